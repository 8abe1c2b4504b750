"""A local stand-in for the Cohere API, driven by the same spec as the client.

`with cohere_local.running() as api:` serves it from a thread at `api.url`;
`python -m cohere_local` serves it from the command line.
"""

from __future__ import annotations

import importlib
import importlib.util
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .command import main
    from .faults.script import ScriptedReply
    from .serving.app import create_app
    from .serving.server import LocalApi, running
    from .serving.watch import RecordedRequest

__all__ = ["LocalApi", "RecordedRequest", "ScriptedReply", "create_app", "main", "running"]

_EXTRA = ("fastavro", "jsonschema_rs", "python_multipart", "starlette", "uvicorn")
_MODULES = {
    "create_app": ".serving.app",
    "main": ".command",
    "ScriptedReply": ".faults.script",
    "RecordedRequest": ".serving.watch",
}


def __getattr__(name: str) -> object:
    """Load the server on first use, so that a missing extra is one clear error and not a traceback at import."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    missing = [module for module in _EXTRA if importlib.util.find_spec(module) is None]
    if missing:
        raise ImportError(f"cohere_local needs {', '.join(missing)}: pip install 'coherekit[local]'")
    return getattr(importlib.import_module(_MODULES.get(name, ".serving.server"), __name__), name)


def __dir__() -> list[str]:
    return __all__
