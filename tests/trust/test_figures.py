"""A figure above its bound fails its test, and every figure taken stands in the table."""

from __future__ import annotations

import pytest

from tests.support.trust.figures import Figures


def test_a_figure_above_its_bound_fails_and_still_stands_in_the_table() -> None:
    figures = Figures()
    figures.at_most("requests a call", 1.05, 1.1, over="1,000 calls")
    with pytest.raises(AssertionError, match=r"leaked sockets: 2 , at most 0 \(20,000 calls\)"):
        figures.at_most("leaked sockets", 2, 0, over="20,000 calls")
    with (
        pytest.raises(ZeroDivisionError),
        figures.no_failure("errors of decoders", "half-written trees", over=lambda: "3 replies"),
    ):
        raise ZeroDivisionError
    with figures.no_failure("odd pauses", over=lambda: "4 headers"):
        pass
    assert figures.table().splitlines()[2:] == [
        "| errors of decoders | 1 | 0 | 3 replies |",
        "| half-written trees | 1 | 0 | 3 replies |",
        "| leaked sockets | 2 | 0 | 20,000 calls |",
        "| odd pauses | 0 | 0 | 4 headers |",
        "| requests a call | 1.05 | 1.1 | 1,000 calls |",
    ]


def test_of_what_several_tests_measure_the_worst_stands_over_all_of_it() -> None:
    figures = Figures()
    for measured in (1, 3, 2):
        figures.at_most("memory", measured, 4, over="replies", count=500, unit="MiB")
    assert figures.table().splitlines()[2:] == ["| memory | 3 MiB | 4 MiB | 1,500 replies |"]
