"""POST /v1/embed and /v2/embed: one vector per text or image, in each type asked for.

Texts with common words are near each other. Nothing here sees: an image is near itself alone.
"""

from __future__ import annotations

import struct
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256

from ..call import Answer, Call, Refusal
from ..spec.document import JsonObject
from .parse import image_data
from .usage import meta, token_counts
from .words import vector

_LARGEST_DIMENSION = 4096
_DIMENSIONS = {"light": 384, "v4": 1536}  # by a part of the model's name
_OTHER_DIMENSION = 1024


def _embed_v1(call: Call) -> JsonObject:
    texts, images = _inputs(call)
    vectors = _vectors(call, texts + images)
    reply = {"id": call.identity(), "texts": texts, "meta": meta("1", _costs(texts, images))}
    types: list[str] | None = call.body.get("embedding_types")
    if types:
        return {**reply, "response_type": "embeddings_by_type", "embeddings": _by_type(vectors, types)}
    return {**reply, "response_type": "embeddings_floats", "embeddings": vectors}


def _embed_v2(call: Call) -> JsonObject:
    texts, images = _inputs(call)
    types: list[str] = call.body.get("embedding_types") or ["float"]
    return {
        "id": call.identity(),
        "response_type": "embeddings_by_type",
        "embeddings": _by_type(_vectors(call, texts + images), types),
        "texts": texts,
        "meta": meta("2", _costs(texts, images)),
    }


def _costs(texts: list[str], images: list[str]) -> JsonObject:
    costs = token_counts("".join(texts))
    return {**costs, "billed_units": {**costs["billed_units"], **({"images": len(images)} if images else {})}}


def _inputs(call: Call) -> tuple[list[str], list[str]]:
    """Return texts, and images as texts; of a mixed input, all contents count as one text."""
    texts: list[str] = call.body.get("texts", [])
    images = [_image(address) for address in call.body.get("images", [])]
    mixed: list[JsonObject] = call.body.get("inputs", [])
    if not (texts or images or mixed):
        raise Refusal(400, "invalid request: texts, images or inputs must be given")
    return [*texts, *(" ".join(map(_content, entry["content"])) for entry in mixed)], images


def _content(content: JsonObject) -> str:
    if content["type"] == "text":
        return str(content.get("text", ""))
    return _image(str(content.get("image_url", {}).get("url", "")))


def _image(address: str) -> str:
    """Return a word that only the same image has."""
    web = address.startswith(("http://", "https://"))
    return sha256(address.encode() if web else image_data(address)[1]).hexdigest()


def _vectors(call: Call, inputs: list[str]) -> list[list[float]]:
    dimension = _dimension(call)
    return [_single_precision(vector(text, dimension)) for text in inputs]


def embedded(texts: list[str], model: str, types: list[str]) -> dict[str, list[object]]:
    """Return the vectors of texts, by type, as a job embeds them."""
    dimension = _usual_dimension(model)
    return _by_type([_single_precision(vector(text, dimension)) for text in texts], types)


def _usual_dimension(model: str) -> int:
    return next((size for part, size in _DIMENSIONS.items() if part in model), _OTHER_DIMENSION)


def _dimension(call: Call) -> int:
    wanted: int | None = call.body.get("output_dimension")
    if wanted is None:
        return _usual_dimension(call.body.get("model", ""))
    if not 8 <= wanted <= _LARGEST_DIMENSION or wanted % 8:
        raise Refusal(400, f"invalid request: output_dimension must be a multiple of 8 up to {_LARGEST_DIMENSION}")
    return wanted


def _pack(values: list[float]) -> bytes:
    return struct.pack(f"<{len(values)}f", *values)


def _single_precision(values: list[float]) -> list[float]:
    """Return the values that float32 can hold, so that `float` and `base64` say the same."""
    return list(struct.unpack(f"<{len(values)}f", _pack(values)))


def _bits(values: list[float]) -> list[int]:
    """Return one bit per value, set where it is above zero, the first value in the highest bit."""
    packed: list[int] = []
    for start in range(0, len(values), 8):
        packed.append(int("".join("1" if value > 0 else "0" for value in values[start : start + 8]), 2))
    return packed


def _base64(values: list[float]) -> str:
    return b64encode(_pack(values)).decode()


_TYPES: dict[str, Callable[[list[float]], object]] = {
    "float": list,
    "int8": lambda values: [round(value * 127) for value in values],
    "uint8": lambda values: [round(value * 127) + 128 for value in values],
    "binary": lambda values: [byte - 128 for byte in _bits(values)],
    "ubinary": _bits,
    "base64": _base64,
}


def _by_type(vectors: list[list[float]], types: list[str]) -> dict[str, list[object]]:
    return {kind: [_TYPES[kind](values) for values in vectors] for kind in dict.fromkeys(types)}


ANSWERS: dict[str, Answer] = {"POST /v1/embed": _embed_v1, "POST /v2/embed": _embed_v2}
