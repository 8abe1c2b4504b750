"""The overlaid spec: where it is read from and how its references are followed."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any, TypeGuard, cast

JsonObject = dict[str, Any]


def load_spec() -> JsonObject:
    """Return the spec that the generated package carries. Raises `FileNotFoundError` where it was not generated."""
    try:
        text = (resources.files("cohere_api") / "openapi.json").read_text(encoding="utf-8")
    except (ModuleNotFoundError, FileNotFoundError):
        raise FileNotFoundError("cohere_api/openapi.json is missing: run `python scripts/generate.py`") from None
    return cast(JsonObject, json.loads(text))


def is_object(value: object) -> TypeGuard[JsonObject]:
    """Tell whether a JSON value is an object."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Tell whether a JSON value is an array."""
    return isinstance(value, list)


def resolve(spec: JsonObject, node: JsonObject) -> JsonObject:
    """Return the node that a chain of `$ref` ends in; keywords beside a `$ref` win over the ones it leads to."""
    while "$ref" in node:
        target: Any = spec
        for token in str(node["$ref"]).removeprefix("#/").split("/"):
            target = target[token.replace("~1", "/").replace("~0", "~")]
        node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
    return node


def tagged_members(union: JsonObject) -> dict[str, str]:
    """Return tag -> `$ref` of a union; a mapping left out means the component names themselves."""
    discriminator = union.get("discriminator")
    if not is_object(discriminator):
        return {}
    mapping = discriminator.get("mapping")
    if is_object(mapping):
        return {tag: ref if "/" in ref else f"#/components/schemas/{ref}" for tag, ref in mapping.items()}
    members: list[JsonObject] = union.get("oneOf") or union.get("anyOf") or []
    return {member["$ref"].rpartition("/")[2]: member["$ref"] for member in members if "$ref" in member}
