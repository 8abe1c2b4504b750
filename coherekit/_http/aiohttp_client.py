"""`coherekit.aiohttp_client()`, which needs an extra."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._extras import import_extra
from .environment import tls_context

if TYPE_CHECKING:
    from .over_aiohttp import AiohttpClient


def aiohttp_client() -> AiohttpClient:
    """Return an `http_client` that sends with aiohttp, for one event loop of asyncio; it is yours to close.

    It reads the environment's proxies as aiohttp does, and has no timeout for writing. Raises CohereError without the
    extra `aiohttp`.
    """
    import_extra("aiohttp", "aiohttp", "aiohttp_client()")
    from .over_aiohttp import AiohttpClient

    return AiohttpClient(tls_context())
