# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Plain-dict forms of what requests of `connectors` take."""

from __future__ import annotations

from typing import Required, TypedDict

from ..models.connectors import AuthTokenType

__all__ = ["CreateConnectorOAuthDict", "CreateConnectorServiceAuthDict"]


class CreateConnectorOAuthDict(TypedDict, total=False):
    client_id: str
    client_secret: str
    authorize_url: str
    token_url: str
    scope: str


class CreateConnectorServiceAuthDict(TypedDict, total=False):
    type: Required[AuthTokenType]
    token: Required[str]
