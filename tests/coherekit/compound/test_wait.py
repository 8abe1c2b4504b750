"""`wait` over real sockets, sync and async: what comes back, what is shown, and that it can be given up."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import anyio
import pytest

import cohere_local
import coherekit
from coherekit import AsyncClientV2, ClientV2
from tests.support.fake_api import Canned, FakeApi


def datasets(*states: str) -> list[Canned]:
    return [Canned(body={"dataset": {"id": "d", "validation_status": state}}) for state in states]


def batches(*counted: tuple[str, int], of: int = 8) -> list[Canned]:
    seen = [{"status": f"BATCH_STATUS_{state}", "num_successful_records": count} for state, count in counted]
    return [Canned(body={"batch": {"id": "b", "num_records": of, **one}}) for one in seen]


def waited_sync(url: str, target: Any, **options: Any) -> Any:
    with ClientV2(api_key="key-for-tests", base_url=url) as co:
        return co.wait(target, **options)


def waited_on(backend: str) -> Callable[..., Any]:
    async def waited(url: str, target: Any, options: dict[str, Any]) -> Any:
        async with AsyncClientV2(api_key="key-for-tests", base_url=url) as co:
            return await co.wait(target, **options)

    return lambda url, target, **options: anyio.run(waited, url, target, options, backend=backend)


EITHER = pytest.mark.parametrize("waited", [waited_sync, waited_on("asyncio"), waited_on("trio")])
DATASET = coherekit.DatasetsCreateResponse(id="d")


class TestWait:
    def test_the_last_polls_reply_is_returned(self, api: FakeApi, co: ClientV2) -> None:
        api.replies.extend([Canned(body={"id": "d"}), *datasets("queued", "processing", "validated")])

        reply = co.wait(co.datasets.create(name="n", type="embed-input", data=b"x"), interval=0)

        assert reply.dataset is not None
        assert reply.dataset.validation_status == "validated"
        assert [received.target for received in api.received[1:]] == ["/v1/datasets/d"] * 3

    @EITHER
    def test_each_poll_is_told_and_nothing_is_printed(
        self, api: FakeApi, waited: Callable[..., Any], capfd: pytest.CaptureFixture[str]
    ) -> None:
        api.replies.extend(datasets("queued", "validated"))
        told: list[coherekit.DatasetsGetResponse] = []

        reply = waited(api.url, DATASET, interval=0, on_poll=told.append)

        assert [one.dataset.validation_status for one in told if one.dataset] == ["queued", "validated"]
        assert told[-1] is reply
        assert capfd.readouterr() == ("", "")

    @EITHER
    def test_a_failed_job(self, api: FakeApi, waited: Callable[..., Any]) -> None:
        api.replies.extend([*datasets("queued"), *batches(("FAILED", 1))])
        with pytest.raises(coherekit.WaitTimeout, match="d is still queued after 0 seconds"):
            waited(api.url, DATASET, timeout=0)
        with pytest.raises(coherekit.JobFailed, match="b is BATCH_STATUS_FAILED"):
            waited(api.url, coherekit.Batch(name="n", input_dataset_id="d", model="m", id="b"))

    @pytest.mark.parametrize("backend", ["asyncio", "trio"])
    def test_a_pause_can_be_cancelled(self, api: FakeApi, backend: str) -> None:
        api.replies.extend(datasets("queued"))

        async def given_up() -> bool:
            async with AsyncClientV2(api_key="key-for-tests", base_url=api.url) as co:
                with anyio.move_on_after(30) as scope:
                    await co.wait(DATASET, interval=1000, on_poll=lambda reply: scope.cancel())
                return scope.cancelled_caught

        assert anyio.run(given_up, backend=backend)

    def test_what_a_list_of_the_local_api_gives(self) -> None:
        with cohere_local.running() as api, ClientV2(api_key="any", base_url=api.url) as co:
            co.datasets.create(name="d", type="embed-input", data=("d.jsonl", b'{"text": "a"}\n'))
            replies = [co.wait(dataset, interval=0, timeout=30) for dataset in co.datasets.list().all()]
            states = [reply.dataset.validation_status for reply in replies if reply.dataset]
            assert states == ["validated"]


class TestProgress:
    @pytest.fixture
    def terminal(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> pytest.CaptureFixture[str]:
        """What a terminal of 100 columns would get."""
        monkeypatch.setenv("TTY_COMPATIBLE", "1")
        monkeypatch.setenv("FORCE_COLOR", "1")  # before rich 14
        monkeypatch.setenv("COLUMNS", "100")
        return capsys

    @EITHER
    def test_state_and_counts_are_shown_on_standard_error(
        self, api: FakeApi, waited: Callable[..., Any], terminal: pytest.CaptureFixture[str]
    ) -> None:
        api.replies.extend(batches(("QUEUED", 0), ("IN_PROGRESS", 3), ("COMPLETED", 8)))
        batch = coherekit.Batch(name="n", input_dataset_id="d", model="m", id="b")

        waited(api.url, batch, interval=0, progress=True, on_poll=lambda reply: print(reply.batch.status))

        printed, shown = terminal.readouterr()
        assert "BATCH_STATUS_COMPLETED" in shown
        assert "8/8" in shown
        assert "0:00:00" in shown
        assert printed.split() == ["BATCH_STATUS_QUEUED", "BATCH_STATUS_IN_PROGRESS", "BATCH_STATUS_COMPLETED"]

    def test_without_counts_there_are_state_and_time(self, api: FakeApi, terminal: pytest.CaptureFixture[str]) -> None:
        api.replies.extend(datasets("[bold]queued", "validated"))
        waited_sync(api.url, DATASET, interval=0, progress=True)
        shown = terminal.readouterr().err
        assert "[bold]queued" in shown
        assert "validated" in shown
        assert "/" not in shown

    def test_the_display_ends_with_an_error(self, api: FakeApi, terminal: pytest.CaptureFixture[str]) -> None:
        api.replies.extend(datasets("queued"))
        with pytest.raises(coherekit.WaitTimeout):
            waited_sync(api.url, DATASET, timeout=0, progress=True)
        # The cursor, hidden while it lasts, is there again.
        shown = terminal.readouterr().err
        assert shown.rindex("\x1b[?25h") > shown.rindex("\x1b[?25l")

    def test_a_total_of_0_is_not_known_yet(self, api: FakeApi, terminal: pytest.CaptureFixture[str]) -> None:
        api.replies.extend(batches(("QUEUED", 0), ("COMPLETED", 0), of=0))
        waited_sync(api.url, coherekit.Batch.from_dict({"id": "b"}), interval=0, progress=True)
        assert "0/0" not in terminal.readouterr().err

    def test_nothing_is_shown_for_what_cannot_be_waited_for(
        self, co: ClientV2, capsys: pytest.CaptureFixture[str]
    ) -> None:
        target: Any = "d"
        with pytest.raises(coherekit.ValidationError, match="can't wait for str"):
            co.wait(target, progress=True)
        assert capsys.readouterr() == ("", "")

    def test_without_rich_the_error_says_what_to_install(
        self, api: FakeApi, co: ClientV2, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "rich.console", None)
        with pytest.raises(coherekit.ValidationError, match=r"needs rich: pip install 'coherekit\[progress\]'"):
            co.wait(DATASET, progress=True)
        assert api.received == []
