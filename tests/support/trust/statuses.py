"""Statuses other than 200, as data: what is sent again and after which pause, and what is not followed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from coherekit import (
    ApiError,
    BadRequestError,
    InternalServerError,
    ServiceUnavailableError,
    TooManyRequestsError,
    TransportError,
)
from tests.support.trust.faults import WHOLE, Fault, Told, told
from tests.support.trust.raw_replies import Body, Raw

PROBLEM = Body(b'{"message": "not now", "id": "request-1"}', "application/json")
SUNDAY = "date: Sun, 01 Nov 2026 10:00:00 GMT"
BACKOFF = (0.5, 1.0)


def _status(status: str, *lines: str) -> Any:
    return lambda body, elsewhere: Raw(PROBLEM.sized(*(line.format(elsewhere) for line in lines), status=status))


def _limited(waits: tuple[float, ...], *lines: str, **attributes: Any) -> Fault:
    """Return a 429 that asks for a pause, on every kind of call: `waits` until the last attempt."""
    last = Told(
        TooManyRequestsError, "not now", len(waits) + 1, waits, attributes={"request_id": "request-1"} | attributes
    )
    return Fault(_status("429 Too Many Requests", *lines), told(last))


def _asks(line: str, seconds: float | None, waits: tuple[float, ...] | None = None) -> Fault:
    pause = seconds or 0.0
    each = tuple(max(pause, grown) for grown in BACKOFF) if waits is None else waits
    return _limited(each, SUNDAY, line, retry_after=seconds)


STATUSES: dict[str, Fault] = {
    "429": _limited(BACKOFF, retry_after=None),
    "429, then answered": Fault(_status("429 Too Many Requests"), told(Told(None, requests=2)), recovers=True),
    "503, then answered": Fault(
        _status("503 Busy", "retry-after: 4"), told(Told(None, requests=2, waits=(4.0,))), True
    ),
    "500": Fault(
        _status("500 No"),
        told(Told(InternalServerError, "not now", 3), upload=Told(InternalServerError, "not now", 1)),
    ),
    "503": Fault(_status("503 Busy"), told(Told(ServiceUnavailableError, "not now", 3))),
    "400": Fault(_status("400 No"), told(Told(BadRequestError, "not now"))),
    "a status of no meaning": Fault(
        _status("799 What"), told(Told(ApiError, "not now", 3), upload=Told(ApiError, "not now"))
    ),
}

NEVER_WAITED = {"gave_up": "the API asks to wait 3600 seconds, more than 60"}

RETRY_AFTER: dict[str, Fault] = {
    "Retry-After of 7 seconds": _asks("retry-after: 7", 7.0),
    "Retry-After of a fraction": _asks("retry-after: 0.75", 0.75),
    "Retry-After of 0": _asks("retry-after: 0", 0.0),
    "Retry-After as a date": _asks("retry-after: Sun, 01 Nov 2026 10:00:09 GMT", 9.0),
    "Retry-After as an older date form": _asks("retry-after: Sunday, 01-Nov-26 10:00:09 GMT", 9.0),
    "Retry-After as a date in the past": _asks("retry-after: Sun, 01 Nov 2026 09:00:00 GMT", 0.0),
    "Retry-After in milliseconds": _asks("retry-after-ms: 2500", 2.5),
    "Retry-After as garbage": _asks("retry-after: soon", None),
    "Retry-After without a value": _asks("retry-after:", None),
    "Retry-After that is negative": _asks("retry-after: -5", None),
    "Retry-After as no finite number": _asks("retry-after: inf", None),
    "Retry-After of 400 digits": _asks(f"retry-after: {'9' * 400}", None),
    "Retry-After as a date of no calendar": _asks("retry-after: Sun, 99 Nov 2026 10:00:09 GMT", None),
    "Retry-After of an hour": replace(
        _asks("retry-after: 3600", 3600.0, ()),
        told=told(Told(TooManyRequestsError, "not now", attributes={"retry_after": 3600.0, **NEVER_WAITED})),
    ),
    "X-RateLimit-Reset": _asks("x-ratelimit-reset: 3", 3.0),
}


def _redirect(status: str, location: str = "{}/there") -> Any:
    return _status(status, f"location: {location}")


NOT_FOLLOWED = Told(ApiError, "which is not followed: set base_url")
TOO_OFTEN = Told(TransportError, "redirected more than 5 times", 6, attributes={"attempts": 0}, waits=())

REDIRECTS: dict[str, Fault] = {
    "307 to the same host": Fault(_redirect("307 There", "/there"), told(NOT_FOLLOWED, download=None)),
    "302 on POST": Fault(_redirect("302 There"), told(NOT_FOLLOWED, download=None)),
    "303 on POST": Fault(_redirect("303 There"), told(NOT_FOLLOWED, download=None)),
    "308 to another host": Fault(_redirect("308 There"), told(NOT_FOLLOWED, download=None)),
    "redirect to nowhere": Fault(_status("302 There"), told(replace(NOT_FOLLOWED, says="redirected to nowhere"))),
    "a redirect, then answered": Fault(
        _redirect("302 There", "/part"), {"download": replace(WHOLE, requests=2, waits=())}, True
    ),
    "redirects for ever": Fault(_redirect("302 There", "/part"), {"download": TOO_OFTEN}),
}
