"""Text that wants to be more than text, and a spec that has it in every place where a spec holds text."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from tests.support.small_spec import STRING, Node, content, document, obj, replies

# Creates a file where it runs: a test looks for it afterwards.
RUN = "__import__('pathlib').Path('ran').touch()"
RUN_TOO = '__import__("pathlib").Path("ran").touch()'

PAYLOADS = {
    "single quote": f"'+{RUN_TOO}+'",
    "double quote": f'"+{RUN}+"',
    "closing a call": f"')\n{RUN}\n('",
    "closing a list": f'"]\n{RUN}\n["',
    "triple single quotes": f"'''\n{RUN}\n'''",
    "triple double quotes": f'"""\n{RUN}\n"""',
    "three quotes": '"""',
    "backslash at the end": "text\\",
    "backslash and quote": f"\\'+{RUN_TOO}+\\'",
    "backslash and double quote": f'\\"+{RUN}+\\"',
    "escapes": "\\n\\x41\\u0041\\N{BULLET}\\",
    "f-string": f"{{{RUN}}}",
    "format": "%(x)s %s {0} {x!r} ${x}",
    "template expression": "{{ 7*7 }}{{ ''.__class__.__mro__ }}",
    "template statement": "{% for x in y %}{% endfor %}{% raw %}",
    "template comment": "{# gone #}",
    "newline": f"first\n{RUN}\nlast",
    "indented lines": f"first\n    {RUN}\n\tlast",
    "carriage return": f"first\r{RUN}\rlast",
    "form feed": f"first\f{RUN}\vlast\x1c\x1d\x1e",
    "line separator": f"first\u2028{RUN}\u2028last",
    "paragraph separator": f"first\u2029{RUN}\u2029last",
    "next line": f"first\x85{RUN}\x85last",
    "NUL": f"first\x00{RUN}\x00",
    "comment": f"# x\n{RUN} # noqa # type: ignore",
    "encoding": "# -*- coding: utf-7 -*-",
    "end of comment": "*/ --> #}",
    "import": RUN,
    "shell": "$(touch ran) `touch ran`; touch ran",
    "relative path": "../../evil",
    "absolute path": "/tmp/evil.py",
    "Windows path": "..\\..\\evil.py",
    "drive": "C:\\evil.py",
    "network path": "\\\\host\\share\\evil.py",
    "two dots": "..",
    "home": "~/evil.py",
    "device": "con",
    "address": "file:///etc/passwd",
    "right to left": "\u202e\u2066gnirts\u2069\u202c",
    "astral": "\U0001f4a5\U000e0041",
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "HTML comment": "--><b>x</b><!--",
    "entities": "&lt;script&gt;&#60;b&#62;",
    "Markdown": "](javascript:x) [x](javascript:x) ![x](y) **b** _i_ ~~s~~ <http://x.y>",
    "table cells": "a | b \\| c \\\\| <b>d</b> | `",
    "code fence": "~~~\n```\n<b>x</b>",
    "heading": "# x\n===\n- x\n1. x",
    "dunder": "__import__",
    "dunder method": "__init__",
    "dunder attribute": "__class__",
    "keyword": "class",
    "constant": "None",
    "self": "self",
    "builtin": "print",
    "letters": "gr\u00f6\u00dfe",
    "homoglyph": "\u0441lass",
    "ligature": "\ufb01le",
    "no letters": "\u540d\u524d",
    "nothing but signs": "!",
    "spaces": " a  b ",
}
LONG = {"long": "long " * 20_000, "long word": "x" * 100_000}


def ref(name: str) -> Node:
    return {"$ref": "#/components/schemas/" + quote(name.replace("~", "~0").replace("/", "~1"), safe="~")}


def hostile_spec(text: str, name: str) -> Node:
    """Return `text` in every place that is free, `name` in every place that becomes a Python name."""
    described = {"type": "string", "description": text, "default": text, "format": text, "pattern": text}
    strings: Any = {"type": "array", "items": {"type": "string", "description": text}}
    first: Any = {
        "operationId": f"first {name}",
        "summary": text,
        "description": text,
        "tags": [text],
        "x-page": {"kind": "cursor", "argument": name, "next": name, "items": f"items {name}"},
        "parameters": [
            {"name": name, "in": "query", "description": text, "schema": described},
            {
                "name": "nullable",
                "in": "query",
                "description": text,
                "schema": {**described, "type": ["string", "null"]},
            },
            {"name": "level", "in": "query", "description": text, "schema": {"type": "string", "enum": [text, "b"]}},
        ],
        "responses": {
            **replies(ref(name)),
            "4XX": {"description": text},
            text: {"description": text},
        },
    }
    reply = obj(name, **{name: described, f"items {name}": strings, "enum": {"enum": [text, "b"]}, "told": ref("Told")})
    sent = obj(
        name,
        "constant",
        **{
            name: strings,
            "constant": {"const": text},
            "union": ref(f"union {name}"),
            "plain-union": {"oneOf": [obj("a", a={"const": text}), obj("a", "b", a={"const": "b"}, b=STRING)]},
            f"switch {name}": {"type": "boolean", "description": text},
        },
    )
    second: Any = {
        "operationId": f"second {name}",
        "x-group": f"group {name}",
        "x-method": f"send {name}",
        "x-body": f"whole {name}",
        "x-aliases": {"methods": ["Older_Method"], "arguments": {f"older {name}": name}},
        "x-split": {
            "lists": {name: 2},
            "each": name,
            "merge": {name: "join"},
            "stream": {"method": f"stream {name}", "list": name},
        },
        "x-client-arguments": {f"client {name}": {"type": "string", "enum": [text], "description": text}},
        "x-wait": {
            "poll": f"third {name}",
            "id": [name],
            "argument": "id",
            "state": [name],
            "done": [text],
            "failed": [text],
        },
        "x-stream": {
            "switch": f"switch {name}",
            "framing": "sse",
            "events": ref(f"union {name}"),
            "terminator": text,
            "final": [text],
            "error": [text],
            "accumulate": {text: [{"from": [name], "to": [name], "how": "join", "text": True}]},
        },
        "requestBody": {"description": text, **content(sent)},
        "responses": {"200": {"description": text, **content(ref(name))}},
    }
    third: Any = {
        "operationId": f"third {name}",
        "x-group": f"group {name}.inner {name}",
        "parameters": [{"name": "id", "in": "path", "required": True, "description": text, "schema": STRING}],
        "responses": replies(ref(name)),
    }
    spec = document(
        {"/first": {"get": first}, "/second": {"post": second}, "/third/{id}": {"get": third}},
        **{
            name: {
                **reply,
                "x-aliases": [f"alias {name}"],
                "x-arrays": {text: [name, "int8"]},
                "description": text,
                "title": text,
            },
            f"union {name}": {
                "oneOf": [ref(f"one {name}"), ref("Other")],
                "discriminator": {"propertyName": name, "mapping": {text: ref(f"one {name}")["$ref"], "b": "Other"}},
            },
            f"one {name}": obj(name, **{name: {"type": "string"}}),
            "Told": {**obj(**{f"items {name}": strings}), "x-text": [f"items {name}", "*"]},
            "Other": obj(name, **{name: {"const": "b"}}),
        },
    )
    spec["info"] = {"title": text, "version": text, "description": text}
    spec["servers"] = [{"url": text}]
    return spec
