# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `embed`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal, Self, TypeAlias, cast

from attrs import define

from ..runtime.arrays import Arrays
from ..runtime.decoding import Decoder, Strictness, as_list, decode_list, expected
from ..runtime.encoding import as_json, json_object
from ..runtime.models import Model, additional, fill_missing, new, unlisted
from ..runtime.problems import DecodeError
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
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "id" not in data or "embeddings" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.response_type = data.get("response_type", "embeddings_by_type")
        self.id = data["id"]
        at: str = ""
        try:
            self.embeddings = value = data[at := "embeddings"]
            if value is not None:
                self.embeddings = EmbedByTypeResponseEmbeddings.from_dict(value, strict)
            value = data.get(at := "texts")
            self.texts = None if value is None else as_list(value, strict)
            value = data.get(at := "images")
            self.images = None if value is None else decode_list(value, Image.from_dict, strict)
            value = data.get(at := "meta")
            self.meta = None if value is None else ApiMeta.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
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
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        at: str = ""
        try:
            value = data.get(at := "float")
            self.float_ = None if value is None else decode_list(value, as_list, strict)
            value = data.get(at := "int8")
            self.int8 = None if value is None else decode_list(value, as_list, strict)
            value = data.get(at := "uint8")
            self.uint8 = None if value is None else decode_list(value, as_list, strict)
            value = data.get(at := "binary")
            self.binary = None if value is None else decode_list(value, as_list, strict)
            value = data.get(at := "ubinary")
            self.ubinary = None if value is None else decode_list(value, as_list, strict)
            value = data.get(at := "base64")
            self.base64 = None if value is None else as_list(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
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
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "id" not in data or "embeddings" not in data or "texts" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.response_type = data.get("response_type", "embeddings_floats")
        self.id = data["id"]
        at: str = ""
        try:
            self.embeddings = value = data[at := "embeddings"]
            if value is not None:
                self.embeddings = decode_list(value, as_list, strict)
            self.texts = value = data[at := "texts"]
            if value is not None:
                self.texts = as_list(value, strict)
            value = data.get(at := "images")
            self.images = None if value is None else decode_list(value, Image.from_dict, strict)
            value = data.get(at := "meta")
            self.meta = None if value is None else ApiMeta.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
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
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.type = data.get("type", "image_url")
        at: str = ""
        try:
            value = data.get(at := "image_url")
            self.image_url = None if value is None else EmbedImageUrl.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
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
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "url" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.url = data["url"]
        self._additional = None if len(data) == 1 and "url" in data else additional(data, cls.KNOWN)
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
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "content" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        at: str = ""
        try:
            self.content = value = data[at := "content"]
            if value is not None:
                self.content = decode_list(value, embed_content_from_json, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if len(data) == 1 and "content" in data else additional(data, cls.KNOWN)
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
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        self = new(cls)
        self.type = data.get("type", "text")
        self.text = data.get("text")
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
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
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if not cls.REQUIRED <= data.keys():
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.width = data["width"]
        self.height = data["height"]
        self.format = data["format"]
        self.bit_depth = data["bit_depth"]
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"width": self.width, "height": self.height, "format": self.format, "bit_depth": self.bit_depth}
        return json_object(fields, self._additional)


def embed_content_from_json(value: dict[str, Any], strict: Strictness = False) -> EmbedContent:
    tag = value.get("type") if type(value) is dict else None
    decode = EMBED_CONTENT_FROM_JSON.get(tag) if type(tag) is str else None
    return unlisted(value, tag, UnknownType) if decode is None else decode(value, strict)


def embed_response_from_json(value: dict[str, Any], strict: Strictness = False) -> EmbedResponse:
    tag = value.get("response_type") if type(value) is dict else None
    decode = EMBED_RESPONSE_FROM_JSON.get(tag) if type(tag) is str else None
    return unlisted(value, tag, UnknownResponseType) if decode is None else decode(value, strict)


EMBED_CONTENT_FROM_JSON: Final[dict[str, Decoder[EmbedContent]]] = {
    "image_url": EmbedImage.from_dict,
    "text": EmbedText.from_dict,
}

EMBED_RESPONSE_FROM_JSON: Final[dict[str, Decoder[EmbedResponse]]] = {
    "embeddings_floats": EmbedFloatsResponse.from_dict,
    "embeddings_by_type": EmbedByTypeResponse.from_dict,
}


EmbeddingsByTypeEmbedResponse = EmbedByTypeResponse
EmbeddingsFloatsEmbedResponse = EmbedFloatsResponse
ImageUrlEmbedContent = EmbedImage
TextEmbedContent = EmbedText
