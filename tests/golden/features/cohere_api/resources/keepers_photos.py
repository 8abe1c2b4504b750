# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""The methods of `photos`, sync and async."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

from ..runtime.methods import AsyncMethods, Methods

if TYPE_CHECKING:
    from ..models.shared import Shape
    from ..runtime.operations import RequestOptions
    from ..runtime.values import FileInput, Items


class KeepersPhotosResource(Methods):
    def upload(
        self,
        *,
        album: str,
        image: FileInput,
        thumbnail: FileInput | None = None,
        caption: str | None = None,
        tags: Items[str] | None = None,
        request_options: RequestOptions | None = None,
    ) -> builtins.list[Shape]:
        """POST /v1/photos

        `POST /v1/photos`

        Args:
            album:
            image:
            thumbnail:
            caption:
            tags:
        """
        from ..endpoints import keepers_photos_upload as _endpoint

        return self._caller.call(
            _endpoint.request(album=album, image=image, thumbnail=thumbnail, caption=caption, tags=tags),
            request_options,
        )


class AsyncKeepersPhotosResource(AsyncMethods):
    async def upload(
        self,
        *,
        album: str,
        image: FileInput,
        thumbnail: FileInput | None = None,
        caption: str | None = None,
        tags: Items[str] | None = None,
        request_options: RequestOptions | None = None,
    ) -> builtins.list[Shape]:
        """POST /v1/photos

        `POST /v1/photos`

        Args:
            album:
            image:
            thumbnail:
            caption:
            tags:
        """
        from ..endpoints import keepers_photos_upload as _endpoint

        return await self._caller.call(
            _endpoint.request(album=album, image=image, thumbnail=thumbnail, caption=caption, tags=tags),
            request_options,
        )
