"""What goes out and how often: ids stay one segment of the path, headers of a reply never set an absurd pause."""

from __future__ import annotations

from email.utils import formatdate
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from cohere_api.endpoints import batches_cancel, datasets_get
from cohere_api.runtime import ValidationError, path_segment
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coherekit._call.request import prepare_call
from coherekit._call.retry import Retry, find_retry_after
from coherekit._port.exchange import Reply
from coherekit._settings.options import resolve_settings
from tests.support.trust.figures import FULL, Figures, sized

fuzzed = settings(max_examples=sized(full=10_000, quick=300), deadline=None, derandomize=not FULL, database=None)
A_YEAR = 366 * 86400.0
NOW = 1_700_000_000.0

PIECES = [
    "1",
    "-",
    "+",
    ".",
    "e9",
    "_",
    " ",
    "nan",
    "inf",
    "٣",
    "²",
    "\x00",
    ",",
    "Mon",
    "Feb",
    "2024",
    "31",
    "23:59:60",
    "GMT",
    "-0000",
    "+9999",
    "9" * 400,
]
HEADER = (
    st.text(max_size=12)
    | st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
    | st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join)
    | st.integers(-(10**12), 10**12).map(str)
    | st.integers(-(10**9), 2**33).map(lambda seconds: formatdate(seconds, usegmt=True))
)
NAMES = ["retry-after", "retry-after-ms", "date", "x-ratelimit-reset"]


@pytest.mark.timeout(600)
def test_no_header_sets_an_absurd_pause(figures: Figures) -> None:
    seen: list[bool] = []

    @fuzzed
    @given(st.dictionaries(st.sampled_from(NAMES), HEADER), st.sampled_from([429, 503]), st.integers(1, 10**6))
    @example({"retry-after": "Mon, 01 Jan 0001 00:00:00 +2359"}, 429, 1)
    @example({"retry-after": "9" * 5_000}, 429, 1)
    def pause(headers: dict[str, str], status: int, attempt: int) -> None:
        retry = Retry(chance=lambda: 1.0, now=lambda: NOW)
        reply = Reply(status_code=status, headers=headers, body=b"")
        asked = find_retry_after(headers, lambda: NOW)
        assert asked is None or 0.0 <= asked <= A_YEAR
        waited = retry.pause(reply, attempt, safe=True, repeatable=True)
        assert waited is not None
        assert 0.0 < waited <= A_YEAR
        seen.append(asked is not None)

    with figures.no_failure(
        "pauses outside of 0 to 366 days", over=lambda: f"{len(seen):,} Retry-After and kindred headers"
    ):
        pause()
    assert {True, False} == set(seen)


SETTINGS = resolve_settings(api_key="key", base_url="https://api.example")
IDS = st.text(min_size=1) | st.lists(
    st.sampled_from(["/", "..", ".", "%2f", "%2e", "?", "#", "\\", ":", "@", ";", "\r\n", "\x00", "é", "{id}", "a"])
).map("".join)


def refused(value: str) -> bool:
    return value in ("", ".", "..") or any(0xD800 <= ord(letter) < 0xE000 for letter in value)


@fuzzed
@given(IDS, st.sampled_from([("/v1/datasets/", datasets_get, ""), ("/v2/batches/", batches_cancel, ":cancel")]))
@example("../../v2/chat", ("/v1/datasets/", datasets_get, ""))
def test_any_id_is_one_segment_of_the_path_and_comes_back(value: str, where: tuple[str, Any, str]) -> None:
    before, endpoint, after = where
    request = endpoint.request(id=value)
    if refused(value):
        with pytest.raises(ValidationError):
            path_segment("id", value)
        return
    url = urlsplit(prepare_call(request, SETTINGS, None).send.url)
    assert url.netloc == "api.example"
    assert (url.query, url.fragment) == ("", "")
    assert url.path.startswith(before)
    assert url.path.endswith(after)
    segment = url.path.removeprefix(before).removesuffix(after)
    assert segment.isascii()
    assert "/" not in segment
    # A proxy that unquotes and resolves dots must find none either.
    assert segment not in (".", "..")
    assert unquote(segment, errors="strict") == value
