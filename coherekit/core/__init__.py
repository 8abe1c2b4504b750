"""Where existing code imports `ApiError` and `RequestOptions` from."""

from cohere_api.runtime import RequestOptions

from ..errors import ApiError

__all__ = ["ApiError", "RequestOptions"]
