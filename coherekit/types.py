"""Every type of the API, for `from coherekit.types import ChatMessageV2`; each loads when first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cohere_api import *  # noqa: F403 - the spec says which there are
else:
    import cohere_api

    __all__ = cohere_api.__all__

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(cohere_api, name)

    def __dir__() -> list[str]:
        return __all__
