# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""The methods of `animals`, sync and async."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, overload

from ..runtime.methods import AsyncMethods, Methods
from ..runtime.older_names import older_arguments, older_methods

if TYPE_CHECKING:
    from ..models.animals import (
        Animal,
        AnimalHome,
        AnimalReply,
        AnimalsListResponsePage,
        AnimalSpecies,
        AsyncAnimalsListResponsePage,
        Kind,
        Level,
        Trait,
    )
    from ..models.shared import Food, Shape
    from ..runtime.models import Empty, JsonObject
    from ..runtime.operations import RequestOptions
    from ..runtime.values import Items
    from ..types.animals import AnimalDict, AnimalHomeDict, TraitDict
    from ..types.shared import FoodDict, ShapeDict


@older_methods(free="delete")
class AnimalsResource(Methods):
    def list(
        self,
        *,
        tame: bool,
        page_token: str | None = None,
        kinds: Items[Kind] | None = None,
        born_after: datetime | None = None,
        page_size: int | None = None,
        x_trace_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AnimalsListResponsePage:
        """GET /v1/animals

        `GET /v1/animals`

        Args:
            tame:
            page_token:
            kinds:
            born_after:
            page_size:  Default: 20.
            x_trace_id:
        """
        from ..endpoints import animals_list as _endpoint
        from ..models.animals import AnimalsListResponsePage as _page

        return self._caller.page(
            _endpoint.request(
                tame=tame,
                page_token=page_token,
                kinds=kinds,
                born_after=born_after,
                page_size=page_size,
                x_trace_id=x_trace_id,
            ),
            _page,
            request_options,
        )

    @overload
    def create(
        self,
        request: Animal | AnimalDict,
        *,
        x_trace_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AnimalReply: ...
    @overload
    def create(
        self,
        *,
        name: str,
        kind: Kind,
        weight: float | None,
        x_trace_id: str | None = None,
        born: datetime | None = None,
        species: AnimalSpecies | None = None,
        level: Level | None = None,
        mother: Animal | AnimalDict | None = None,
        friends: Sequence[Animal | AnimalDict] | None = None,
        seen: date | None = None,
        visits: Sequence[datetime] | None = None,
        home: AnimalHome | AnimalHomeDict | None = None,
        traits: Mapping[str, Trait | TraitDict] | None = None,
        notes: Mapping[str, str | None] | None = None,
        extra: Any = None,
        food: Food | FoodDict | None = None,
        shape: Shape | ShapeDict | None = None,
        class_: str | None = None,
        schema: Mapping[str, Any] | None = None,
        list: Items[int] | None = None,
        date: date | None = None,
        to_dict: str | None = None,
        odd_name: str | None = None,
        type: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AnimalReply: ...

    @older_arguments(animal="request")
    def create(
        self,
        request: Animal | AnimalDict | None = None,
        *,
        name: str | None = None,
        kind: Kind | None = None,
        weight: float | None = None,
        x_trace_id: str | None = None,
        born: datetime | None = None,
        species: AnimalSpecies | None = None,
        level: Level | None = None,
        mother: Animal | AnimalDict | None = None,
        friends: Sequence[Animal | AnimalDict] | None = None,
        seen: date | None = None,
        visits: Sequence[datetime] | None = None,
        home: AnimalHome | AnimalHomeDict | None = None,
        traits: Mapping[str, Trait | TraitDict] | None = None,
        notes: Mapping[str, str | None] | None = None,
        extra: Any = None,
        food: Food | FoodDict | None = None,
        shape: Shape | ShapeDict | None = None,
        class_: str | None = None,
        schema: Mapping[str, Any] | None = None,
        list: Items[int] | None = None,
        date: date | None = None,
        to_dict: str | None = None,
        odd_name: str | None = None,
        type: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AnimalReply:
        """Bring an animal in.

        `POST /v1/animals`

        Args:
            request: The whole body as one value, in place of its fields.
            name:
            kind:
            weight:
            x_trace_id:
            born:
            species:
            level:
            mother:
            friends:
            seen:
            visits:
            home:
            traits:
            notes:
            extra:
            food:
            shape:
            class_:
            schema:
            list:
            date:
            to_dict:
            odd_name:
            type:
        """
        from ..endpoints import animals_create as _endpoint

        return self._caller.call(
            _endpoint.request(
                request=request,
                name=name,
                kind=kind,
                weight=weight,
                x_trace_id=x_trace_id,
                born=born,
                species=species,
                level=level,
                mother=mother,
                friends=friends,
                seen=seen,
                visits=visits,
                home=home,
                traits=traits,
                notes=notes,
                extra=extra,
                food=food,
                shape=shape,
                class_=class_,
                schema=schema,
                list=list,
                date=date,
                to_dict=to_dict,
                odd_name=odd_name,
                type=type,
            ),
            request_options,
        )

    def get(self, id: str, *, request_options: RequestOptions | None = None) -> Animal:
        """GET /v1/animals/{id}

        `GET /v1/animals/{id}`

        Args:
            id:
        """
        from ..endpoints import animals_get as _endpoint

        return self._caller.call(_endpoint.request(id), request_options)

    @older_arguments(animal_id="id")
    def delete(self, id: str, *, request_options: RequestOptions | None = None) -> Empty:
        """DELETE /v1/animals/{id}

        `DELETE /v1/animals/{id}`

        Args:
            id:
        """
        from ..endpoints import animals_delete as _endpoint

        return self._caller.call(_endpoint.request(id), request_options)

    def import_(self, id: str, from_: int, *, request_options: RequestOptions | None = None) -> JsonObject:
        """POST /v1/animals/{id}/copies/{from}:move

        `POST /v1/animals/{id}/copies/{from}:move`, deprecated by the API

        Args:
            id:
            from_:
        """
        from ..endpoints import animals_import as _endpoint

        return self._caller.call(_endpoint.request(id, from_), request_options)


@older_methods(free="delete")
class AsyncAnimalsResource(AsyncMethods):
    async def list(
        self,
        *,
        tame: bool,
        page_token: str | None = None,
        kinds: Items[Kind] | None = None,
        born_after: datetime | None = None,
        page_size: int | None = None,
        x_trace_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncAnimalsListResponsePage:
        """GET /v1/animals

        `GET /v1/animals`

        Args:
            tame:
            page_token:
            kinds:
            born_after:
            page_size:  Default: 20.
            x_trace_id:
        """
        from ..endpoints import animals_list as _endpoint
        from ..models.animals import AsyncAnimalsListResponsePage as _page

        return await self._caller.page(
            _endpoint.request(
                tame=tame,
                page_token=page_token,
                kinds=kinds,
                born_after=born_after,
                page_size=page_size,
                x_trace_id=x_trace_id,
            ),
            _page,
            request_options,
        )

    @overload
    async def create(
        self,
        request: Animal | AnimalDict,
        *,
        x_trace_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AnimalReply: ...
    @overload
    async def create(
        self,
        *,
        name: str,
        kind: Kind,
        weight: float | None,
        x_trace_id: str | None = None,
        born: datetime | None = None,
        species: AnimalSpecies | None = None,
        level: Level | None = None,
        mother: Animal | AnimalDict | None = None,
        friends: Sequence[Animal | AnimalDict] | None = None,
        seen: date | None = None,
        visits: Sequence[datetime] | None = None,
        home: AnimalHome | AnimalHomeDict | None = None,
        traits: Mapping[str, Trait | TraitDict] | None = None,
        notes: Mapping[str, str | None] | None = None,
        extra: Any = None,
        food: Food | FoodDict | None = None,
        shape: Shape | ShapeDict | None = None,
        class_: str | None = None,
        schema: Mapping[str, Any] | None = None,
        list: Items[int] | None = None,
        date: date | None = None,
        to_dict: str | None = None,
        odd_name: str | None = None,
        type: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AnimalReply: ...

    @older_arguments(animal="request")
    async def create(
        self,
        request: Animal | AnimalDict | None = None,
        *,
        name: str | None = None,
        kind: Kind | None = None,
        weight: float | None = None,
        x_trace_id: str | None = None,
        born: datetime | None = None,
        species: AnimalSpecies | None = None,
        level: Level | None = None,
        mother: Animal | AnimalDict | None = None,
        friends: Sequence[Animal | AnimalDict] | None = None,
        seen: date | None = None,
        visits: Sequence[datetime] | None = None,
        home: AnimalHome | AnimalHomeDict | None = None,
        traits: Mapping[str, Trait | TraitDict] | None = None,
        notes: Mapping[str, str | None] | None = None,
        extra: Any = None,
        food: Food | FoodDict | None = None,
        shape: Shape | ShapeDict | None = None,
        class_: str | None = None,
        schema: Mapping[str, Any] | None = None,
        list: Items[int] | None = None,
        date: date | None = None,
        to_dict: str | None = None,
        odd_name: str | None = None,
        type: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AnimalReply:
        """Bring an animal in.

        `POST /v1/animals`

        Args:
            request: The whole body as one value, in place of its fields.
            name:
            kind:
            weight:
            x_trace_id:
            born:
            species:
            level:
            mother:
            friends:
            seen:
            visits:
            home:
            traits:
            notes:
            extra:
            food:
            shape:
            class_:
            schema:
            list:
            date:
            to_dict:
            odd_name:
            type:
        """
        from ..endpoints import animals_create as _endpoint

        return await self._caller.call(
            _endpoint.request(
                request=request,
                name=name,
                kind=kind,
                weight=weight,
                x_trace_id=x_trace_id,
                born=born,
                species=species,
                level=level,
                mother=mother,
                friends=friends,
                seen=seen,
                visits=visits,
                home=home,
                traits=traits,
                notes=notes,
                extra=extra,
                food=food,
                shape=shape,
                class_=class_,
                schema=schema,
                list=list,
                date=date,
                to_dict=to_dict,
                odd_name=odd_name,
                type=type,
            ),
            request_options,
        )

    async def get(self, id: str, *, request_options: RequestOptions | None = None) -> Animal:
        """GET /v1/animals/{id}

        `GET /v1/animals/{id}`

        Args:
            id:
        """
        from ..endpoints import animals_get as _endpoint

        return await self._caller.call(_endpoint.request(id), request_options)

    @older_arguments(animal_id="id")
    async def delete(self, id: str, *, request_options: RequestOptions | None = None) -> Empty:
        """DELETE /v1/animals/{id}

        `DELETE /v1/animals/{id}`

        Args:
            id:
        """
        from ..endpoints import animals_delete as _endpoint

        return await self._caller.call(_endpoint.request(id), request_options)

    async def import_(self, id: str, from_: int, *, request_options: RequestOptions | None = None) -> JsonObject:
        """POST /v1/animals/{id}/copies/{from}:move

        `POST /v1/animals/{id}/copies/{from}:move`, deprecated by the API

        Args:
            id:
            from_:
        """
        from ..endpoints import animals_import as _endpoint

        return await self._caller.call(_endpoint.request(id, from_), request_options)
