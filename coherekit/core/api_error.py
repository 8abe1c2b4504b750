"""For `from coherekit.core.api_error import ApiError`."""

from ..errors import ApiError

__all__ = ["ApiError"]
