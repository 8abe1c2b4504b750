"""A client for the Cohere API: `Client`, `ClientV2`, `AsyncClient`, `AsyncClientV2`, their errors, and every type.

Names load when first used: those below from here, models and other types from `cohere_api`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from ._version import __version__ as __version__

if TYPE_CHECKING:
    from cohere_api import *  # noqa: F403 - the spec says which models there are
    from cohere_api.runtime.models import Model as Model
    from cohere_api.runtime.models import Unknown as Unknown
    from cohere_api.runtime.operations import RequestOptions as RequestOptions
    from cohere_api.runtime.raw_replies import RawReply as RawReply
    from cohere_api.runtime.raw_replies import raw as raw
    from cohere_api.runtime.values import NULL as NULL
    from cohere_api.runtime.values import FileInput as FileInput
    from cohere_api.runtime.values import StreamedEmbedding as StreamedEmbedding

    from . import core as core
    from . import errors as errors
    from . import finetuning as finetuning
    from . import types as types
    from ._drivers.stream import AsyncStream as AsyncStream
    from ._drivers.stream import Stream as Stream
    from ._http.aiohttp_client import aiohttp_client as aiohttp_client
    from ._settings.addresses import ClientEnvironment as ClientEnvironment
    from ._settings.hooks import RetryEvent as RetryEvent
    from ._tools.execution import ToolOutcome as ToolOutcome
    from ._tools.function_tool import FunctionTool as FunctionTool
    from ._tools.function_tool import tool as tool
    from ._tools.loop import ToolRun as ToolRun
    from ._tools.loop import ToolStep as ToolStep
    from .clients import AsyncClient as AsyncClient
    from .clients import AsyncClientV2 as AsyncClientV2
    from .clients import Client as Client
    from .clients import ClientV2 as ClientV2
    from .errors import ApiError as ApiError
    from .errors import ApiTimeoutError as ApiTimeoutError
    from .errors import BadRequestError as BadRequestError
    from .errors import ClientClosedRequestError as ClientClosedRequestError
    from .errors import CohereError as CohereError
    from .errors import DecodeError as DecodeError
    from .errors import ForbiddenError as ForbiddenError
    from .errors import GatewayTimeoutError as GatewayTimeoutError
    from .errors import InternalServerError as InternalServerError
    from .errors import InvalidTokenError as InvalidTokenError
    from .errors import JobFailed as JobFailed
    from .errors import NotFoundError as NotFoundError
    from .errors import NotImplementedError as NotImplementedError
    from .errors import OutputError as OutputError
    from .errors import PagingError as PagingError
    from .errors import ReplyTooLarge as ReplyTooLarge
    from .errors import ServiceUnavailableError as ServiceUnavailableError
    from .errors import StreamError as StreamError
    from .errors import StreamInterrupted as StreamInterrupted
    from .errors import ToolStepsExceeded as ToolStepsExceeded
    from .errors import TooManyRequestsError as TooManyRequestsError
    from .errors import TransportError as TransportError
    from .errors import UnauthorizedError as UnauthorizedError
    from .errors import UnprocessableEntityError as UnprocessableEntityError
    from .errors import ValidationError as ValidationError
    from .errors import WaitTimeout as WaitTimeout

_MODULES: Final = {
    ".clients": "AsyncClient AsyncClientV2 Client ClientV2",
    "._http.aiohttp_client": "aiohttp_client",
    "._settings.addresses": "ClientEnvironment",
    ".errors": (
        "ApiError ApiTimeoutError BadRequestError ClientClosedRequestError CohereError DecodeError ForbiddenError "
        "GatewayTimeoutError InternalServerError InvalidTokenError JobFailed NotFoundError NotImplementedError "
        "OutputError PagingError ReplyTooLarge ServiceUnavailableError StreamError StreamInterrupted ToolStepsExceeded "
        "TooManyRequestsError TransportError UnauthorizedError UnprocessableEntityError ValidationError WaitTimeout"
    ),
    "cohere_api.runtime.raw_replies": "RawReply raw",
    "._settings.hooks": "RetryEvent",
    "._drivers.stream": "AsyncStream Stream",
    "._tools.execution": "ToolOutcome",
    "._tools.loop": "ToolRun ToolStep",
    "._tools.function_tool": "FunctionTool tool",
    "cohere_api.runtime.models": "Model Unknown",
    "cohere_api.runtime.operations": "RequestOptions",
    "cohere_api.runtime.values": "NULL FileInput StreamedEmbedding",
}
_HOMES: Final = {name: module for module, names in _MODULES.items() for name in names.split()}
_SUBMODULES: Final = ("core", "errors", "finetuning", "types")


# Hidden from type checkers: a misspelt name must stay an error there.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name == "__all__":
            return _exported()
        if name in _SUBMODULES:
            return import_module(f".{name}", __name__)
        if name.startswith("_"):
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        try:
            value = getattr(import_module(_HOMES.get(name, "cohere_api"), __name__), name)
        except AttributeError:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted(_exported())


def _exported() -> list[str]:
    """Return what the package offers: the clients, the errors, every type, and the modules that code imports from."""
    return [*_HOMES, *_SUBMODULES, "__version__", *import_module("cohere_api").__all__]
