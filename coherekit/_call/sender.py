"""What sends a request of a call: hooks of arguments wrap it, compound calls use it several times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from .._settings.options import Settings
from .retry import Retry
from .steps import Flow

if TYPE_CHECKING:
    from cohere_api.runtime.operations import Request

T = TypeVar("T")

SendRequest = Callable[["Request[T]"], Flow[T]]


@dataclass(frozen=True, slots=True)
class Sender:
    """Sends a request when called; settings and retry serve for requests to other addresses."""

    settings: Settings
    retry: Retry
    send: SendRequest[Any]

    def __call__(self, request: Request[T]) -> Flow[T]:
        return self.send(request)
