"""A key that is planted and sent is found nowhere: not in errors, their chains and pickles, nor in logs and reprs."""

from __future__ import annotations

import json
import logging
import pickle
import traceback
from collections.abc import Callable, Iterator
from typing import Any, TypedDict
from urllib.parse import quote

import httpx
import pytest
from cohere_api.models.datasets import DatasetsCreateResponse
from hypothesis import given
from hypothesis import strategies as st

import coherekit
from coherekit import _json
from coherekit._call.redaction import find_secrets, redact
from coherekit._call.reply import redact_json
from tests.support.fake_api import HANG_UP, Canned, FakeApi

KEY = "co-Planted/Key+1234"
ESCAPED = "".join(f"\\u{ord(char):04X}" for char in KEY)
PERCENT = "".join(f"%{ord(char):02x}" for char in KEY)
ENTITIES = "".join(f"&#{ord(char)};" for char in KEY)
ECHOES = {
    "plain": KEY,
    "bearer": f"Bearer {KEY}",
    "escaped": ESCAPED,
    "escaped twice": ESCAPED.replace("\\", "\\\\"),
    "slash": KEY.replace("/", "\\/"),
    "quoted": quote(KEY, safe=""),
    "percent": PERCENT,
    "percent twice": PERCENT.replace("%", "%25"),
    "entities": ENTITIES,
    "part": KEY[:9] + "\\u" + f"{ord(KEY[9]):04x}" + KEY[10:],
}
TOKENS = {"tokens": [1], "token_strings": ["a"], "meta": {}}


@pytest.fixture
def records(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG, logger="coherekit")
    return caplog


def ask(co: Any) -> Any:
    return co.tokenize(text="a", model="m")


def stream(co: Any) -> Any:
    return list(co.chat_stream(model="m", messages=[]))


def failure(api: FakeApi, use: Callable[[Any], Any] = ask, **options: Any) -> coherekit.CohereError:
    arguments: dict[str, Any] = {"api_key": KEY, "base_url": api.url, "max_retries": 0, **options}
    with coherekit.ClientV2(**arguments) as co, pytest.raises(coherekit.CohereError) as caught:
        use(co)
    return caught.value


def chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def shown(error: coherekit.CohereError) -> str:
    """All that may come to someone's eyes."""
    texts = [str(error), repr(error), repr(vars(error)), *traceback.format_exception(error)]
    texts += [repr(one) + str(one) + repr(one.args) for one in chain(error)]
    return " ".join(texts) + pickle.dumps(error, 0).decode("latin-1")


def assert_hidden(error: coherekit.CohereError, records: pytest.LogCaptureFixture, secret: str = KEY) -> None:
    everything = shown(error) + records.text + "".join(repr(vars(record)) for record in records.records)
    for form in (secret, ESCAPED, ESCAPED.lower(), PERCENT, PERCENT.upper(), quote(secret, safe="")):
        assert form not in everything
    known = ("coherekit", "cohere_api", "builtins")
    assert not [one for one in chain(error) if not type(one).__module__.startswith(known)]


@pytest.mark.parametrize("echo", ECHOES.values(), ids=ECHOES)
def test_a_server_that_repeats_it(api: FakeApi, records: pytest.LogCaptureFixture, echo: str) -> None:
    body = b'{"message": "bad token \'%s\'", "id": "i", "more": ["%s"]}' % (echo.encode(), echo.encode())
    api.replies.append(Canned(401, body=body, headers={"x-echo": echo, "x-api-warning": echo, "x-request-id": echo}))

    error = failure(api)

    assert_hidden(error, records)
    assert "[redacted]" in error.message
    assert error.body["more"] == [error.message.removeprefix("bad token '").removesuffix("'")]


def test_a_connection_that_fails(api: FakeApi, records: pytest.LogCaptureFixture) -> None:
    api.replies.append(HANG_UP)
    assert_hidden(failure(api), records)
    assert_hidden(failure(api, base_url="http://127.0.0.1:9"), records)


def test_a_key_function_and_a_key_that_is_changed_between_attempts(
    api: FakeApi, records: pytest.LogCaptureFixture
) -> None:
    keys = iter([KEY, "another-key-of-mine"])
    body = f'{{"message": "{KEY} another-key-of-mine"}}'.encode()
    api.replies.extend([Canned(503, body=body, headers={"retry-after-ms": "1"}), Canned(503, body=body)])

    error = failure(api, api_key=lambda: next(keys), max_retries=1)

    assert_hidden(error, records)
    assert error.message == "[redacted] [redacted]"


def test_credentials_of_a_proxy(records: pytest.LogCaptureFixture) -> None:
    with FakeApi(Canned(407, body=b"who?")) as proxy:
        address = proxy.url.replace("//", f"//user:{quote(KEY, safe='')}@")
        with httpx.Client(proxy=address) as own:
            error = failure(proxy, http_client=own, base_url="http://api.test", allow_http=True)
        with httpx.Client(proxy=address.replace(proxy.url.rpartition(":")[2], "9")) as own:
            refused = failure(proxy, http_client=own, base_url="http://api.test", allow_http=True)

    assert error.status_code == 407
    for one in (error, refused):
        assert_hidden(one, records)


def test_what_is_refused_before_it_is_sent(api: FakeApi, records: pytest.LogCaptureFixture) -> None:
    bad = KEY + "\n"
    cases: list[Callable[[], Any]] = [
        lambda: coherekit.Client(bad),
        lambda: coherekit.Client("k", headers={"authorization": bad}),
        lambda: failure(api, api_key=lambda: bad),
        lambda: coherekit.Client(KEY, base_url=f"https://user:{KEY}@api.test"),
    ]
    for case in cases[:2] + cases[3:]:
        with pytest.raises(coherekit.ValidationError) as caught:
            case()
        assert_hidden(caught.value, records)
    assert_hidden(cases[2](), records)


def test_a_key_that_is_taken_for_an_id(api: FakeApi, records: pytest.LogCaptureFixture) -> None:
    heard: list[coherekit.RetryEvent] = []
    busy = Canned(503, headers={"x-api-warning": "busy", "retry-after-ms": "1"})
    api.replies.extend([busy, Canned(404, body={"message": "no"})])

    error = failure(api, lambda co: co.datasets.get(KEY), on_retry=heard.append, max_retries=1)

    assert_hidden(error, records)
    assert quote(KEY, safe="") not in repr(heard)
    assert error.path == "/v1/datasets/[redacted]"


def test_a_failure_of_the_http_client_that_shows_it(records: pytest.LogCaptureFixture) -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.LocalProtocolError(f"illegal header {request.headers['authorization']!r}")

    with httpx.Client(transport=httpx.MockTransport(refuse)) as own:
        co = coherekit.ClientV2(KEY, http_client=own)
        with pytest.raises(coherekit.TransportError) as caught:
            ask(co)

    assert_hidden(caught.value, records)
    assert "illegal header 'Bearer [redacted]'" in records.text


def test_the_error_that_the_hook_gets_hides_it_too(api: FakeApi, records: pytest.LogCaptureFixture) -> None:
    heard: list[coherekit.RetryEvent] = []
    api.replies.extend([Canned(503, body=KEY.encode(), headers={"retry-after-ms": "1"}), Canned(503)])

    failure(api, max_retries=1, on_retry=heard.append)

    assert_hidden(heard[0].error, records)
    assert KEY not in repr(heard)


@given(st.text("abcXYZ0189-_./+=~!$&*()[]{}^|?", min_size=8, max_size=40), st.data())
def test_any_key_is_found_in_any_mixture_of_escapes(key: str, data: st.DataObject) -> None:
    forms = (
        str,
        lambda char: f"\\u{ord(char):04x}",
        lambda char: f"%{ord(char):02X}",
        lambda char: f"&#x{ord(char):x};",
    )
    written = "".join(data.draw(st.sampled_from(forms))(char) for char in key)

    assert redact(f"<<{written}>>", [key]) == "<<[redacted]>>"


def test_what_is_not_the_key_stays() -> None:
    assert redact("Co-Planted/Key+1234 co-Planted/Key+123", [KEY]) == "Co-Planted/Key+1234 co-Planted/Key+123"
    assert redact("abc", ["abc"]) == "abc"
    assert redact("attest contests test_ 0test retested", ["test"]) == "attest contests test_ 0test retested"


@pytest.mark.parametrize(
    "around", ["%s", "'%s'", "Bearer %s", "a%%20%s", "\\n%s\\n", "\\u0022%s\\u0022", "&#34;%s", "(%s)"]
)
def test_a_short_key_is_found_where_it_is_a_word(around: str) -> None:
    for key in ("abcd", "Dev-Key", "%2F/+"):
        assert redact(around % key, [key]) == around % "[redacted]"


class Number(TypedDict):
    number: int


@pytest.mark.parametrize("key", ["12345678", "true"])
def test_a_reply_that_holds_it_as_a_number_or_literal_is_left_out(
    api: FakeApi, records: pytest.LogCaptureFixture, key: str
) -> None:
    dataset = {"id": "d", "validation_status": "failed", "anything": json.loads(key)}
    content = [{"type": "text", "text": "no number"}]
    message = {"id": "i", "message": {"role": "assistant", "content": content}, "anything": json.loads(key)}
    api.replies.extend([Canned(body={"dataset": dataset}), Canned(body=message)])

    def wait(co: Any) -> Any:
        return co.wait(DatasetsCreateResponse(id="d"))

    def chat(co: Any) -> Any:
        return co.chat(model="m", messages=[], output_type=Number)

    for use, kind in ((wait, coherekit.JobFailed), (chat, coherekit.OutputError)):
        error = failure(api, use, api_key=key)
        assert isinstance(error, kind)
        assert error.reply is None
        assert_hidden(error, records, key)


@pytest.mark.parametrize("encode", [_json.encode, _json.encode_with_stdlib])
def test_data_that_is_nested_too_deeply_to_be_looked_through_is_left_out(
    monkeypatch: pytest.MonkeyPatch, encode: _json.Encode
) -> None:
    monkeypatch.setattr(_json, "encode", encode)
    deep: Any = KEY
    for _ in range(2000):
        deep = [deep]

    assert redact_json(deep, [KEY]) is None


def test_the_secrets_of_a_request_are_its_credentials() -> None:
    assert find_secrets({"authorization": "Basic abc", "x-other": "y"}) == ("Basic abc", "abc")
