"""A planted key is in nothing that is public: objects of real calls, good and failed, to a server that repeats it."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import coherekit
from tests.support.fake_api import HANG_UP, Canned, FakeApi
from tests.support.saved import dataset
from tests.support.trust.every_client import OF_OURS, TOKENS, chat_stream, tokenize
from tests.support.trust.figures import Figures
from tests.support.trust.planted import Echo, Seen, forms, used

KEYS = {"long": "co-Planted/Key+1234", "short": "Dev-K1+"}
MODELS = {"models": [{"name": "m"}], "next_page_token": "more"}


@dataclass
class Number:
    value: int


def raw_tokenize(co: Any) -> Any:
    method: Callable[..., Any] = coherekit.raw(co.tokenize)
    return method(text="a", model="m")


@pytest.fixture(params=KEYS)
def key(request: pytest.FixtureRequest) -> str:
    return KEYS[request.param]


@pytest.fixture
def seen(key: str, caplog: pytest.LogCaptureFixture, figures: Figures) -> Iterator[Seen]:
    caplog.set_level(logging.DEBUG, logger="coherekit")
    seen = Seen(forms(key))
    yield seen
    records = [record for record in caplog.get_records("call") if record.name == "coherekit"]
    logged = "".join(record.getMessage() + repr(vars(record)) for record in records)
    assert logged
    seen.leaks += [f"logs: {form}" for form in seen.secrets if form in logged]
    print(*seen.leaks, sep="\n")
    figures.at_most("secrets shown", len(seen.leaks), 0, over="objects, each in 5 ways and more", count=seen.objects)


@OF_OURS
def test_calls_that_fail(api: FakeApi, seen: Seen, key: str, kind: str) -> None:
    for options in ({}, {"deadline": 30}, {"api_key": lambda: key}):
        for canned in Echo(key).failures():
            api.replies.extend([canned, canned])
            outcome = used(kind, api.url, tokenize, seen, **{"api_key": key, **options})
            assert isinstance(outcome, coherekit.CohereError), canned
            api.replies.clear()


@OF_OURS
def test_what_is_told_of_retries(api: FakeApi, seen: Seen, key: str, kind: str) -> None:
    api.replies.extend([Echo(key).reply(503, headers={"retry-after-ms": "1"}), Echo(key).reply(401)])
    assert isinstance(used(kind, api.url, tokenize, seen, api_key=key, max_retries=1), coherekit.UnauthorizedError)
    assert seen.objects > 1


@OF_OURS
def test_streams_that_fail(api: FakeApi, seen: Seen, key: str, kind: str) -> None:
    for canned in [*Echo(key).broken_streams(), Echo(key).reply(401), Echo(key).reply(500), HANG_UP]:
        api.replies.append(canned)
        outcome = used(kind, api.url, chat_stream, seen, api_key=key)
        assert isinstance(outcome, coherekit.CohereError), canned


@OF_OURS
def test_replies_whose_headers_repeat_it(api: FakeApi, seen: Seen, key: str, kind: str) -> None:
    api.replies.extend([Echo(key).reply(body=TOKENS)] * 2 + [Echo(key).reply(body=MODELS)])
    reply = used(kind, api.url, tokenize, seen, api_key=key)
    raw = used(kind, api.url, raw_tokenize, seen, api_key=key)
    page = used(kind, api.url, lambda co: co.models.list(), seen, api_key=key)
    for name, thing in {"http": reply.http, "raw": raw, "page": page.http}.items():
        for one in (thing, thing.headers, getattr(thing, "request_id", None), getattr(thing, "headers_as_given", None)):
            seen.look_at(name, one)
    assert raw.headers["x-request-id"] == "[redacted]"
    assert (reply.tokens, page.models[0].name) == ([1], "m")


@OF_OURS
def test_jobs_that_fail_and_say_why(api: FakeApi, seen: Seen, key: str, kind: str) -> None:
    said = Echo(key).said

    def wait(co: Any, timeout: float | None) -> Any:
        return co.wait(dataset(), timeout=timeout)

    for state, timeout in (("failed", None), ("queued", 0)):
        told = {"id": "d", "validation_status": state, "validation_error": said, "name": said}
        api.replies.append(Canned(body={"dataset": told}))
        error = used(kind, api.url, partial(wait, timeout=timeout), seen, api_key=key)
        assert isinstance(error, coherekit.JobFailed | coherekit.WaitTimeout)
        assert error.reply.dataset.id == "d"
        seen.look_at("reply", error.reply)


@OF_OURS
def test_texts_that_are_no_value(api: FakeApi, seen: Seen, key: str, kind: str) -> None:
    message = {"role": "assistant", "content": [{"type": "text", "text": Echo(key).said}]}
    api.replies.append(Canned(body={"id": "i", "finish_reason": "COMPLETE", "message": message}))
    error = used(kind, api.url, lambda co: co.chat(model="m", messages=[], output_type=Number), seen, api_key=key)
    assert isinstance(error, coherekit.OutputError)


@OF_OURS
@pytest.mark.parametrize(
    "name", ["Cookie", "X-Auth-Token", "Proxy-Authorization", "Authorization", "X-API-Key", "X-Secret"]
)
def test_credentials_of_the_users_own(api: FakeApi, seen: Seen, key: str, kind: str, name: str) -> None:
    value = f"a=b; session={key}" if name == "Cookie" else f"Basic {key}"
    api.replies.extend([Echo(key).reply(401)] * 2)
    used(kind, api.url, tokenize, seen, api_key="another-key", headers={name: value})
    more = {"additional_headers": {name: value}}
    used(
        kind,
        api.url,
        lambda co: co.tokenize(text="a", model="m", request_options=more),
        seen,
        api_key="another-key",
        max_retries=0,
    )


@OF_OURS
@pytest.mark.parametrize("canned", [Canned(401), HANG_UP, Canned(chunks=[b"{"], cut=True), Canned(body=b"{")])
def test_the_variables_of_a_traceback(api: FakeApi, key: str, kind: str, canned: Canned) -> None:
    """What tools that print them would show of our own frames, if nobody else shows the key."""
    for use in (tokenize, chat_stream):
        api.replies.append(canned)
        error = used(kind, api.url, use, Seen([]), api_key=key)
        frames = traceback.TracebackException.from_exception(error, capture_locals=True).stack
        ours = [frame for frame in frames if "coherekit" in Path(frame.filename).parts]
        assert len(ours) > 2
        assert key not in "".join(value for frame in ours for value in (frame.locals or {}).values())


def test_what_leaks_is_found(key: str) -> None:
    """That the tests above can fail."""
    for form in forms(key):
        for thing in (coherekit.CohereError(form), form, [form], {"a": form}):
            seen = Seen(forms(key))
            seen.look_at("planted", thing)
            assert seen.leaks or repr(form)[1:-1] != form
