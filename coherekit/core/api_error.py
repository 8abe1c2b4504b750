"""For `from coherekit.core.api_error import ApiError`."""

from ..errors import ApiError

__all__ = ["ApiError"]


def __dir__() -> list[str]:
    return __all__
