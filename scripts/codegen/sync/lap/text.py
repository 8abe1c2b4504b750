"""The LAP text format read: a preamble, then one block for each endpoint."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from ...document.load import SpecError
from ...document.pointer import is_mapping
from .fields import LapField, read_fields, read_reply

_COUNT = re.compile(r"[0-9]{1,9}")
_DIRECTIVE = re.compile(r"@([a-z_]+)(?:\((\w+)\))?(?:\s+(.*))?$")


@dataclass
class LapEndpoint:
    """One endpoint; ``reply`` is None where the description shows no fields of the reply."""

    method: str
    path: str
    line: int
    fields: list[LapField] = field(default_factory=list[LapField])
    reply: list[LapField] | None = None


@dataclass
class Lap:
    """A whole description; ``common`` holds the fields that are said once for all endpoints."""

    endpoints: list[LapEndpoint]
    common: list[LapField]
    announced: int | None


def read_lap(content: str, name: str) -> Lap:
    """Return the description in the text: JSON with a ``raw`` string, or the LAP text.

    Raises ``SpecError`` with the line.
    """
    if content.lstrip("\ufeff \t\r\n").startswith("{"):
        content = _raw(content, name)
        name = f"{name}, raw"
    return _Document(name).read(content)


def _raw(content: str, name: str) -> str:
    try:
        document = json.loads(content.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise SpecError(f"{name}, line {line}", "is not JSON; give a LAP description or its JSON form") from None
    raw = document.get("raw") if is_mapping(document) else None
    if not isinstance(raw, str):
        raise SpecError(f"{name}, line 1", "has no text under `raw`; give the JSON form of a LAP description")
    return raw


class _Document:
    def __init__(self, name: str) -> None:
        self._name = name
        self._line = 0
        self._prefix = ""
        self._lap = Lap([], [], None)

    def read(self, content: str) -> Lap:
        for self._line, line in enumerate(content.split("\n"), start=1):
            stripped = line.strip()
            if stripped and not stripped.startswith("#"):
                self._directive(stripped)
        if not self._lap.endpoints:
            raise self._error("no @endpoint was found; give a LAP description")
        return self._lap

    def _directive(self, line: str) -> None:
        match = _DIRECTIVE.match(line)
        if match is None:
            raise self._error(f"expected a line that starts with @, found {line[:40]!r}")
        directive, argument, rest = match[1], match[2], (match[3] or "").strip()
        if directive == "endpoint":
            self._lap.endpoints.append(self._endpoint(rest))
        elif directive == "base":
            self._prefix = urlsplit(rest).path.rstrip("/")
        elif directive == "endpoints":
            self._lap.announced = int(rest) if _COUNT.fullmatch(rest) else None
        elif directive == "common_fields":
            self._lap.common.extend(self._fields(read_fields, rest))
        elif directive in ("required", "optional"):
            fields = self._fields(read_fields, rest)
            needed = directive == "required"
            self._current(directive).fields.extend(replace(each, required=needed or each.required) for each in fields)
        elif directive == "returns":
            endpoint = self._current(directive)
            if (argument or "200").startswith("2") and rest.startswith("{"):
                endpoint.reply = [*(endpoint.reply or []), *self._fields(read_reply, rest)]

    def _endpoint(self, rest: str) -> LapEndpoint:
        method, _, path = rest.partition(" ")
        if not method.isalpha() or not path.strip().startswith("/"):
            raise self._error("an endpoint needs a method and a path: @endpoint GET /v1/models")
        full = path.strip()
        if self._prefix and not full.startswith(f"{self._prefix}/"):
            full = self._prefix + full
        return LapEndpoint(method.lower(), full, self._line)

    def _current(self, directive: str) -> LapEndpoint:
        if not self._lap.endpoints:
            raise self._error(f"@{directive} stands before any @endpoint; move it below its endpoint")
        return self._lap.endpoints[-1]

    def _fields(self, read: Callable[[str], list[LapField]], text: str) -> list[LapField]:
        try:
            return read(text)
        except ValueError as error:
            raise self._error(str(error)) from None
        except RecursionError:
            raise self._error("types nested too deep; flatten them") from None

    def _error(self, message: str) -> SpecError:
        return SpecError(f"{self._name}, line {self._line}", message)
