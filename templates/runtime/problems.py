"""The base of all errors, and the two that need no call: an argument that can't be sent, a reply of the wrong shape."""

# No `from __future__ import annotations`: a TypedDict would compile each annotation, which is slow.

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypedDict, Unpack

_LONGEST_MESSAGE: Final = 500


class ErrorContext(TypedDict, total=False):
    """What is known about the call that failed."""

    method: str
    path: str
    attempts: int
    allowed_attempts: int
    waits: tuple[float, ...]
    seconds: float
    gave_up: str | None
    status_code: int | None
    headers: Mapping[str, str]
    body: Any
    request_id: str | None


class CohereError(Exception):
    """The base of all errors. Each prints as one line, can be pickled and copied, and holds no API key.

    `message` says what went wrong; `method` and `path` name the call; `status_code`, `headers` (lower-case names),
    `body` and `request_id` come from the reply where there was one. `attempts` counts the requests sent, of
    `allowed_attempts`; `waits` are the pauses between them and `seconds` the time of the whole call; `gave_up` says why
    an attempt that was still allowed was not made, None where there is no reason beyond the error itself.
    Where a call is sent as several requests and one fails, `completed` has the replies that came, by the positions of
    their inputs: `{range(0, 96): reply}`; else it is None.
    """

    def __init__(self, message: str = "", **context: Unpack[ErrorContext]) -> None:
        super().__init__(message)
        self.message = one_line(message)
        self.method = context.get("method")
        self.path = context.get("path")
        self.attempts = context.get("attempts", 0)
        self.allowed_attempts = context.get("allowed_attempts", 0)
        self.waits = context.get("waits", ())
        self.seconds = context.get("seconds", 0.0)
        self.gave_up = context.get("gave_up")
        self.status_code = context.get("status_code")
        self.headers: Mapping[str, str] = context.get("headers", {})
        self.body: Any = context.get("body")
        self.request_id = context.get("request_id")
        self.completed: Mapping[range, Any] | None = None

    def __str__(self) -> str:
        name = type(self).__name__
        # A success status beside an error reads as a contradiction.
        head = f"{name} {self.status_code}" if (self.status_code or 0) >= 300 else name
        details = ", ".join(self._details())
        return f"{head}: {self.message} ({details})" if details else f"{head}: {self.message}"

    def _details(self) -> list[str]:
        details: list[str] = []
        if self.method:
            details.append(f"{self.method} {self.path}")
        if self.request_id:
            details.append(f"request {self.request_id}")
        if self.attempts:
            details.append(f"attempt {self.attempts} of {self.allowed_attempts}")
        if self.gave_up:
            details.append(f"not sent again: {self.gave_up}")
        if self.completed is not None:
            details.append(f"inputs done: {_spans(self.completed)}")
        return details


class ValidationError(CohereError, ValueError):
    """An argument or option that can't be used; nothing was sent."""


class DecodeError(CohereError, ValueError):
    """A reply that is not JSON, or not of the shape that the API's spec gives; the message names the place in the JSON.

    `steps` are the names and positions that lead to that place, None where the problem has no place.
    """

    def __init__(
        self, problem: str = "", *, steps: tuple[str | int, ...] | None = None, **context: Unpack[ErrorContext]
    ) -> None:
        self.problem = problem
        self.steps = steps
        super().__init__(problem if steps is None else f"{self.json_path}: {problem}", **context)

    @property
    def json_path(self) -> str | None:
        """The place in the reply's JSON, as `$.results[3].index`; None where the problem has no place."""
        if self.steps is None:
            return None
        return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.steps)

    def within(self, step: str | int) -> "DecodeError":
        """Return the same problem, seen from the value that holds the wrong one under `step`."""
        return DecodeError(self.problem, steps=(step, *(self.steps or ())))

    def during(self, **context: Unpack[ErrorContext]) -> "DecodeError":
        """Return the same problem as that of a call."""
        return DecodeError(self.problem, steps=self.steps, **context)


def one_line(text: str) -> str:
    """Return the text with white space and control characters collapsed, cut at 500 characters."""
    shown = " ".join("".join(char if char.isprintable() else " " for char in text[: 2 * _LONGEST_MESSAGE]).split())
    return shown if len(shown) <= _LONGEST_MESSAGE else f"{shown[:_LONGEST_MESSAGE]}..."


def _spans(parts: Iterable[range]) -> str:
    """Return the positions as text, neighbours joined: `0-191 and 288-383`."""
    spans: list[range] = []
    for part in parts:
        if spans and spans[-1].stop == part.start:
            spans[-1] = range(spans[-1].start, part.stop)
        else:
            spans.append(part)
    return " and ".join(f"{span.start}-{span.stop - 1}" for span in spans) or "none"
