"""Large work, its time and the peak memory of the process that does it. What a first call loads is loaded before."""

from __future__ import annotations

from typing import Final

from benchmarks.alone import Program, alone
from benchmarks.measure import FLOOR, OFFICIAL, OURS, Case, Contender, Figure

_CLIENT: Final = "import {package}\nco = {package}.{kind}(api_key='key', base_url='{url}/{reply}')\n{warm}\n"
_HTTPX: Final = "import httpx\nco = httpx.Client(timeout=300)\n"

_TEXTS: Final = "texts = [f'note {number}' for number in range(960 if {quick} else 9600)]\n"
_EMBED: Final = "co.embed(model='embed-v4.0', input_type='search_document', texts=%s, %s)"
_LOOP: Final = """
kept = []
for start in range(0, len(texts), 96):
    body = orjson.dumps({"model": "embed-v4.0", "input_type": "search_document", "texts": texts[start : start + 96]})
    reply = orjson.loads(co.post("{url}/%s/v2/embed", content=body).content)
    %s
"""
_KEEP_FLOATS: Final = 'kept += reply["embeddings"]["float"]'
_KEEP_ARRAYS: Final = 'kept += [numpy.frombuffer(b64decode(one), "<f4") for one in reply["embeddings"]["base64"]]'


def _client(package: str, reply: str, warm: str, kind: str = "ClientV2") -> str:
    given = {"package": package, "reply": reply, "warm": warm, "kind": kind}
    source = _CLIENT
    for name, value in given.items():
        source = source.replace(f"{{{name}}}", value)
    return source


def _embed(package: str, reply: str, options: str, after: str = "", kind: str = "ClientV2") -> Contender:
    prepare = "import numpy\n" + _client(package, reply, _EMBED % ("['note']", options), kind) + _TEXTS
    return alone(Program(prepare, f"kept = {_EMBED % ('texts', options)}{after}"), "work", "megabytes")


def _floor(reply: str, keep: str) -> Contender:
    prepare = f"import numpy, orjson\nfrom base64 import b64decode\n{_HTTPX}{_TEXTS}"
    return alone(Program(prepare, _LOOP % (reply, keep)), "work", "megabytes")


_EMBED_MANY: Final = Case(
    name="embed of 9,600 texts (quick: 960)",
    figures=(Figure("time", "s"), Figure("peak memory", "MB")),
    contenders={
        OURS: _embed("coherekit", "embed-floats", ""),
        FLOOR: _floor("embed-floats", _KEEP_FLOATS),
        OFFICIAL: _embed("cohere", "embed-floats", "embedding_types=['float']", kind="Client"),
    },
    rounds=3,
    quick_rounds=1,
    warm=False,
)

_EMBED_MANY_ARRAYS: Final = Case(
    name="the same, base64 into an array",
    figures=_EMBED_MANY.figures,
    contenders={
        OURS: _embed("coherekit", "embed-base64", "encoding='base64'", ".embeddings.as_array()"),
        FLOOR: _floor("embed-base64", _KEEP_ARRAYS),
    },
    rounds=3,
    quick_rounds=1,
    warm=False,
)

_FILE: Final = """
import os
path = "{folder}/large.jsonl"
if not os.path.exists(path):
    with open(path, "wb") as made:
        for _ in range(200):
            made.write(b'{"text": 1}' * 90_910)
"""
_CREATE: Final = "co.datasets.create(name='d', type='embed-input', data=%s)"
_SMALL: Final = "('small.jsonl', b'{}')"


def _upload(package: str, data: str) -> Contender:
    prepare = _client(package, "dataset", _CREATE % _SMALL)
    return alone(
        Program(f"from pathlib import Path\n{prepare}{_FILE}", _CREATE % data),
        "work",
        "megabytes",
    )


_UPLOAD: Final = Case(
    name="upload of 200 MB",
    figures=_EMBED_MANY.figures,
    contenders={
        OURS: _upload("coherekit", "Path(path)"),
        FLOOR: alone(
            Program(_HTTPX + _FILE, "co.post('{url}/dataset/v1/datasets', files={'data': open(path, 'rb')})"),
            "work",
            "megabytes",
        ),
        OFFICIAL: _upload("cohere", "open(path, 'rb')"),
    },
    rounds=5,
    quick_rounds=1,
    warm=False,
)

CASES: Final = (_EMBED_MANY, _EMBED_MANY_ARRAYS, _UPLOAD)
