"""Whatever a server sends as a reply, decoding it and looking at it raises our errors and nothing else."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
from cohere_api import ApiMeta, endpoints, runtime
from cohere_api.endpoints import embed, models_get, v2_chat, v2_embed
from cohere_api.runtime import Endpoint, Strictness, decode_datetime, decode_list
from hypothesis import given, settings
from hypothesis import strategies as st

import coherekit
from coherekit import DecodeError, _json
from coherekit._call.reply import decode_part, decode_reply
from coherekit._compound.merging import merge_replies
from coherekit._port.exchange import Reply
from coherekit._streams.events import EventReader
from coherekit.errors import ErrorContext
from tests.support.trust.figures import FULL, Figures, sized
from tests.support.trust.mutations import mutated
from tests.support.whole_spec import PACKAGE

OURS = coherekit.CohereError
Decode = Callable[[Any, bool], Any]
MODELS = {
    name: (PACKAGE.model(name).from_dict, PACKAGE.samples.component(name)) for name in PACKAGE.of_kind("properties")
}
UNIONS = {
    name: (lambda value, strict, name=name: PACKAGE.decode_union(name, value, strict), PACKAGE.samples.component(name))
    for name in PACKAGE.of_kind("oneOf")
}
SAMPLES: dict[str, tuple[Decode, Any]] = MODELS | UNIONS
ENDPOINTS = [
    import_module(f"{endpoints.__name__}.{module.name}").ENDPOINT for module in iter_modules(endpoints.__path__)
]
LIMIT = 2**26
WIDE = [float("nan"), float("inf"), "\ud800", 1e300, "1" * 30 + "h", "2024-05-06 07:08:09 EST"]
JSON_DECODERS = {"orjson": _json.decode, "stdlib": _json.decode_with_stdlib}

fuzzed = settings(max_examples=sized(full=5_000, quick=200), deadline=None, derandomize=not FULL, database=None)


@cache
def replies(name: str) -> st.SearchStrategy[Any]:
    return mutated(SAMPLES[name][1], values=WIDE)


def look_at(made: Any) -> None:
    """Everything that code does with a model that it did not expect to be odd."""
    repr(made)
    getattr(made, "text", None)
    runtime.plain(made)
    if isinstance(made, runtime.Model):
        dict(made)
        made.model_dump()
        # Not ==, since NaN is no equal of itself.
        assert type(pickle.loads(pickle.dumps(made))) is type(made)


@pytest.mark.timeout(1200)
def test_any_reply_decodes_or_is_a_problem_of_ours(figures: Figures) -> None:
    decoded: list[bool] = []

    @fuzzed
    @given(st.data(), st.sampled_from(sorted(SAMPLES)), st.booleans())
    def decode(data: st.DataObject, name: str, strict: bool) -> None:
        reply = data.draw(replies(name))
        try:
            made = SAMPLES[name][0](reply, strict)
        except DecodeError:
            decoded.append(False)
        else:
            look_at(made)
            decoded.append(True)

    def over() -> str:
        return f"{len(decoded):,} mutated replies, {len(SAMPLES)} types"

    with figures.no_failure("errors of others from decoders", over=over):
        decode()
    assert {True, False} == set(decoded)


def as_reply(body: bytes) -> Reply:
    return Reply(status_code=200, headers={}, body=body)


@fuzzed
@given(
    st.sampled_from([one for one in ENDPOINTS if one.decode is not runtime.decode_nothing]),
    st.binary(max_size=30)
    | st.sampled_from([b"[" * 5_000, b'{"a":' * 5_000, b'{"a": NaN}', b'{"id": 1, "id": {}}', b"\xef\xbb\xbf{}"]),
    st.sampled_from(sorted(JSON_DECODERS)),
    st.booleans(),
)
def test_any_bytes_as_a_reply_are_a_problem_of_ours(
    endpoint: Endpoint[Any], body: bytes, decoder: str, strict: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_json, "decode", JSON_DECODERS[decoder])
        with suppress(DecodeError):
            look_at(decode_reply(endpoint, as_reply(body), strict, ErrorContext))


NUMBERS = [
    "0",
    "-0",
    "1.0",
    "2e3",
    "18446744073709551616",
    "-9223372036854775809",
    "1e400",
    "-1e400",
    "1" * 400,
    "1" * 5_000,
]


@pytest.mark.parametrize(
    "text", [*NUMBERS, "NaN", "Infinity", "-Infinity", '"\\u00e9"', '{"a": 1, "a": 2}', "[1,]", ""]
)
def test_both_json_decoders_give_the_same(text: str) -> None:
    found: list[Any] = []
    for decode in JSON_DECODERS.values():
        try:
            found.append(repr(decode(text.encode())))
        except ValueError:
            found.append(None)
    assert found[0] == found[1]


def bottomless(value: Any, strict: Strictness) -> Any:
    """As the decoder of a schema whose lists hold itself."""
    return decode_list(value, bottomless, strict)


@pytest.mark.parametrize("decoder", JSON_DECODERS)
def test_a_reply_nested_deeper_than_python_calls_go_is_an_error_of_ours(
    decoder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_json, "decode", JSON_DECODERS[decoder])
    body = b"[" * 900 + b"]" * 900
    endpoint = models_get.ENDPOINT._replace(decode=bottomless)
    with pytest.raises(DecodeError, match="nested"):
        decode_reply(endpoint, as_reply(body), False, ErrorContext)
    assert decode_part(endpoint, json.loads(body)) is None
    reader = EventReader(v2_chat.STREAM._replace(decode=bottomless), "text/event-stream", False, LIMIT)
    [(events, problem)] = reader.feed(b"data: " + body + b"\n\n")
    assert not events
    assert "nested" in problem.message if problem else False


def test_where_a_reply_is_wrong_is_found_without_decoding_it_again() -> None:
    calls: list[Any] = []

    def counting(value: Any, strict: Strictness) -> Any:
        calls.append(value)
        if value == "wrong":
            raise DecodeError("here", steps=())
        return decode_list(value, counting, strict)

    deep: Any = [[], "wrong"]
    for _ in range(30):
        deep = [[], deep, []]
    with pytest.raises(DecodeError) as caught:
        counting(deep, True)
    assert caught.value.steps == (1,) * 31
    assert len(calls) == 2 * 31 + 1


@pytest.mark.timeout(600)
@fuzzed
@given(st.data(), st.sampled_from([embed.ENDPOINT, v2_embed.ENDPOINT]))
def test_any_replies_to_one_call_are_joined_or_a_problem_of_ours(data: st.DataObject, endpoint: Endpoint[Any]) -> None:
    name = "EmbedByTypeResponse"
    try:
        parts = [
            endpoint.decode({**data.draw(replies(name)), "response_type": "embeddings_by_type"}, False) for _ in "ab"
        ]
    except (TypeError, OURS):
        return  # no mapping, or no reply: the test above looks into that
    assert endpoint.splitting
    look_at(merge_replies(parts, endpoint.splitting.merge))


PIECES = [
    "2024",
    "05",
    "T",
    " ",
    ":",
    "-",
    ".",
    "Z",
    "+",
    "12",
    "60",
    "am",
    "UTC",
    "EST",
    "XYZ",
    "W12",
    "9" * 36,
    "h",
    "Mon",
    "of",
    "²",
    "\x00",
    "e5",
    "nan",
]


@fuzzed
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=8).map("".join))
def test_any_text_is_a_date_or_a_problem_of_ours(text: str) -> None:
    with suppress(DecodeError):
        assert decode_datetime(text).isoformat()


@pytest.mark.parametrize("text", ["9" * 36 + "h", "12pm06XYZ0660", "2024-05-06 07:08:09 EST"])
def test_what_dateutil_stumbles_on_is_no_date(text: str) -> None:
    with pytest.raises(DecodeError, match="not a date-time"):
        decode_datetime(text)


@pytest.mark.parametrize("text", ["[" * 50_000, '{"a":' * 50_000, "{]"])
def test_what_is_no_json_of_a_model_is_an_error_of_ours(text: str) -> None:
    with pytest.raises(DecodeError, match="not JSON"):
        ApiMeta.model_validate_json(text)
