"""For `from coherekit.core.request_options import RequestOptions`."""

from cohere_api.runtime import RequestOptions

__all__ = ["RequestOptions"]
