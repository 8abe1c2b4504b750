# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Types of `parse`."""

from __future__ import annotations

from typing import Any, ClassVar, Final, Literal, Self, TypeAlias

from attrs import define

from ..runtime.decoding import Decoder, Strictness, decode_list, expected
from ..runtime.encoding import as_json, json_object
from ..runtime.models import Model, additional, fill_missing, new, unlisted
from ..runtime.problems import DecodeError
from ..unknown import UnknownType
from .shared import ApiMeta

__all__ = [
    "ParseBlock",
    "ParseBlocksPageVariant",
    "ParseBoundingBox",
    "ParseBoundingBoxNormalized",
    "ParseDocument",
    "ParseImageBlock",
    "ParseImageCategory",
    "ParseImageContentBlock",
    "ParseMarkdownPage",
    "ParseMarkdownPageVariant",
    "ParseOutputFormat",
    "ParsePage",
    "ParseResponse",
    "ParseTableBlock",
    "ParseTableContentBlock",
    "ParseTextBlock",
    "ParseTextContentBlock",
]

ParseImageCategory: TypeAlias = Literal["other", "flowchart", "logo", "signature"] | str
ParseOutputFormat: TypeAlias = Literal["blocks", "markdown"] | str
ParseBlock: TypeAlias = "ParseTextContentBlock | ParseImageContentBlock | ParseTableContentBlock | UnknownType"
ParsePage: TypeAlias = "ParseBlocksPageVariant | ParseMarkdownPageVariant | UnknownType"


@define(slots=True, kw_only=True, repr=False, eq=False)
class ParseBlocksPageVariant(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "index", "blocks"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type", "index", "blocks"))

    type: Literal["blocks"] = "blocks"
    index: int
    blocks: list[ParseBlock]

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data or "index" not in data or "blocks" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        self.index = data["index"]
        at: str = ""
        try:
            self.blocks = value = data[at := "blocks"]
            if value is not None:
                self.blocks = decode_list(value, parse_block_from_json, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "index": self.index, "blocks": as_json(self.blocks)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ParseBoundingBox(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("top_left_x", "top_left_y", "bottom_right_x", "bottom_right_y"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("top_left_x", "top_left_y", "bottom_right_x", "bottom_right_y"))

    top_left_x: int
    top_left_y: int
    bottom_right_x: int
    bottom_right_y: int

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if not cls.REQUIRED <= data.keys():
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.top_left_x = data["top_left_x"]
        self.top_left_y = data["top_left_y"]
        self.bottom_right_x = data["bottom_right_x"]
        self.bottom_right_y = data["bottom_right_y"]
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "top_left_x": self.top_left_x,
            "top_left_y": self.top_left_y,
            "bottom_right_x": self.bottom_right_x,
            "bottom_right_y": self.bottom_right_y,
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ParseBoundingBoxNormalized(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("top_left_x", "top_left_y", "bottom_right_x", "bottom_right_y"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("top_left_x", "top_left_y", "bottom_right_x", "bottom_right_y"))

    top_left_x: float
    top_left_y: float
    bottom_right_x: float
    bottom_right_y: float

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if not cls.REQUIRED <= data.keys():
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.top_left_x = data["top_left_x"]
        self.top_left_y = data["top_left_y"]
        self.bottom_right_x = data["bottom_right_x"]
        self.bottom_right_y = data["bottom_right_y"]
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "top_left_x": self.top_left_x,
            "top_left_y": self.top_left_y,
            "bottom_right_x": self.bottom_right_x,
            "bottom_right_y": self.bottom_right_y,
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ParseDocument(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "image_url"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type", "image_url"))

    type: Literal["image_url"] = "image_url"
    image_url: str

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data or "image_url" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        self.image_url = data["image_url"]
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "image_url": self.image_url}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ParseImageBlock(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(
        ("id", "description", "category", "bounding_box", "bounding_box_normalized")
    )
    REQUIRED: ClassVar[frozenset[str]] = frozenset(
        ("id", "description", "category", "bounding_box", "bounding_box_normalized")
    )

    id: str
    description: str
    category: ParseImageCategory
    bounding_box: ParseBoundingBox
    bounding_box_normalized: ParseBoundingBoxNormalized

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if not cls.REQUIRED <= data.keys():
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.id = data["id"]
        self.description = data["description"]
        self.category = data["category"]
        at: str = ""
        try:
            self.bounding_box = value = data[at := "bounding_box"]
            if value is not None:
                self.bounding_box = ParseBoundingBox.from_dict(value, strict)
            self.bounding_box_normalized = value = data[at := "bounding_box_normalized"]
            if value is not None:
                self.bounding_box_normalized = ParseBoundingBoxNormalized.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "id": self.id,
            "description": self.description,
            "category": self.category,
            "bounding_box": as_json(self.bounding_box),
            "bounding_box_normalized": as_json(self.bounding_box_normalized),
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ParseImageContentBlock(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "image"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type", "image"))

    type: Literal["image"] = "image"
    image: ParseImageBlock

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data or "image" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        at: str = ""
        try:
            self.image = value = data[at := "image"]
            if value is not None:
                self.image = ParseImageBlock.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "image": as_json(self.image)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ParseMarkdownPage(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("content", "images"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("content",))

    content: str
    images: list[ParseImageBlock] | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "content" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.content = data["content"]
        at: str = ""
        try:
            value = data.get(at := "images")
            self.images = None if value is None else decode_list(value, ParseImageBlock.from_dict, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"content": self.content, "images": as_json(self.images)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ParseMarkdownPageVariant(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "index", "markdown"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type", "index", "markdown"))

    type: Literal["markdown"] = "markdown"
    index: int
    markdown: ParseMarkdownPage

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data or "index" not in data or "markdown" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        self.index = data["index"]
        at: str = ""
        try:
            self.markdown = value = data[at := "markdown"]
            if value is not None:
                self.markdown = ParseMarkdownPage.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "index": self.index, "markdown": as_json(self.markdown)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ParseResponse(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("id", "pages", "meta"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("id", "pages"))

    id: str
    pages: list[ParsePage]
    meta: ApiMeta | None = None

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "id" not in data or "pages" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.id = data["id"]
        at: str = ""
        try:
            self.pages = value = data[at := "pages"]
            if value is not None:
                self.pages = decode_list(value, parse_page_from_json, strict)
            value = data.get(at := "meta")
            self.meta = None if value is None else ApiMeta.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"id": self.id, "pages": as_json(self.pages), "meta": as_json(self.meta)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ParseTableBlock(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(
        ("type", "html", "title", "description", "bounding_box", "bounding_box_normalized")
    )
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type", "html", "bounding_box", "bounding_box_normalized"))

    type: Literal["html"] = "html"
    html: str
    title: str | None = None
    description: str | None = None
    bounding_box: ParseBoundingBox
    bounding_box_normalized: ParseBoundingBoxNormalized

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if not cls.REQUIRED <= data.keys():
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        self.html = data["html"]
        self.title = data.get("title")
        self.description = data.get("description")
        at: str = ""
        try:
            self.bounding_box = value = data[at := "bounding_box"]
            if value is not None:
                self.bounding_box = ParseBoundingBox.from_dict(value, strict)
            self.bounding_box_normalized = value = data[at := "bounding_box_normalized"]
            if value is not None:
                self.bounding_box_normalized = ParseBoundingBoxNormalized.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {
            "type": self.type,
            "html": self.html,
            "title": self.title,
            "description": self.description,
            "bounding_box": as_json(self.bounding_box),
            "bounding_box_normalized": as_json(self.bounding_box_normalized),
        }
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ParseTableContentBlock(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "table"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type", "table"))

    type: Literal["table"] = "table"
    table: ParseTableBlock

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data or "table" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        at: str = ""
        try:
            self.table = value = data[at := "table"]
            if value is not None:
                self.table = ParseTableBlock.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "table": as_json(self.table)}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ParseTextBlock(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("content",))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("content",))

    content: str

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "content" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.content = data["content"]
        self._additional = None if len(data) == 1 and "content" in data else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"content": self.content}
        return json_object(fields, self._additional)


@define(slots=True, kw_only=True, repr=False, eq=False)
class ParseTextContentBlock(Model):
    KNOWN: ClassVar[frozenset[str]] = frozenset(("type", "text"))
    REQUIRED: ClassVar[frozenset[str]] = frozenset(("type", "text"))

    type: Literal["text"] = "text"
    text: ParseTextBlock

    @classmethod
    def from_dict(cls, data: dict[str, Any], strict: Strictness = False) -> Self:
        if type(data) is not dict:
            raise expected("an object", data)
        if "type" not in data or "text" not in data:
            data = fill_missing(cls, data, strict)
        self = new(cls)
        self.type = data["type"]
        at: str = ""
        try:
            self.text = value = data[at := "text"]
            if value is not None:
                self.text = ParseTextBlock.from_dict(value, strict)
        except DecodeError as error:
            raise error.within(at) from None
        self._additional = None if cls.KNOWN.issuperset(data) else additional(data, cls.KNOWN)
        return self

    def to_dict(self) -> dict[str, Any]:
        fields = {"type": self.type, "text": as_json(self.text)}
        return json_object(fields, self._additional)


def parse_block_from_json(value: dict[str, Any], strict: Strictness = False) -> ParseBlock:
    tag = value.get("type") if type(value) is dict else None
    decode = PARSE_BLOCK_FROM_JSON.get(tag) if type(tag) is str else None
    return unlisted(value, tag, UnknownType) if decode is None else decode(value, strict)


def parse_page_from_json(value: dict[str, Any], strict: Strictness = False) -> ParsePage:
    tag = value.get("type") if type(value) is dict else None
    decode = PARSE_PAGE_FROM_JSON.get(tag) if type(tag) is str else None
    return unlisted(value, tag, UnknownType) if decode is None else decode(value, strict)


PARSE_BLOCK_FROM_JSON: Final[dict[str, Decoder[ParseBlock]]] = {
    "text": ParseTextContentBlock.from_dict,
    "image": ParseImageContentBlock.from_dict,
    "table": ParseTableContentBlock.from_dict,
}

PARSE_PAGE_FROM_JSON: Final[dict[str, Decoder[ParsePage]]] = {
    "blocks": ParseBlocksPageVariant.from_dict,
    "markdown": ParseMarkdownPageVariant.from_dict,
}
