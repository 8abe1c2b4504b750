# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `connectors`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, Literal, Self, TypeAlias

from attrs import define

from ..runtime.decoding import Strictness, as_list, decode_datetime, decode_list, expected
from ..runtime.encoding import as_json, json_object
from ..runtime.models import Model, additional, fill_missing, new
from ..runtime.pages import AsyncPage, Page
from ..runtime.problems import DecodeError

__all__ = [
    "AsyncListConnectorsResponsePage",
    "AuthTokenType",
    "Connector",
    "ConnectorAuthStatus",
    "ConnectorOAuth",
    "CreateConnectorOAuth",
    "CreateConnectorResponse",
    "CreateConnectorServiceAuth",
    "GetConnectorResponse",
    "ListConnectorsResponse",
    "ListConnectorsResponsePage",
    "OAuthAuthorizeResponse",
    "UpdateConnectorResponse",
]

AuthTokenType: TypeAlias = Literal["bearer", "basic", "noscheme"] | str
ConnectorAuthStatus: TypeAlias = Literal["valid", "expired"] | str


@define(slots=True, kw_only=True, repr=False, eq=False)
class Connector(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(
        (
            "id",
            "organization_id",
            "name",
            "description",
            "url",
            "created_at",
            "updated_at",
            "excludes",
            "auth_type",
            "oauth",
            "auth_status",
            "active",
            "continue_on_failure",
        )
    )
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("id", "name", "created_at", "updated_at"))

    id: str
    organization_id: str | None = None
    name: str
    description: str | None = None
    url: str | None = None
    created_at: datetime
    updated_at: datetime
    excludes: list[str] | None = None
    auth_type: str | None = None
    oauth: ConnectorOAuth | None = None
    auth_status: ConnectorAuthStatus | None = None
    active: bool | None = None
    continue_on_failure: bool | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if not cls.REQUIRED <= data.keys():
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.id = data["id"]
        self.organization_id = data.get("organization_id")
        self.name = data["name"]
        self.description = data.get("description")
        self.url = data.get("url")
        self.auth_type = data.get("auth_type")
        self.auth_status = data.get("auth_status")
        self.active = data.get("active")
        self.continue_on_failure = data.get("continue_on_failure")
        at: str = ""
        try:
            self.created_at = value = data[at := "created_at"]
            if value is not None:
                self.created_at = decode_datetime(value, strict)
            self.updated_at = value = data[at := "updated_at"]
            if value is not None:
                self.updated_at = decode_datetime(value, strict)
            value = data.get(at := "excludes")
            self.excludes = None if value is None else as_list(value, strict)
            value = data.get(at := "oauth")
            self.oauth = None if value is None else ConnectorOAuth.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "id": self.id,
            "organization_id": self.organization_id,
            "name": self.name,
            "description": self.description,
            "url": self.url,
            "created_at": as_json(self.created_at),
            "updated_at": as_json(self.updated_at),
            "excludes": self.excludes,
            "auth_type": self.auth_type,
            "oauth": as_json(self.oauth),
            "auth_status": self.auth_status,
            "active": self.active,
            "continue_on_failure": self.continue_on_failure,
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ConnectorOAuth(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("client_id", "client_secret", "authorize_url", "token_url", "scope"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("authorize_url", "token_url"))

    client_id: str | None = None
    client_secret: str | None = None
    authorize_url: str
    token_url: str
    scope: str | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "authorize_url" not in data or "token_url" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.client_id = data.get("client_id")
        self.client_secret = data.get("client_secret")
        self.authorize_url = data["authorize_url"]
        self.token_url = data["token_url"]
        self.scope = data.get("scope")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "authorize_url": self.authorize_url,
            "token_url": self.token_url,
            "scope": self.scope,
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class CreateConnectorOAuth(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("client_id", "client_secret", "authorize_url", "token_url", "scope"))

    client_id: str | None = None
    client_secret: str | None = None
    authorize_url: str | None = None
    token_url: str | None = None
    scope: str | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.client_id = data.get("client_id")
        self.client_secret = data.get("client_secret")
        self.authorize_url = data.get("authorize_url")
        self.token_url = data.get("token_url")
        self.scope = data.get("scope")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "authorize_url": self.authorize_url,
            "token_url": self.token_url,
            "scope": self.scope,
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class CreateConnectorResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("connector",))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("connector",))

    connector: Connector

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "connector" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        at: str = ""
        try:
            self.connector = value = data[at := "connector"]
            if value is not None:
                self.connector = Connector.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "connector" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"connector": as_json(self.connector)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class CreateConnectorServiceAuth(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "token"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type", "token"))

    type: AuthTokenType
    token: str

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data or "token" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        self.token = data["token"]
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "token": self.token}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class GetConnectorResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("connector",))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("connector",))

    connector: Connector

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "connector" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        at: str = ""
        try:
            self.connector = value = data[at := "connector"]
            if value is not None:
                self.connector = Connector.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "connector" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"connector": as_json(self.connector)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ListConnectorsResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("connectors", "total_count"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("connectors",))

    connectors: list[Connector]
    total_count: float | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "connectors" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.total_count = data.get("total_count")
        at: str = ""
        try:
            self.connectors = value = data[at := "connectors"]
            if value is not None:
                self.connectors = decode_list(value, Connector.from_dict, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"connectors": as_json(self.connectors), "total_count": self.total_count}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class OAuthAuthorizeResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("redirect_url",))

    redirect_url: str | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.redirect_url = data.get("redirect_url")
        self._additional = None if len(data) == 1 and "redirect_url" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"redirect_url": self.redirect_url}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class UpdateConnectorResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("connector",))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("connector",))

    connector: Connector

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "connector" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        at: str = ""
        try:
            self.connector = value = data[at := "connector"]
            if value is not None:
                self.connector = Connector.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "connector" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"connector": as_json(self.connector)}
        return json_object(fields, self._additional)


class ListConnectorsResponsePage(ListConnectorsResponse, Page["Connector"]):
    __slots__ = ("_turning",)
    ITEMS = "connectors"


class AsyncListConnectorsResponsePage(ListConnectorsResponse, AsyncPage["Connector"]):
    __slots__ = ("_turning",)
    ITEMS = "connectors"
