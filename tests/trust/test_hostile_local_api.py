"""A local API that serves a hostile spec, asked in a hostile way: no pattern takes it long, nothing runs."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.hostile import PAYLOADS, hostile_spec
from tests.support.local_api import serving
from tests.support.small_spec import content, document, obj, replies

# Each takes a backtracking engine time that doubles with every letter.
PATTERNS = {
    "nested": "^(a+)+$",
    "either": "^(a|a)*$",
    "either of two": "^(a|aa)+$",
    "looking ahead": "^(?=(a+)+$)a*$",
    "looking back": r"^(a+)+(?<=b)$",
    "referring back": r"^(a+)+\1b$",
    "optional": "^" + "a?" * 60 + "a" * 60 + "$",
}
LONG = "a" * 3_000 + "!"


@pytest.mark.timeout(30)
@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_pattern_takes_long(pattern: str) -> None:
    text = {"type": "string", "pattern": PATTERNS[pattern]}
    asking: dict[str, Any] = {
        "parameters": [{"name": "q", "in": "query", "schema": text}],
        "requestBody": content(obj(a={"type": "array", "items": text}, b={"anyOf": [text, text]})),
        "responses": replies({"type": "object"}),
    }
    with serving(spec=document({"/ask": {"post": asking}})) as client:
        for body in ({"a": [LONG] * 5}, {"b": LONG}):
            assert client.post("/ask", json=body).status_code == 422
        assert client.post("/ask", params={"q": LONG}, json={}).status_code == 400
        assert client.post("/ask", json={"a": []}).status_code == 200


@pytest.mark.timeout(120)
def test_a_hostile_spec_is_served_or_refused_and_runs_nothing(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for payload in ("newline", "format", "NUL", "relative path", "HTML", "template expression", "shell"):
        text = PAYLOADS[payload]
        with serving(spec=hostile_spec(text, text)) as client:
            for method, path in (("GET", "/first"), ("POST", "/second"), ("GET", "/third/..%2f..%2fx"), ("GET", "/")):
                reply = client.request(method, path, params={text: text}, json={text: [text]})
                assert reply.status_code < 600
                assert all(text not in value for value in reply.headers.values())
    assert not list(tmp_path.iterdir())
