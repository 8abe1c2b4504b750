"""Where existing code imports `ApiError` and `RequestOptions` from."""

from cohere_api.runtime.operations import RequestOptions

from ..errors import ApiError

__all__ = ["ApiError", "RequestOptions"]


def __dir__() -> list[str]:
    return __all__
