"""Fields and types of LAP text: whatever prose stands between them, what was written is what is read."""

from __future__ import annotations

import pytest
from codegen.sync.lap.fields import LapField, LapType, read_fields
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{a: str # one, two: three, b: int}", ["a", "b"]),
        ('{a: str # shaped as `{text: "...", label: "..."}`, b: [str]}', ["a", "b"]),
        ("{a: any # sketch {index: int, text: str, score: num} of it, b: map{c: str}}", ["a", "b"]),
        ("{a: str # closes with } only, b: str # opens { only}", ["a", "b"]),
        ("{a: str # `{` opens, b: str # `}` closes, c: bool=false}", ["a", "b", "c"]),
        ("{a: map{b!: str, c: [map{d: int}]} # x, e: str(A/B)=A # y # z}", ["a", "e"]),
        ("{a: [[num]], X-Y: str?, schema: map?{b: str}}", ["a", "X-Y", "schema"]),
        ("{a: str # note: str means text, b: string is not a type, c: int}", ["a", "c"]),
        ("{a: str=x, y # default of two words, b: str}", ["a", "b"]),
        ("{}", []),
    ],
)
def test_a_field_starts_only_where_a_whole_field_stands(text: str, names: list[str]) -> None:
    assert [field.name for field in read_fields(text)] == names


def test_types_are_read_whole() -> None:
    (found,) = read_fields("{a: [map{b!: str(uuid)(x/y), c: [any], d: float, e: enum(q/r)}]}")
    inner: tuple[LapField, ...] = (
        LapField("b", LapType("string", ("x", "y"), "uuid"), required=True),
        LapField("c", LapType("array", entries=LapType("anything")), required=False),
        LapField("d", LapType("number"), required=False),
        LapField("e", LapType("string", ("q", "r")), required=False),
    )
    assert found.type == LapType("array", entries=LapType("object", fields=inner))


_TYPES: st.SearchStrategy[str] = st.recursive(
    st.sampled_from(["str", "int", "num=0.75", "bool=false", "any", "map", "str(uuid)", "str(A/B)=A", "any(A/B)"]),
    lambda inner: st.one_of(
        inner.filter(lambda text: "=" not in text).map(lambda text: f"[{text}]"),
        inner.filter(lambda text: "=" not in text).map(lambda text: f"map{{id!: str, inner: {text}}}"),
    ),
    max_leaves=3,
)
# Prose may hold every sign that the grammar uses, but no whole field after a comma: nobody could tell that apart.
_PROSE = st.lists(
    st.sampled_from(["word", ",", ", name: value", "{", "}", '"x": 1', "`{a: str, b: int}`", ":", "=", "(a/b)", "—"]),
    max_size=6,
).map(" ".join)


@given(st.dictionaries(st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True), st.tuples(_TYPES, _PROSE), max_size=5))
def test_what_was_written_is_what_is_read(fields: dict[str, tuple[str, str]]) -> None:
    written = ", ".join(
        f"{name}: {kind} # {prose}" if prose else f"{name}: {kind}" for name, (kind, prose) in fields.items()
    )
    assert [field.name for field in read_fields(f"{{{written}}}")] == list(fields)
