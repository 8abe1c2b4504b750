"""`wait` polls until the state is final, and says how it ended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import coherekit
from tests.fake_api import Canned, FakeApi


@pytest.fixture
def api() -> Iterator[FakeApi]:
    with FakeApi() as server:
        yield server


@pytest.fixture
def co(api: FakeApi) -> Iterator[coherekit.ClientV2]:
    with coherekit.ClientV2(api_key="key-for-tests", base_url=api.url) as client:
        yield client


class TestWait:
    def states(self, *states: str) -> list[Canned]:
        return [Canned(body={"dataset": {"id": "d", "validation_status": state}}) for state in states]

    def test_the_last_polls_reply_is_returned(self, api: FakeApi, co: coherekit.ClientV2) -> None:
        api.replies.extend([Canned(body={"id": "d"}), *self.states("queued", "processing", "validated")])

        reply = co.wait(co.datasets.create(name="n", type="embed-input", data=b"x"), interval=0)

        assert reply.dataset is not None
        assert reply.dataset.validation_status == "validated"
        assert [received.target for received in api.received[1:]] == ["/v1/datasets/d"] * 3

    def test_a_failed_job(self, api: FakeApi, co: coherekit.ClientV2) -> None:
        failed = {"dataset": {"id": "d", "validation_status": "failed", "validation_error": "bad line 3"}}
        api.replies.extend([*self.states("queued"), Canned(body=failed)])
        with pytest.raises(coherekit.JobFailed) as caught:
            co.wait(coherekit.DatasetsCreateResponse(id="d"), interval=0)

        assert str(caught.value) == "JobFailed: d is failed: bad line 3 (GET /v1/datasets/d)"
        assert (caught.value.state, caught.value.reason) == ("failed", "bad line 3")

    def test_it_takes_too_long(self, api: FakeApi, co: coherekit.ClientV2) -> None:
        api.replies.extend(self.states("queued"))
        with pytest.raises(coherekit.WaitTimeout, match="d is still queued after 0 seconds") as caught:
            co.wait(coherekit.DatasetsCreateResponse(id="d"), timeout=0)

        assert caught.value.state == "queued"

    @pytest.mark.parametrize(
        ("target", "options", "says"),
        [
            (coherekit.DatasetsCreateResponse(), {}, "DatasetsCreateResponse has no id to wait for"),
            (coherekit.DatasetsCreateResponse(id="d"), {"interval": -1}, "interval must be a number of seconds"),
            (coherekit.DatasetsCreateResponse(id="d"), {"timeout": float("nan")}, "timeout must be a number"),
        ],
    )
    def test_what_cannot_be_waited_for(
        self, co: coherekit.ClientV2, target: Any, options: dict[str, Any], says: str
    ) -> None:
        with pytest.raises(coherekit.ValidationError, match=says):
            co.wait(target, **options)
