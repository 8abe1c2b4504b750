"""The hook of `encoding`: floats that travel as base64, and the reply as if they had come as numbers."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from cohere_api.models.embed import EmbedByTypeResponse, EmbedFloatsResponse
from cohere_api.runtime.arrays import unpacked
from cohere_api.runtime.models import attach_http
from cohere_api.runtime.values import is_sequence

from ..errors import CohereError, DecodeError, ValidationError

if TYPE_CHECKING:
    from cohere_api.runtime.decoding import Strictness
    from cohere_api.runtime.operations import Request

    from .._call.call import SendRequest
    from .._call.steps import Flow

T = TypeVar("T")

_FLOAT: Final = "float"
_BASE64: Final = "base64"
_TYPES: Final = "embedding_types"
_PLAIN_WITHOUT_TYPES: Final = "/v1/embed"
"""Asked for no types, this answers with a plain list of vectors."""


def apply_encoding(value: object, send: SendRequest[T], request: Request[T]) -> Flow[T]:
    """Ask for base64 in place of floats; where floats are not asked for, change nothing. Raises ValidationError."""
    if value not in (_FLOAT, _BASE64):
        raise ValidationError(f"encoding must be 'float' or 'base64', not {value!r}")
    types = request.body.get(_TYPES)
    asked = [_FLOAT] if types is None else types
    if value == _FLOAT or not is_sequence(asked) or _FLOAT not in asked:
        return send(request)
    instead = [*dict.fromkeys(_BASE64 if one == _FLOAT else one for one in asked)]
    plain = types is None and request.endpoint.path == _PLAIN_WITHOUT_TYPES
    coded = request._replace(body={**request.body, _TYPES: instead})
    return _send_and_restore(send, coded if _BASE64 in asked else _unpack_replies(coded), plain, _BASE64 in asked)


def _unpack_replies(request: Request[T]) -> Request[T]:
    """Return the request, its replies decoded to bytes, so that the text of many parts need not stay in memory."""
    decode = request.endpoint.decode

    def decode_to_bytes(value: object, strict: Strictness) -> T:
        reply = decode(value, strict)
        if isinstance(reply, EmbedByTypeResponse) and reply.embeddings.base64:
            reply.embeddings.base64 = cast(list[str], _bytes_of(reply))
        return reply

    return request._replace(endpoint=request.endpoint._replace(decode=decode_to_bytes))


def _bytes_of(reply: EmbedByTypeResponse) -> list[bytes]:
    try:
        return unpacked(reply.embeddings.base64 or ())
    except DecodeError as error:
        raise error.within(_BASE64).within("embeddings") from None


def _send_and_restore(send: SendRequest[T], request: Request[T], plain: bool, keep: bool) -> Flow[T]:
    try:
        reply = yield from send(request)
    except CohereError as error:
        if (given := error.completed) is not None:
            error.completed = completed = dict[range, Any]()
            for part, done in given.items():
                with suppress(DecodeError):
                    completed[part] = _restore_floats(done, plain, keep)
        raise
    try:
        return _restore_floats(reply, plain, keep)
    except DecodeError as error:
        raise error.during(method=request.method, path=request.path) from None


def _restore_floats(reply: T, plain: bool, keep: bool) -> T:
    """Return the reply as if floats had come. Raises DecodeError."""
    if not isinstance(reply, EmbedByTypeResponse) or reply.embeddings.base64 is None:
        return reply
    embeddings = reply.embeddings
    rows = _bytes_of(reply)
    if not keep:
        embeddings.base64 = None
    if not plain:
        embeddings.hold_packed(_FLOAT, rows)
        return reply
    floats = EmbedFloatsResponse(
        id=reply.id, embeddings=[], texts=reply.texts or [], images=reply.images, meta=reply.meta
    )
    floats.hold_packed(_FLOAT, rows)
    floats.additional_properties.update(reply.additional_properties)
    return cast(T, attach_http(floats, reply.http) if reply.http else floats)
