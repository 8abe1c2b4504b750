"""Each fault that the local API makes on demand ends a call as documented, and the client's next call succeeds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

import cohere_local
import coherekit
from cohere_local import LocalApi
from cohere_local.faults.faults import FaultFields
from tests.support.trust.fault_calls import KINDS, MESSAGES, outcomes
from tests.support.trust.fault_checks import PAUSES, Tally, check_secrets
from tests.support.trust.faults import EARLY, NOTHING, QUICK, SMALL, Told

CHAT = "POST /v2/chat"
CUT = Told(coherekit.StreamInterrupted, NOTHING)
LOST = Told(coherekit.TransportError, NOTHING, 3)
TOO_SLOW = Told(coherekit.ApiTimeoutError, "the reply took too long", 2)
WHOLE = Told(None)


@dataclass(frozen=True)
class Case:
    fault: FaultFields
    unary: Told
    stream: Told
    options: dict[str, Any] = field(default_factory=dict[str, Any])


def both(fault: FaultFields, told: Told, **options: Any) -> Case:
    return Case(fault, told, told, options)


CASES = {
    "status": both({"status": 503}, Told(coherekit.ServiceUnavailableError, "a fault on demand", 3)),
    "message": both({"status": 400, "message": "no such model"}, Told(coherekit.BadRequestError, "no such model")),
    "retry_after": both(
        {"status": 429, "retry_after": 7}, Told(coherekit.TooManyRequestsError, "a fault on demand", 3, (7.0, 7.0))
    ),
    "headers": both(
        {"status": 429, "headers": {"retry-after-ms": "2500"}},
        Told(coherekit.TooManyRequestsError, "a fault on demand", 3, (2.5, 2.5)),
    ),
    "latency": both({"latency": 0.02}, WHOLE),
    "latency beyond the timeout": both({"latency": 0.4}, TOO_SLOW, **QUICK),
    "drop before headers": both({"drop": "before-headers"}, LOST),
    "drop in the body": Case({"drop": "mid-body"}, LOST, Told(coherekit.StreamInterrupted, NOTHING, 3)),
    "drop in the stream": Case({"drop": "mid-stream"}, LOST, CUT),
    "reset": both({"reset": True}, LOST),
    "reset in the stream": Case({"reset": True, "drop": "mid-stream"}, LOST, CUT),
    "truncate_at": Case({"truncate_at": 10}, LOST, Told(coherekit.StreamInterrupted, NOTHING, 3)),
    "garbage": both({"garbage": True}, LOST),
    "stream_error": Case({"stream_error": True}, WHOLE, Told(coherekit.StreamError, "a fault on demand")),
    "no_final_event": Case({"no_final_event": True}, WHOLE, Told(coherekit.StreamInterrupted, EARLY)),
    "html": Case(
        {"html": True},
        Told(coherekit.DecodeError, "the reply is not JSON"),
        Told(coherekit.StreamError, "the reply is no stream but text/html"),
    ),
    "html of a gateway": both({"html": True, "status": 502}, Told(coherekit.ApiError, "bad gateway", 3)),
    "gzip_bomb": Case(
        {"gzip_bomb": True},
        Told(coherekit.ReplyTooLarge, "more than 2000 bytes"),
        Told(coherekit.StreamError, "more than 2000 bytes"),
        dict(SMALL),
    ),
    "slow_bytes": both({"slow_bytes": 800}, WHOLE),
}


@pytest.fixture(scope="module")
def running() -> Iterator[LocalApi]:
    with cohere_local.running() as api:
        yield api


@pytest.fixture
def local(running: LocalApi) -> LocalApi:
    running.controls.faults.clear()
    return running


def chat(co: Any) -> Any:
    return co.chat(model="m", messages=MESSAGES)


def chat_stream(co: Any) -> Any:
    return co.chat_stream(model="m", messages=MESSAGES).final()


def test_every_fault_is_among_the_cases() -> None:
    assert {name for case in CASES.values() for name in case.fault} == set(FaultFields.__annotations__)


# httpx and httpcore leave their generators to the collector, which trio warns of.
@pytest.mark.filterwarnings("ignore:Async generator")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("call", [chat, chat_stream])
@pytest.mark.parametrize("name", CASES)
def test_a_fault(local: LocalApi, tally: Tally, *, name: str, call: Any, kind: str) -> None:
    case = CASES[name]
    told = case.unary if call is chat else case.stream
    local.fail_next(CHAT, times=told.requests, **case.fault)
    before = len(local.requests.to(CHAT))

    during, after = outcomes(
        kind, lambda co: call(co.with_options(**case.options)), call, base_url=local.url, timeout=5
    )

    tally.add(during.error)
    assert (type(during.error) if during.error else None, during.slept) == (
        told.error,
        PAUSES[: told.requests - 1] if told.waits is None else told.waits,
    )
    if isinstance(during.error, coherekit.CohereError):
        assert told.says in during.error.message
        assert during.error.attempts == told.requests
        check_secrets(during.error)
    else:
        assert during.value.text == after.value.text
    assert after.error is None
    assert after.value.finish_reason == "COMPLETE"
    assert len(local.requests.to(CHAT)) - before == told.requests + 1
