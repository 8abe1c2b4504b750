# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""The methods of `keepers`, sync and async."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..runtime.methods import AsyncMethods, Methods

if TYPE_CHECKING:
    from ..models.keepers import AsyncKeepersPage, KeepersPage
    from ..runtime.operations import RequestOptions
    from .keepers_photos import AsyncKeepersPhotosResource, KeepersPhotosResource


class KeepersResource(Methods):
    @cached_property
    def photos(self) -> KeepersPhotosResource:
        from ..resources.keepers_photos import KeepersPhotosResource

        return KeepersPhotosResource(self._caller)

    def list(
        self, *, limit: int | None = None, offset: int | None = None, request_options: RequestOptions | None = None
    ) -> KeepersPage:
        """GET /v1/keepers

        `GET /v1/keepers`

        Args:
            limit:
            offset:
        """
        from ..endpoints import keepers_list as _endpoint
        from ..models.keepers import KeepersPage as _page

        return self._caller.page(_endpoint.request(limit=limit, offset=offset), _page, request_options)


class AsyncKeepersResource(AsyncMethods):
    @cached_property
    def photos(self) -> AsyncKeepersPhotosResource:
        from ..resources.keepers_photos import AsyncKeepersPhotosResource

        return AsyncKeepersPhotosResource(self._caller)

    async def list(
        self, *, limit: int | None = None, offset: int | None = None, request_options: RequestOptions | None = None
    ) -> AsyncKeepersPage:
        """GET /v1/keepers

        `GET /v1/keepers`

        Args:
            limit:
            offset:
        """
        from ..endpoints import keepers_list as _endpoint
        from ..models.keepers import AsyncKeepersPage as _page

        return await self._caller.page(_endpoint.request(limit=limit, offset=offset), _page, request_options)
