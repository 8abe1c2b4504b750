"""For `from coherekit.core.request_options import RequestOptions`."""

from cohere_api.runtime.operations import RequestOptions

__all__ = ["RequestOptions"]


def __dir__() -> list[str]:
    return __all__
