"""What sync and generate say of a hostile document is text: in the report no markup, on a terminal no control."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import generate
import pytest
import sync_spec
from codegen.generate import generator
from codegen.report.markdown import inert
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.support.generated_from import nodes, write_spec
from tests.support.hostile import PAYLOADS, hostile_spec
from tests.support.small_spec import Node
from tests.support.trust.figures import FULL, Figures, sized

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
LIVE = ("html", "image", "link", "fence", "table", "hr", "ordered_list")
TERMINAL = {
    "colours": "\x1b[31mred\x1b[0m",
    "title": "\x1b]0;title\x07",
    "backspaces": "ok\x08\x08no",
    "return": "no\rok",
}
ALL = PAYLOADS | TERMINAL
# Without `make trust` every third one, and all that mean something to a terminal.
TRIED = [*[*PAYLOADS][:: sized(full=1, quick=3)], *TERMINAL]


def live_markup(report: str) -> int:
    tokens = [one for token in MARKDOWN.parse(report) for one in (token, *(token.children or []))]
    return sum(token.type.startswith(LIVE) for token in tokens)


def assert_text_alone(report: str) -> None:
    assert not live_markup(report), report
    assert all(letter.isprintable() for letter in report.replace("\n", ""))
    for line in report.splitlines():
        assert not line or re.match(r"# |## \w+[\w ]* \(\d+\)$|- |\*\*|\d+ endpoints compared", line), line


def with_other_texts(spec: Node, text: str) -> Node:
    """The spec with other values, fields and names of components, so that there is much to tell."""
    spec = copy.deepcopy(spec)
    for place in list(nodes(spec)):
        parent: Any = spec
        for key in place[:-1]:
            parent = parent[key]
        match parent[place[-1]]:
            case list() as values if place[-1] == "enum":
                values.append(f"{text} other")
            case dict() as fields if place[-1] == "properties":
                fields |= {f"{text} new": {"type": "string", "enum": [text]}}
            case str() if place[-1] in ("default", "pattern", "format"):
                parent[place[-1]] = f"{text} other"
    spec["security"] = [{text: [text]}]
    spec["components"]["securitySchemes"] = {text: {"type": "apiKey", "name": text, "in": text}}
    spec["paths"][f"/fourth/{text}"] = spec["paths"].pop("/first")
    return spec


@pytest.mark.parametrize("payload", TRIED)
def test_a_report_is_text_alone(
    payload: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    figures: Figures,
) -> None:
    monkeypatch.setattr(generator, "format_python", lambda folder: None)
    text = ALL[payload]
    old = hostile_spec(text, text if payload in PAYLOADS else "name")
    up, spec, report = tmp_path / "up", tmp_path / "spec", tmp_path / "report.md"
    write_spec(spec, old)
    write_spec(up, with_other_texts(old, text))
    options = [str(up / "cohere.yaml"), "--spec", str(spec), "--report", str(report)]
    assert sync_spec.main(options) == 1  # what is removed has to be allowed
    assert sync_spec.main([*options, "--allow-removals"]) == 0
    written = report.read_text(encoding="utf-8")
    assert written.count("\n- ") > 5
    figures.at_most(
        "live markup in reports of hostile documents", live_markup(written), 0, over=f"{len(TRIED)} payloads"
    )
    assert_text_alone(written)
    generate.main(["--spec", str(spec), "--out", str(tmp_path / "out"), "--check"])
    out, err = capsys.readouterr()
    assert (out + err).replace("\n", "").isprintable()
    assert {path.name for path in tmp_path.iterdir()} == {"up", "spec", "report.md"}


@pytest.mark.timeout(600)
@settings(max_examples=sized(full=20_000, quick=150), deadline=None, derandomize=not FULL, database=None)
@given(
    st.lists(
        st.sampled_from([*"`<>[]()!\\&*_~|#- a:/;=\"'\n\r\x1b\x85", "``", "<b>", "](x)", "&lt;", "https://x.y"])
    ).map("".join)
)
def test_no_line_of_a_report_has_live_markup(line: str) -> None:
    assert_text_alone(f"- x{inert(line)}\n")


def test_code_and_plain_words_stay_as_they_are() -> None:
    line = "`POST /v2/chat .a[]`, ``a ` <b>``: type `list[str]` became 'x' (in #/paths/~1v1)"
    assert inert(line) == line
    assert inert("[a] <b> [c](d) ` & \\x \\") == "\\[a] \\<b> [c\\](d) ` & \\x \\\\"
