"""Names and literals: whatever text of a spec comes in, what goes into generated code is a name, a literal or prose."""

from __future__ import annotations

import ast
import keyword
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from codegen.generate.build import code
from codegen.generate.ir.literals import Untrusted, code_span, literal, markdown, prose
from codegen.generate.read import names
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=40)
# Text in which what means something to Python, Markdown and HTML comes often.
HOSTILE_TEXT = st.lists(
    st.sampled_from([*"\"'\\`|<>&;:#*_~-+=!()[]{}.@/$% \t\n\r\f\x00\x1c\x85", *"\u2028\u2029\u202e\ufeff", "a", "7."])
    | st.sampled_from(['"""', "'''", "<script>", "</script>", "-->", "&lt;", "](x)", "http://x.y", "~~~", "```", "__"])
    | st.characters(),
    max_size=20,
).map("".join)
TEXT = ANY_TEXT | HOSTILE_TEXT
RULES = [
    names.field_name,
    names.argument_name,
    names.method_name,
    names.module_name,
    names.type_name,
    names.resource_module,
]
TURNING = {"LRE", "LRO", "RLE", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
QUICK = settings(max_examples=50, deadline=None)
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")


# ---- names ----


@pytest.mark.parametrize("rule", RULES)
@QUICK
@given(text=TEXT)
def test_a_name_is_always_an_ascii_identifier(rule: Callable[[str], str], text: str) -> None:
    name = rule(text)
    assert name.isascii()
    assert name.isidentifier()
    assert not keyword.iskeyword(name)
    assert not name.startswith("_")


@pytest.mark.parametrize("rule", RULES)
@QUICK
@given(text=TEXT)
def test_a_name_is_the_same_each_time_and_for_each_form_of_its_characters(
    rule: Callable[[str], str], text: str
) -> None:
    assert rule(text) == rule(text)
    assert rule(unicodedata.normalize("NFC", text)) == rule(unicodedata.normalize("NFD", text))


@QUICK
@given(TEXT)
def test_names_of_values_and_of_types_never_meet(text: str) -> None:
    assert names.type_name(text)[0].isupper()
    assert names.field_name(text)[0].islower()
    assert names.module_name(text)[0].islower()


@QUICK
@given(st.from_regex(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", fullmatch=True))
def test_a_python_name_stays_as_it_is_or_gets_an_underscore(text: str) -> None:
    assert names.field_name(text) in (text, f"{text}_")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("datasetType", "dataset_type"),
        ("X-Client-Name", "x_client_name"),
        ("a-b", "a_b"),
        ("class", "class_"),
        ("None", "none"),
        ("float", "float_"),
        ("schema", "schema_"),
        ("classmethod", "classmethod_"),
        ("type", "type"),
        ("__class__", "class_"),
        ("__init__", "init"),
        ("2fa", "field_2_fa"),
        ("gr\u00f6\u00dfe", "groe"),
        ("\ufb01le", "file"),
        ("\u0441lass", "lass"),
        ("", "field_"),
        ("\u540d\u524d", "field_"),
        ("self", "self_"),
        ("__import__('os').system('x')", "import_os_system_x"),
    ],
)
def test_field_names(text: str, name: str) -> None:
    assert names.field_name(text) == name


@pytest.mark.parametrize(
    "text", ["Model", "Any", "Literal", "Request", "TypedDict", "ENDPOINT", "None", "True", "Self"]
)
def test_a_type_never_takes_the_name_of_what_a_generated_module_uses(text: str) -> None:
    assert names.type_name(text) == f"{text}_"


def test_the_page_of_the_clients_is_nobody_elses() -> None:
    assert names.resource_module("client") == "client_"


@QUICK
@given(TEXT)
def test_a_key_stands_in_a_class_body_only_where_it_means_itself(text: str) -> None:
    if code.is_identifier(Untrusted(text)):
        scope: dict[str, Any] = {}
        exec(f"class Keys:\n    {text}: int", scope)  # the text was found to be a plain identifier
        assert list(scope["Keys"].__annotations__) == [text]


# ---- literals ----

VALUES = st.recursive(
    TEXT | st.integers() | st.booleans() | st.none() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3).map(tuple),
    max_leaves=6,
)


@QUICK
@given(VALUES)
def test_a_literal_evaluates_to_the_value_and_is_one_line_of_ascii(value: object) -> None:
    text = literal(value)
    assert ast.literal_eval(text) == value
    assert text.isascii()
    assert text.isprintable()


@QUICK
@given(TEXT)
def test_a_literal_of_untrusted_text_is_the_text(text: str) -> None:
    assert ast.literal_eval(literal(Untrusted(text))) == text
    assert ast.literal_eval(literal((Untrusted(text),))) == (text,)


@pytest.mark.parametrize("value", [object(), {"a": 1}, {1}, b"a"])
def test_there_is_no_literal_of_anything_else(value: object) -> None:
    with pytest.raises(TypeError):
        literal(value)


@QUICK
@given(TEXT)
def test_a_literal_type_holds_exactly_the_values(text: str) -> None:
    node = ast.parse(code.literals([Untrusted(text), 1]), mode="eval").body
    assert isinstance(node, ast.Subscript)
    assert ast.literal_eval(node.slice) == (text, 1)


@QUICK
@given(TEXT)
def test_untrusted_text_is_never_printed_as_it_is(text: str) -> None:
    with pytest.raises(TypeError):
        f"{Untrusted(text)}"


# ---- prose ----


@QUICK
@given(TEXT)
def test_prose_never_ends_a_docstring(text: str) -> None:
    source = f'"""Before {prose(Untrusted(text))}"""\n"""{prose(Untrusted(text))} after."""\n'
    body = ast.parse(source).body
    assert len(source.splitlines()) == 2
    assert [type(one.value) for one in body if isinstance(one, ast.Expr)] == [ast.Constant, ast.Constant]


@QUICK
@given(TEXT)
def test_prose_reads_as_it_was_but_for_quotes_and_white_space(text: str) -> None:
    shown = ast.literal_eval(f'"""{prose(Untrusted(text))}"""')
    plain = "".join(character for character in text if character.isalnum())
    assert "".join(character for character in shown if character.isalnum()) == plain


@QUICK
@given(TEXT)
def test_prose_and_pages_have_no_character_that_turns_the_text_around(text: str) -> None:
    for shown in (prose(Untrusted(text)), markdown(Untrusted(text)), code_span(Untrusted(text))):
        assert not {unicodedata.bidirectional(character) for character in shown} & TURNING
        assert len(shown.splitlines()) <= 1


# ---- Markdown ----


def kinds(page: str) -> set[str]:
    tokens = MARKDOWN.parse(page)
    return {one.type for token in tokens for one in (token, *(token.children or []))}


@QUICK
@given(TEXT)
def test_markdown_is_text_and_nothing_else(text: str) -> None:
    page = f"{markdown(Untrusted(text))}\n"
    assert kinds(page) <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special"}


@QUICK
@given(TEXT, TEXT)
def test_a_table_cell_stays_one_cell(text: str, other: str) -> None:
    row = f"| {code_span(literal(Untrusted(text)))} | {markdown(Untrusted(other))} | last |"
    page = f"| a | b | c |\n| --- | --- | --- |\n{row}\n"
    cells = [token for token in MARKDOWN.parse(page) if token.type == "td_open"]
    assert len(cells) == 3
    assert not {kind for kind in kinds(page) if kind.startswith(("html", "link", "image", "em", "strong"))}


@QUICK
@given(TEXT)
def test_a_code_span_shows_code_and_nothing_else(text: str) -> None:
    page = f"x {code_span(Untrusted(text))} y\n"
    assert not {kind for kind in kinds(page) if kind.startswith(("html", "link", "image", "em", "strong"))}
