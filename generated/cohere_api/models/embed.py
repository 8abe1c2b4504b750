# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `embed`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal, Self, TypeAlias, cast

from attrs import define

from ..runtime import (
    Arrays,
    DecodeProblem,
    Decoder,
    Model,
    additional,
    as_json,
    as_list,
    decode_list,
    decode_tagged,
    expected,
    json_object,
    missing,
)
from ..unknown import UnknownResponseType, UnknownType
from .shared import ApiMeta

if TYPE_CHECKING:
    from ..types.embed import EmbedContentDict, EmbedImageUrlDict

__all__ = [
    "EmbedByTypeResponse",
    "EmbedByTypeResponseEmbeddings",
    "EmbedContent",
    "EmbedFloatsResponse",
    "EmbedImage",
    "EmbedImageUrl",
    "EmbedInput",
    "EmbedRequestTruncate",
    "EmbedResponse",
    "EmbedText",
    "EmbeddingsByTypeEmbedResponse",
    "EmbeddingsFloatsEmbedResponse",
    "Image",
    "ImageUrlEmbedContent",
    "TextEmbedContent",
    "V2EmbedRequestTruncate",
]

EmbedRequestTruncate: TypeAlias = Literal["NONE", "START", "END"] | str
V2EmbedRequestTruncate: TypeAlias = Literal["NONE", "START", "END"] | str
EmbedContent: TypeAlias = "EmbedImage | EmbedText | UnknownType"
EmbedResponse: TypeAlias = "EmbedFloatsResponse | EmbedByTypeResponse | UnknownResponseType"


@define(slots=True, kw_only=True, repr=False, eq=False)
class EmbedByTypeResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("response_type", "id", "embeddings", "texts", "images", "meta"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("id", "embeddings"))

    response_type: Literal["embeddings_by_type"] = "embeddings_by_type"
    id: str
    embeddings: EmbedByTypeResponseEmbeddings
    texts: list[str] | None = None
    images: list[Image] | None = None
    meta: ApiMeta | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.response_type = get("response_type", "embeddings_by_type")
        self.id = get("id")
        at: str = ""
        try:
            self.embeddings = value = get(at := "embeddings")
            if value is not None:
                self.embeddings = EmbedByTypeResponseEmbeddings.from_dict(value, strict)
            self.texts = value = get(at := "texts")
            if value is not None:
                self.texts = as_list(value, strict)
            self.images = value = get(at := "images")
            if value is not None:
                self.images = decode_list(value, Image.from_dict, strict)
            self.meta = value = get(at := "meta")
            if value is not None:
                self.meta = ApiMeta.from_dict(value, strict)
        except DecodeProblem as problem:
            raise problem.within(at) from None
        if not cls.REQUIRED <= data.keys():
            missing(cls, data, strict)
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "response_type": self.response_type,
            "id": self.id,
            "embeddings": as_json(self.embeddings),
            "texts": self.texts,
            "images": as_json(self.images),
            "meta": as_json(self.meta),
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class EmbedByTypeResponseEmbeddings(Arrays):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("float", "int8", "uint8", "binary", "ubinary", "base64"))
    ARRAYS: ClassVar[Mapping[str, tuple[str, str]]] = {
        "float": ("float_", "float32"),
        "int8": ("int8", "int8"),
        "uint8": ("uint8", "uint8"),
        "binary": ("binary", "int8"),
        "ubinary": ("ubinary", "uint8"),
        "base64": ("base64", "base64"),
    }

    float_: list[list[float]] | None = None
    int8: list[list[int]] | None = None
    uint8: list[list[int]] | None = None
    binary: list[list[int]] | None = None
    ubinary: list[list[int]] | None = None
    base64: list[str] | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        at: str = ""
        try:
            self.float_ = value = get(at := "float")
            if value is not None:
                self.float_ = decode_list(value, as_list, strict)
            self.int8 = value = get(at := "int8")
            if value is not None:
                self.int8 = decode_list(value, as_list, strict)
            self.uint8 = value = get(at := "uint8")
            if value is not None:
                self.uint8 = decode_list(value, as_list, strict)
            self.binary = value = get(at := "binary")
            if value is not None:
                self.binary = decode_list(value, as_list, strict)
            self.ubinary = value = get(at := "ubinary")
            if value is not None:
                self.ubinary = decode_list(value, as_list, strict)
            self.base64 = value = get(at := "base64")
            if value is not None:
                self.base64 = as_list(value, strict)
        except DecodeProblem as problem:
            raise problem.within(at) from None
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "float": self.float_,
            "int8": self.int8,
            "uint8": self.uint8,
            "binary": self.binary,
            "ubinary": self.ubinary,
            "base64": self.base64,
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class EmbedFloatsResponse(Arrays):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("response_type", "id", "embeddings", "texts", "images", "meta"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("id", "embeddings", "texts"))
    ARRAYS: ClassVar[Mapping[str, tuple[str, str]]] = {"float": ("embeddings", "float32")}

    response_type: Literal["embeddings_floats"] = "embeddings_floats"
    id: str
    embeddings: list[list[float]]
    texts: list[str]
    images: list[Image] | None = None
    meta: ApiMeta | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.response_type = get("response_type", "embeddings_floats")
        self.id = get("id")
        at: str = ""
        try:
            self.embeddings = value = get(at := "embeddings")
            if value is not None:
                self.embeddings = decode_list(value, as_list, strict)
            self.texts = value = get(at := "texts")
            if value is not None:
                self.texts = as_list(value, strict)
            self.images = value = get(at := "images")
            if value is not None:
                self.images = decode_list(value, Image.from_dict, strict)
            self.meta = value = get(at := "meta")
            if value is not None:
                self.meta = ApiMeta.from_dict(value, strict)
        except DecodeProblem as problem:
            raise problem.within(at) from None
        if not cls.REQUIRED <= data.keys():
            missing(cls, data, strict)
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "response_type": self.response_type,
            "id": self.id,
            "embeddings": self.embeddings,
            "texts": self.texts,
            "images": as_json(self.images),
            "meta": as_json(self.meta),
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False, init=False)
class EmbedImage(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "image_url"))

    type: Literal["image_url"] = "image_url"
    image_url: EmbedImageUrl | None = None

    def __init__(
        self, *, type: Literal["image_url"] = "image_url", image_url: EmbedImageUrl | EmbedImageUrlDict | None = None
    ) -> None:
        self.type = type
        self.image_url = cast("Any", image_url)
        self._additional = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.type = get("type", "image_url")
        at: str = ""
        try:
            self.image_url = value = get(at := "image_url")
            if value is not None:
                self.image_url = EmbedImageUrl.from_dict(value, strict)
        except DecodeProblem as problem:
            raise problem.within(at) from None
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "image_url": as_json(self.image_url)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class EmbedImageUrl(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("url",))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("url",))

    url: str

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.url = get("url")
        if not cls.REQUIRED <= data.keys():
            missing(cls, data, strict)
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"url": self.url}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False, init=False)
class EmbedInput(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("content",))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("content",))

    content: list[EmbedContent]

    def __init__(self, *, content: Sequence[EmbedContent | EmbedContentDict]) -> None:
        self.content = cast("Any", content)
        self._additional = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        at: str = ""
        try:
            self.content = value = get(at := "content")
            if value is not None:
                self.content = decode_list(value, embed_content_from_json, strict)
        except DecodeProblem as problem:
            raise problem.within(at) from None
        if not cls.REQUIRED <= data.keys():
            missing(cls, data, strict)
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"content": as_json(self.content)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class EmbedText(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "text"))

    type: Literal["text"] = "text"
    text: str | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.type = get("type", "text")
        self.text = get("text")
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "text": self.text}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class Image(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("width", "height", "format", "bit_depth"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("width", "height", "format", "bit_depth"))

    width: float
    height: float
    format: str
    bit_depth: float

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: bool = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = cls.__new__(cls)
        get: Callable[..., Any] = data.get
        self.width = get("width")
        self.height = get("height")
        self.format = get("format")
        self.bit_depth = get("bit_depth")
        if not cls.REQUIRED <= data.keys():
            missing(cls, data, strict)
        self._additional = additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"width": self.width, "height": self.height, "format": self.format, "bit_depth": self.bit_depth}
        return json_object(fields, self._additional)


def embed_content_from_json(value: Any, strict: bool = False) -> EmbedContent:
    decoded: EmbedContent = decode_tagged(value, "type", _EMBED_CONTENT_FROM_JSON, UnknownType, strict)
    return decoded


def embed_response_from_json(value: Any, strict: bool = False) -> EmbedResponse:
    decoded: EmbedResponse = decode_tagged(
        value, "response_type", _EMBED_RESPONSE_FROM_JSON, UnknownResponseType, strict
    )
    return decoded


_EMBED_CONTENT_FROM_JSON: Final[dict[str, Decoder[EmbedContent]]] = {
    "image_url": EmbedImage.from_dict,
    "text": EmbedText.from_dict,
}

_EMBED_RESPONSE_FROM_JSON: Final[dict[str, Decoder[EmbedResponse]]] = {
    "embeddings_floats": EmbedFloatsResponse.from_dict,
    "embeddings_by_type": EmbedByTypeResponse.from_dict,
}


EmbeddingsByTypeEmbedResponse = EmbedByTypeResponse
EmbeddingsFloatsEmbedResponse = EmbedFloatsResponse
ImageUrlEmbedContent = EmbedImage
TextEmbedContent = EmbedText
