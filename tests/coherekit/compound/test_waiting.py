"""The flow of `wait`, driven by hand under a fake clock: when it polls, how long it pauses, how it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from cohere_api import Batch, CreateBatchResponse, Dataset, DatasetsCreateResponse, EmbedJob, FinetunedModel
from cohere_api.runtime import WaitOptions
from cohere_api.waits import WAITS

import coherekit
from coherekit._call.call import call
from coherekit._call.retry import Retry
from coherekit._call.steps import Sleep
from coherekit._compound.polling import Polled, poll_until_done
from coherekit._port.exchange import Reply, Send
from coherekit._settings.options import resolve_settings

SETTINGS = resolve_settings(api_key="key-for-tests", base_url="https://api.test")
START = 1000.0
CREATED = DatasetsCreateResponse(id="d")


def dataset(state: str, **more: Any) -> Reply:
    return Reply(200, {}, json.dumps({"dataset": {"id": "d", "validation_status": state, **more}}).encode())


class Wait:
    """One run of `wait`: `result` or `error`, the pauses in it, and what was observed.

    `replies` answer the polls, the last one again and again; each takes `seconds`.
    """

    def __init__(
        self,
        *replies: Reply,
        target: Any = CREATED,
        timeout: float | None = None,
        interval: float = 2.0,
        on_poll: Callable[[Any], object] | None = None,
        seconds: float = 0.0,
        most: int = 1000,
    ) -> None:
        self.now, self.pauses = START, list[float]()
        self.paths, self.observed = list[str](), list[Polled]()
        self.result: Any = None
        self.error: Any = None
        options: WaitOptions = {"timeout": timeout, "interval": interval, "on_poll": on_poll, "progress": False}
        retry = Retry(chance=lambda: 1.0, now=lambda: self.now)
        steps = poll_until_done(
            lambda request: call(SETTINGS, retry, request),
            WAITS,
            target,
            options,
            observe=self.observed.append,
            clock=lambda: self.now,
        )
        left, outcome = list(replies), None
        try:
            while len(self.paths) < most:
                step = steps.send(outcome)
                outcome = None
                if isinstance(step, Sleep):
                    self.pauses.append(step.seconds)
                    self.now += step.seconds
                elif isinstance(step, Send):
                    self.paths.append(step.url.removeprefix("https://api.test"))
                    self.now += seconds
                    outcome = left.pop(0) if len(left) > 1 else left[0]
        except StopIteration as stop:
            self.result = stop.value
        except coherekit.CohereError as error:
            self.error = error


class TestPauses:
    def test_each_is_half_as_long_again_up_to_30_seconds(self) -> None:
        run = Wait(dataset("queued"), interval=2, most=10)
        assert run.pauses == [2, 3, 4.5, 6.75, 10.125, 15.1875, 22.78125, 30, 30]

    def test_a_longer_interval_stays_as_it_is(self) -> None:
        assert Wait(dataset("queued"), interval=45, most=4).pauses == [45, 45, 45]

    def test_the_last_one_ends_with_the_timeout_and_a_poll_follows_it(self) -> None:
        run = Wait(dataset("queued"), timeout=10, interval=4)
        assert run.pauses == [4, 6]
        assert len(run.paths) == 3
        assert run.now == START + 10

    def test_the_time_that_polls_take_counts(self) -> None:
        run = Wait(dataset("queued"), timeout=10, interval=2, seconds=3)
        # Polls end at 3, 8 and 13: the pauses between them are 2 seconds whole, and the 2 that are left.
        assert run.pauses == [2, 2]
        assert isinstance(run.error, coherekit.WaitTimeout)

    def test_a_poll_that_fails_for_a_moment_is_sent_again_as_any_call_is(self) -> None:
        run = Wait(Reply(503, {"retry-after": "7"}, b""), dataset("validated"))
        assert run.pauses == [7]
        assert run.result.dataset.validation_status == "validated"

    def test_a_poll_that_fails_for_good_ends_the_wait(self) -> None:
        run = Wait(dataset("queued"), Reply(404, {}, b'{"message": "no such dataset"}'))
        assert isinstance(run.error, coherekit.NotFoundError)


class TestTheEnd:
    @pytest.mark.parametrize("state", ["validated", "skipped"])
    def test_the_last_reply_is_given_at_once_when_it_is_done(self, state: str) -> None:
        run = Wait(dataset("queued"), dataset(state), timeout=100, interval=1)
        assert run.result.dataset.validation_status == state
        assert run.pauses == [1]

    def test_a_timeout_of_0_polls_once(self) -> None:
        run = Wait(dataset("processing"), timeout=0)
        assert (len(run.paths), run.pauses) == (1, [])
        said = "WaitTimeout: d is still processing after 0 seconds (GET /v1/datasets/d)"
        assert (str(run.error), run.error.state) == (said, "processing")
        assert run.error.reply.dataset.id == "d"
        assert Wait(dataset("validated"), timeout=0).result is not None

    def test_a_failure_says_why(self) -> None:
        run = Wait(dataset("failed", validation_error="bad line 3"))
        assert str(run.error) == "JobFailed: d is failed: bad line 3 (GET /v1/datasets/d)"
        assert (run.error.state, run.error.reason) == ("failed", "bad line 3")
        assert run.error.reply.dataset.id == "d"

    def test_a_failure_without_a_reason(self) -> None:
        model = {"finetuned_model": {"id": "m", "status": "STATUS_FAILED"}}
        target: Any = FinetunedModel.from_dict({"id": "m"})
        run = Wait(Reply(200, {}, json.dumps(model).encode()), target=target)
        assert run.error.message == "m is STATUS_FAILED"
        assert run.error.reason is None


class TestWhatIsTold:
    def test_on_poll_gets_every_reply_the_last_one_too(self) -> None:
        states: list[str] = []
        Wait(
            *map(dataset, ("queued", "processing", "failed")),
            on_poll=lambda reply: states.append(reply.dataset.validation_status),
        )
        assert states == ["queued", "processing", "failed"]

    def test_an_async_on_poll_is_refused_rather_than_forgotten(self) -> None:
        async def on_poll(reply: Any) -> None: ...

        run = Wait(dataset("queued"), on_poll=on_poll)
        assert isinstance(run.error, coherekit.ValidationError)
        assert "on_poll is an async function" in str(run.error)

    def test_counts_where_the_marker_has_them(self) -> None:
        batch = {"id": "b", "status": "BATCH_STATUS_COMPLETED", "num_successful_records": 3, "num_records": 4}
        run = Wait(Reply(200, {}, json.dumps({"batch": batch}).encode()), target=Batch.from_dict({"id": "b"}))
        assert [(one.state, one.count, one.total) for one in run.observed] == [("BATCH_STATUS_COMPLETED", 3, 4)]

    def test_and_none_where_it_has_none(self) -> None:
        run = Wait(dataset("validated"))
        assert [(one.state, one.count, one.total) for one in run.observed] == [("validated", None, None)]


class TestTargets:
    @pytest.mark.parametrize(
        ("target", "path"),
        [
            (Dataset.from_dict({"id": "d/1"}), "/v1/datasets/d%2F1"),
            (Batch.from_dict({"id": "b"}), "/v2/batches/b"),
            (CreateBatchResponse.from_dict({"batch": {"id": "b"}}), "/v2/batches/b"),
            (FinetunedModel.from_dict({"id": "m"}), "/v1/finetuning/finetuned-models/m"),
            (EmbedJob.from_dict({"job_id": "j"}), "/v1/embed-jobs/j"),
        ],
    )
    def test_replies_and_what_they_hold(self, target: Any, path: str) -> None:
        assert Wait(Reply(200, {}, b"{}"), target=target, timeout=0).paths == [path]

    def test_a_class_derived_from_one_of_them(self) -> None:
        class Mine(Dataset):
            """A class of the user's own."""

        assert Wait(dataset("validated"), target=Mine.from_dict({"id": "d"})).paths == ["/v1/datasets/d"]

    @pytest.mark.parametrize("target", ["d", None, coherekit.ListModelsResponse(models=[])])
    def test_what_cannot_be_waited_for(self, target: Any) -> None:
        run = Wait(dataset("validated"), target=target)
        name = type(target).__name__
        assert isinstance(run.error, coherekit.ValidationError)
        assert run.error.message.startswith(f"can't wait for {name}; wait for one of Batch, CreateBatchResponse, ")
        assert run.paths == []

    @pytest.mark.parametrize("target", [DatasetsCreateResponse(), DatasetsCreateResponse(id="")])
    def test_one_without_an_id(self, target: Any) -> None:
        assert Wait(dataset("validated"), target=target).error.message == "DatasetsCreateResponse has no id to wait for"


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"interval": -1}, "interval must be a number of seconds, 0 or more, not -1"),
        ({"interval": None}, "interval must be a number of seconds"),
        ({"interval": True}, "interval must be a number of seconds"),
        ({"timeout": float("nan")}, "timeout must be a number of seconds"),
        ({"timeout": float("inf")}, "timeout must be a number of seconds"),
        ({"timeout": "5"}, "timeout must be a number of seconds"),
        ({"on_poll": "print"}, "on_poll must be a function, not str"),
    ],
)
def test_options_that_cannot_be_used(options: dict[str, Any], says: str) -> None:
    run = Wait(dataset("validated"), **options)
    assert isinstance(run.error, coherekit.ValidationError)
    assert run.error.message.startswith(says)
    assert run.paths == []
