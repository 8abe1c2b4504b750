"""What the logger `coherekit` says: a line for each attempt, and each warning of the API once."""

from __future__ import annotations

import logging
import threading

import pytest

import coherekit
from coherekit._call import logs
from tests.support.fake_api import Canned, FakeApi

TOKENS = {"tokens": [1], "token_strings": ["a"], "meta": {}}
AT_ONCE = {"retry-after-ms": "0"}


@pytest.fixture(autouse=True)
def no_warning_was_given_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "_warned", {})


def said(caplog: pytest.LogCaptureFixture, level: int) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.name == "coherekit" and record.levelno == level]


def test_each_attempt_is_one_debug_line(api: FakeApi, co: coherekit.ClientV2, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="coherekit")
    api.replies.extend([Canned(503, headers=AT_ONCE), Canned(body=TOKENS)])

    co.tokenize(text="a", model="m")

    assert said(caplog, logging.DEBUG) == [
        "POST /v1/tokenize: 503 (attempt 1 of 3)",
        "POST /v1/tokenize: 200 (attempt 2 of 3)",
    ]


def test_a_warning_of_the_api_is_logged_once(
    api: FakeApi, co: coherekit.ClientV2, caplog: pytest.LogCaptureFixture
) -> None:
    api.replies.extend([Canned(body=TOKENS, headers={"X-API-Warning": "model m\tis deprecated"})] * 3)
    api.replies.append(Canned(400, headers={"X-API-Warning": "another"}))

    for _ in range(3):
        co.tokenize(text="a", model="m")
    with pytest.raises(coherekit.BadRequestError):
        co.tokenize(text="a", model="m")

    assert said(caplog, logging.WARNING) == [
        "the API warns: model m is deprecated (POST /v1/tokenize)",
        "the API warns: another (POST /v1/tokenize)",
    ]


def test_once_from_many_threads(api: FakeApi, co: coherekit.ClientV2, caplog: pytest.LogCaptureFixture) -> None:
    api.replies.extend([Canned(body=TOKENS, headers={"X-API-Warning": "old"})] * 8)
    threads = [threading.Thread(target=lambda: co.tokenize(text="a", model="m")) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(said(caplog, logging.WARNING)) == 1


def test_a_server_that_makes_up_warnings_for_ever_fills_neither_memory_nor_log(
    api: FakeApi, co: coherekit.ClientV2, caplog: pytest.LogCaptureFixture
) -> None:
    api.replies.extend(
        Canned(body=TOKENS, headers={"X-API-Warning": f"{number} {'x' * 5000}"}) for number in range(150)
    )
    for _ in range(150):
        co.tokenize(text="a", model="m")

    assert len(said(caplog, logging.WARNING)) == len(logs._warned) == 100
    assert max(map(len, logs._warned)) < 600
