"""The OpenAPI fragments of docs pages, found and cleaned to structure.

A page holds one operation in a fenced YAML block, written for people: enum entries are mappings, tags are lists
of lists, errors have empty content, the credential is a header parameter. Here that becomes plain OpenAPI.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ...document.load import SpecError, parse_document
from ...document.pointer import Mapping, escape, find, is_list, is_mapping, items, mapping, parse
from ...document.shapes import INTEGER_FORMATS, NOISE_FORMATS
from ..published.structure import METHODS, snake_case
from .keywords import KEYWORDS

# The tags of a union's members, in the order of the members: kept beside a cleaned union.
TAGS = "x-tags"
NO_FRAGMENT = "holds no fenced ```yaml block with an OpenAPI document; give docs pages that have one"

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})\s*([^`]*)$")
# The title of a page is its first-level heading; "## OpenAPI Specification" is the same on each.
_TITLE = re.compile(r"^# +(.+?)\s*#*$")
_OPENAPI = re.compile(r"(?m)^['\"]?openapi['\"]?\s*:")
_VARIANT = re.compile(r"^(\S+) variant$")


@dataclass(frozen=True)
class Fragment:
    """One operation of one page. ``place`` names source, page and line; ``group`` and ``name`` are snake_case."""

    place: str
    method: str
    path: str
    operation: Mapping
    document: Mapping
    group: str
    name: str
    warnings: list[str] = field(default_factory=list[str])

    @property
    def label(self) -> str:
        """Method and path as people write them."""
        return f"{self.method.upper()} {self.path}"


@dataclass(frozen=True)
class _Block:
    heading: str
    line: int
    language: str
    body: str


def find_fragments(name: str, text: str) -> list[Fragment]:
    """Return every operation of the pages in the text. Raises ``SpecError`` for a malformed fragment, or for none."""
    found = [
        fragment
        for block in _blocks(name, text)
        if block.language in ("yaml", "yml") and _OPENAPI.search(block.body)
        for fragment in _operations(name, block)
    ]
    if not found:
        raise SpecError(name, NO_FRAGMENT)
    return found


def _blocks(name: str, text: str) -> Iterator[_Block]:
    heading = "untitled"
    lines = iter(enumerate(text.splitlines(), start=1))
    for number, line in lines:
        opening = _FENCE.match(line)
        if opening is None:
            title = _TITLE.match(line)
            heading = title[1] if title else heading
            continue
        fence, language = opening[1], opening[2].split(maxsplit=1)[:1]
        body: list[str] = []
        for _, inner in lines:
            if re.match(rf"^ {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}\s*$", inner):
                break
            body.append(inner)
        else:
            if _OPENAPI.search("\n".join(body)):
                raise SpecError(f'{name}, page "{heading}", line {number}', "the fenced block has no end; close it")
        yield _Block(heading, number, "".join(language).lower(), "\n".join(body))


def _operations(name: str, block: _Block) -> Iterator[Fragment]:
    place = f'{name}, page "{block.heading}", line {block.line}'
    # Blank lines in front keep the line numbers of the page in what the YAML reader says.
    document = parse_document("\n" * block.line + block.body, place)
    information = mapping(document.get("info"))
    if block.heading == "untitled" and isinstance(information.get("title"), str):
        place = f'{name}, page "{information["title"]}", line {block.line}'
    cleaner = _Cleaner(place, document)
    paths = document.get("paths")
    if not is_mapping(paths):
        raise SpecError(f"{place}#/paths", "is missing or no mapping; give a fragment with one operation")
    group, method_name = _names(information.get("version"))
    count = 0
    for path, entry in paths.items():
        for method in METHODS:
            if method in mapping(entry):
                count += 1
                operation = cleaner.operation(path, method, mapping(entry))
                schemas = cleaner.components()
                clean = {"components": {"schemas": schemas}}
                yield Fragment(place, method, path, operation, clean, group, method_name, cleaner.warnings)
    if not count:
        raise SpecError(f"{place}#/paths", "has no operation; give a fragment with one operation")


def _names(version: object) -> tuple[str, str]:
    if not isinstance(version, str) or not version.startswith("endpoint_"):
        return "", ""
    group, _, method = version.removeprefix("endpoint_").rpartition(".")
    return ".".join(filter(None, map(snake_case, re.split(r"[./]", group)))), snake_case(method)


class _Cleaner:
    """Copies what is structure, in the keywords of OpenAPI, and leaves prose and noise behind."""

    def __init__(self, place: str, document: Mapping) -> None:
        self._place = place
        self._document = document
        self.warnings: list[str] = []

    def components(self) -> Mapping:
        where = "#/components/schemas"
        return self._map(find(self._document, ("components", "schemas"), {}), where)

    def operation(self, path: str, method: str, entry: Mapping) -> Mapping:
        where = f"#/paths/{escape(path)}/{method}"
        source = self._mapping(entry[method], where)
        listed = [*items(entry.get("parameters")), *items(source.get("parameters"))]
        operation: Mapping = {"deprecated": source.get("deprecated") is True}
        operation["parameters"] = [
            self._parameter(parameter, f"{where}/parameters/{index}")
            for index, parameter in enumerate(listed)
            if str(mapping(parameter).get("name")).lower() != "authorization"
        ]
        if "requestBody" in source:
            body = self._mapping(source["requestBody"], f"{where}/requestBody")
            content = self._content(body.get("content"), f"{where}/requestBody/content")
            required: Mapping = {"required": True} if body.get("required") is True else {}
            operation["requestBody"] = {**required, "content": content}
        responses = self._mapping(source.get("responses"), f"{where}/responses")
        operation["responses"] = {
            status: self._content(mapping(reply).get("content"), f"{where}/responses/{status}/content")
            for status, reply in responses.items()
        }
        return operation

    def _parameter(self, parameter: object, where: str) -> Mapping:
        source = self._mapping(parameter, where)
        if not isinstance(source.get("name"), str) or source.get("in") not in ("path", "query", "header", "cookie"):
            raise SpecError(f"{self._place}{where}", "a parameter needs a name and a place; write `name` and `in`")
        clean: Mapping = {"name": source["name"], "in": source["in"], "required": source.get("required") is True}
        clean.update({keyword: source[keyword] for keyword in ("style", "explode") if keyword in source})
        return {**clean, "schema": self.schema(source.get("schema", {}), f"{where}/schema")}

    def _content(self, content: object, where: str) -> Mapping:
        return {
            media_type: self.schema(mapping(entry).get("schema", {}), f"{where}/{escape(media_type)}/schema")
            for media_type, entry in self._mapping({} if content is None else content, where).items()
        }

    def schema(self, schema: object, where: str) -> Mapping:
        if isinstance(schema, bool):
            return {}
        source = self._mapping(schema, where)
        if "$ref" in source:
            return self._reference(source["$ref"], where)
        clean = {key: value for key, value in source.items() if key in KEYWORDS}
        for keyword, value in clean.items():
            if not KEYWORDS[keyword](value):
                raise SpecError(f"{self._place}{where}/{keyword}", "is no value for this keyword; correct it")
        readers = {
            "properties": self._map,
            "items": self.schema,
            "additionalProperties": self.schema,
            "oneOf": self._list,
            "anyOf": self._list,
            "allOf": self._list,
        }
        for keyword, read in readers.items():
            if keyword in source:
                clean[keyword] = read(source[keyword], f"{where}/{keyword}")
        _free_literal_booleans(clean, source)
        _clean_values(clean)
        _clean_type(clean, nullable=source.get("nullable") is True)
        tags = _tags(source)
        return {**clean, TAGS: tags} if any(tags) else clean

    def _reference(self, reference: object, where: str) -> Mapping:
        if not isinstance(reference, str) or not reference.startswith("#/components/schemas/"):
            raise SpecError(f"{self._place}{where}/$ref", "refers elsewhere; a page may refer to its own schemas only")
        if find(self._document, parse(reference)) is None:
            warning = f"{self._place}: {reference} does not exist, read as anything"
            self.warnings.extend([warning] if warning not in self.warnings else [])
            return {}
        return {"$ref": reference}

    def _map(self, schemas: object, where: str) -> Mapping:
        held = self._mapping(schemas, where)
        return {name: self.schema(schema, f"{where}/{escape(name)}") for name, schema in held.items()}

    def _list(self, schemas: object, where: str) -> list[Any]:
        if not is_list(schemas):
            raise SpecError(f"{self._place}{where}", "is no list; write the schemas as a list")
        return [self.schema(schema, f"{where}/{index}") for index, schema in enumerate(schemas)]

    def _mapping(self, node: object, where: str) -> Mapping:
        if not is_mapping(node):
            raise SpecError(f"{self._place}{where}", "is missing or no mapping; write a mapping")
        return node


def _free_literal_booleans(schema: Mapping, source: Mapping) -> None:
    """Free a property that a page fixes to true or false: it tells two pages apart, and nobody must send it."""
    literal = {name for name, inner in mapping(source.get("properties")).items() if _is_literal_boolean(inner)}
    if literal and "required" in schema:
        schema["required"] = [name for name in items(schema["required"]) if name not in literal]


def _is_literal_boolean(schema: object) -> bool:
    entries = [mapping(entry).get("value", entry) for entry in items(mapping(schema).get("enum"))]
    return bool(entries) and all(isinstance(value, bool) for value in entries)


def _clean_values(schema: Mapping) -> None:
    """Write enum entries as plain values, and a literal boolean as a boolean."""
    if _is_literal_boolean(schema):
        schema["type"] = "boolean"
        del schema["enum"]
    elif "enum" in schema:
        schema["enum"] = [mapping(entry).get("value", entry) for entry in items(schema["enum"])]


def _clean_type(schema: Mapping, nullable: bool) -> None:
    """Write whole numbers and null in one way; formats that only repeat the type go."""
    form = schema.get("format")
    if schema.get("type") == "number" and form in INTEGER_FORMATS:
        schema["type"] = "integer"
    if form in NOISE_FORMATS:
        del schema["format"]
    if nullable and isinstance(schema.get("type"), str):
        schema["type"] = [schema["type"], "null"]


def _tags(schema: Mapping) -> list[str]:
    """Return what the prose of a union's members says of their tags.

    An ``allOf`` base leaves the enum with all of them.
    """
    if "discriminator" not in schema:
        return []
    described = [str(mapping(member).get("description", "")).strip() for member in items(schema.get("oneOf"))]
    return [match[1] if (match := _VARIANT.match(text)) else "" for text in described]
