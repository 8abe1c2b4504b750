"""The benchmarks measure what they say: each case has what it is compared with, and its replies are decoded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import orjson
import pytest
from cohere_api.endpoints import chat, datasets_create, models_list, tokenize, v2_chat, v2_embed, v2_rerank
from cohere_api.runtime import Endpoint, StreamFormat

from benchmarks import measure, replies, server
from benchmarks.cases import CASES
from benchmarks.drawing import drawing
from benchmarks.measure import FLOOR, HTTPX, OURS, Case, Figure, Goal, Measured, Setup
from benchmarks.report import Row, shown, summary

ENDPOINTS: dict[str, Endpoint[Any]] = {
    "embed-floats": v2_embed.ENDPOINT,
    "embed-short": v2_embed.ENDPOINT,
    "embed-base64": v2_embed.ENDPOINT,
    "embed-int8": v2_embed.ENDPOINT,
    "chat": v2_chat.ENDPOINT,
    "rerank": v2_rerank.ENDPOINT,
    "models": models_list.ENDPOINT,
    "tokenize": tokenize.ENDPOINT,
    "dataset": datasets_create.ENDPOINT,
}
STREAMS: dict[str, tuple[StreamFormat[Any], bytes]] = {
    "v2-stream": (v2_chat.STREAM, b"data: "),
    "short-stream": (v2_chat.STREAM, b"data: "),
    "v1-stream": (chat.STREAM, b""),
}
IN_PROCESS = [case for case in CASES if case.warm and case.quick_rounds and "process start" not in case.name]


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with server.running() as address:
        yield address


def test_every_canned_reply_is_looked_at() -> None:
    assert {*ENDPOINTS, *STREAMS} == {*replies.NAMES}


@pytest.mark.parametrize("name", ENDPOINTS)
def test_a_canned_reply_is_what_the_spec_says(name: str) -> None:
    decoded = ENDPOINTS[name].decode(orjson.loads(replies.body(name)), True)
    assert not decoded.additional_properties


@pytest.mark.parametrize("name", STREAMS)
def test_a_canned_stream_holds_events_that_the_spec_knows(name: str) -> None:
    form, prefix = STREAMS[name]
    lines = [line for line in replies.body(name).splitlines() if line.startswith(prefix + b"{")]
    events = [form.decode(orjson.loads(line.removeprefix(prefix)), True) for line in lines]
    assert len(events) in (replies.EVENTS, replies.SHORT_EVENTS)
    assert "Unknown" not in {type(event).__name__ for event in events}


def test_every_case_is_measured_beside_something() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
    for case in CASES:
        assert OURS in case.contenders
        assert len(case.contenders) > 1 or case.name.startswith("sync,")
        for figure in case.figures:
            assert figure.goal is None or figure.goal.against in (None, *case.contenders), case.name


@pytest.mark.parametrize("case", IN_PROCESS, ids=lambda case: case.name)
def test_ours_and_the_floor_do_the_work_of_a_case(
    case: Case, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Setup, "seconds", 0.0)
    contenders = {name: make for name, make in case.contenders.items() if name in (OURS, FLOOR, HTTPX)}
    setup = Setup(url=url, quick=True, folder=tmp_path)
    for make in contenders.values():
        with make(setup) as sampler:
            sample = sampler()
        assert len(sample) == len(case.figures)
        assert all(value > 0 for value in sample)


def test_contenders_take_turns_and_the_first_sample_does_not_count(tmp_path: Path) -> None:
    taken: list[str] = []

    def contender(name: str) -> Any:
        def sampler() -> tuple[float]:
            taken.append(name)
            return (float(len(taken)),)

        return lambda setup: nullcontext(sampler)

    case = Case(
        name="turns",
        figures=(Figure("time", "s"),),
        contenders={"a": contender("a"), "b": contender("b")},
        rounds=3,
    )
    results = measure.measure(case, Setup(url="", quick=False, folder=tmp_path))
    assert taken == ["a", "b", "a", "b", "b", "a", "a", "b"]
    assert results["time"]["a"].values == (3.0, 6.0, 7.0)


def test_a_goal_is_met_by_the_ratio_within_rounds() -> None:
    figure = Figure("a call", "s", Goal(1.5))
    case = Case(name="x", figures=(figure,), contenders={})
    measured = {OURS: Measured((1.4, 14.0, 1.4)), FLOOR: Measured((1.0, 10.0, 1.0))}
    assert Row(case, figure, measured).met
    assert not Row(case, Figure("a call", "s", Goal(1.3)), measured).met
    assert not Row(case, Figure("calls", "/s", Goal(1.5), more_is_better=True), measured).met


def test_the_tables_and_the_drawing_show_how_much_better_ours_is() -> None:
    case = Case(name="chat & more", figures=(Figure("a call", "s"),), contenders={})
    measured = {OURS: Measured((0.001,)), FLOOR: Measured((0.0005,)), "official SDK": Measured((0.02,))}
    row = Row(case, case.figures[0], measured)
    assert "| 500 us | 1.00 ms   | 2.00x    |" in summary([row])
    assert "| 20.0 ms      | 20.0x     |" in summary([row])
    assert "chat &amp; more" in drawing([row])
    assert ">20.0x<" in drawing([row])


def test_values_are_shown_with_three_digits() -> None:
    values = [(1.5, "s"), (0.0123, "s"), (0.000_001_2, "s"), (4200.4, "/s"), (31.26, "MB"), (289, "")]
    assert [shown(*value) for value in values] == ["1.50 s", "12.3 ms", "1.20 us", "4,200/s", "31.3 MB", "289"]
