"""The start of a process: until a client is ready, until its first reply, until one model is imported."""

from __future__ import annotations

from typing import Final

from benchmarks.alone import Program, alone
from benchmarks.measure import FLOOR, OFFICIAL, OURS, STOCK, Case, Figure, Goal

# httpx loads its command line, with click and rich, where those are installed: the official SDK brings click.
_WITHOUT_CLICK: Final = "import sys\nsys.modules['click'] = None\n"
_OURS: Final = _WITHOUT_CLICK + "import coherekit\nco = coherekit.ClientV2(api_key='key', base_url='{url}/%s')\n"
_OFFICIAL: Final = "import cohere\nco = cohere.ClientV2(api_key='key', base_url='{url}/%s')\n"
_HTTPX: Final = _WITHOUT_CLICK + "import httpx\nco = httpx.Client()\n"
_STOCK: Final = (
    _WITHOUT_CLICK
    + """
sys.path.insert(0, "{folder}")
from stock import AuthenticatedClient
co = AuthenticatedClient(base_url="{url}/tokenize", token="key")
co.get_httpx_client()
"""
)
_CALL: Final = "co.tokenize(model='command-a-03-2025', text='near and far')\n"
_CALL_BY_HTTPX: Final = """import orjson
orjson.loads(co.post("{url}/tokenize/v1/tokenize", content=orjson.dumps({"text": "near and far"})).content)
"""
_CALL_OF_STOCK: Final = """from stock.api.default import tokenize
from stock.models import TokenizeRequest
tokenize.sync(client=co, body=TokenizeRequest(model="command-a-03-2025", text="near and far"))
"""

_START: Final = Case(
    name="process start to a ready client",
    figures=(
        Figure("time", "s", Goal(1.25)),
        Figure("memory", "MB", Goal(1.2)),
        Figure("modules", ""),
    ),
    contenders={
        name: alone(Program(source), "until_done", "megabytes", "modules")
        for name, source in {
            OURS: _OURS % "tokenize",
            FLOOR: _HTTPX,
            OFFICIAL: _OFFICIAL % "tokenize",
            STOCK: _STOCK,
        }.items()
    },
    quick_rounds=2,
)

_FIRST_REPLY: Final = Case(
    name="process start to the first reply",
    figures=(Figure("time", "s"), Figure("memory", "MB")),
    contenders={
        name: alone(Program(source), "until_done", "megabytes")
        for name, source in {
            OURS: _OURS % "tokenize" + _CALL,
            FLOOR: _HTTPX + _CALL_BY_HTTPX,
            OFFICIAL: _OFFICIAL % "tokenize" + _CALL,
            STOCK: _STOCK + _CALL_OF_STOCK,
        }.items()
    },
    quick_rounds=1,
)

_IMPORT: Final = Case(
    name="process start and import of one model",
    figures=(Figure("time", "s"), Figure("modules", "")),
    contenders={
        name: alone(Program(source), "until_done", "modules")
        for name, source in {
            OURS: "from cohere_api.models.embed import EmbedByTypeResponse",
            FLOOR: "import attrs",
            OFFICIAL: "from cohere.types import EmbedByTypeResponse",
            STOCK: 'import sys\nsys.path.insert(0, "{folder}")\nfrom stock.models import EmbedByTypeResponse',
        }.items()
    },
    quick_rounds=2,
)

CASES: Final = (_START, _FIRST_REPLY, _IMPORT)
