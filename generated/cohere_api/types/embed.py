# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Plain-dict forms of what requests of `embed` take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Required, TypeAlias, TypedDict

from ..models.embed import EmbedContent, EmbedImageUrl

__all__ = [
    "EmbedContentDict",
    "EmbedImageDict",
    "EmbedImageUrlDict",
    "EmbedInputDict",
    "EmbedTextDict",
    "ImageUrlEmbedContentDict",
    "TextEmbedContentDict",
]

EmbedContentDict: TypeAlias = "EmbedImageDict | EmbedTextDict"


class EmbedImageDict(TypedDict, total=False):
    type: Literal["image_url"]
    image_url: EmbedImageUrl | EmbedImageUrlDict


class EmbedImageUrlDict(TypedDict, total=False):
    url: Required[str]


class EmbedInputDict(TypedDict, total=False):
    content: Required[Sequence[EmbedContent | EmbedContentDict]]


class EmbedTextDict(TypedDict, total=False):
    type: Literal["text"]
    text: str


ImageUrlEmbedContentDict = EmbedImageDict
TextEmbedContentDict = EmbedTextDict
