"""What every cell of the fault matrix asserts of a call's outcome."""

from __future__ import annotations

import re
import traceback
from pathlib import Path

import coherekit
from tests.support.fake_api import Received
from tests.support.trust.fault_calls import KEY, Call, Outcome
from tests.support.trust.faults import Told

PAUSES = (0.5, 1.0, 2.0)


class Tally:
    """What the tests of faults have seen, for the figures."""

    def __init__(self) -> None:
        self.calls = 0
        """That met a fault."""
        self.foreign: list[str] = []
        """Exceptions of others that ended them."""
        self.cuts = 0
        self.silent = 0
        """Cuts with a success that lacks something."""

    def add(self, error: Exception | None) -> None:
        self.calls += 1
        if not (error is None or isinstance(error, coherekit.CohereError)):
            self.foreign += traceback.format_exception(error)


def check(outcome: Outcome, told: Told, call: Call, folder: Path) -> None:
    assert outcome.slept == (PAUSES[: told.requests - 1] if told.waits is None else told.waits)
    if told.error is None:
        assert outcome.error is None, outcome.error
        assert call.seen(outcome.value, folder) == call.whole
        return
    error = outcome.error
    assert isinstance(error, coherekit.CohereError)
    _check_error(error, told)
    assert error.waits == outcome.slept
    assert list(folder.iterdir()) == [], "something of a failed download is left"


def _check_error(error: coherekit.CohereError, told: Told) -> None:
    assert (type(error), told.says in error.message) == (told.error, True), repr(error)
    expected = {"attempts": told.requests, **told.attributes}
    assert {name: getattr(error, name) for name in expected} == expected
    if isinstance(error, coherekit.StreamError):
        assert (error.text, error.events) == (told.text, told.events)
        assert (error.partial is None) == (told.events == 0)
    check_secrets(error)


def check_secrets(error: BaseException) -> None:
    """Return no key in anything that a user may print, of the error and of what led to it."""
    assert KEY not in "".join(traceback.format_exception(error))
    shown: BaseException | None = error
    while shown is not None:
        assert KEY not in f"{shown} {shown!r} {vars(shown)}"
        shown = shown.__cause__ or shown.__context__


def check_requests(received: list[Received], call: Call) -> None:
    """Return all the same, and the key only where it belongs."""
    assert len({(request.method, request.target, _body(request)) for request in received}) == 1
    assert received[0].method == call.method
    assert {KEY in str(request.headers) for request in received} == {not call.foreign}


def _body(request: Received) -> bytes:
    """Return without the boundary of its parts, which is another one each time."""
    boundary = request.headers.get("content-type", "").partition("boundary=")[2]
    return re.sub(re.escape(boundary.encode()), b"", request.body) if boundary else request.body
