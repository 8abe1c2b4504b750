"""Arguments that are the client's to act on: each is given to its hook, around the call."""

from __future__ import annotations

from typing import Any

import pytest
from cohere_api.endpoints.tokenize import request as tokenize

from coherekit import ValidationError
from coherekit._call.call import Sender
from coherekit._call.retry import Retry
from coherekit._call.steps import Flow
from coherekit._compound import client_arguments as arguments
from coherekit._compound.client_arguments import HOOKS, wrap_in_hooks
from coherekit._settings.options import resolve_settings
from tests.support.calls import OPERATIONS


def told(value: Any, send: Sender, request: Any) -> Flow[Any]:
    reply = yield from send(request)
    return [*reply, value]


def sent(request: Any) -> Flow[Any]:
    yield from ()
    return ["sent"]


SENDER = Sender(resolve_settings(api_key="key-for-tests"), Retry(), sent)


def outcome(flow: Flow[Any]) -> Any:
    with pytest.raises(StopIteration) as stop:
        next(flow)
    return stop.value.value


def test_each_argument_that_was_given_goes_to_its_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arguments, "HOOKS", dict.fromkeys(("one", "two", "three"), (__name__, "told")))
    flow = wrap_in_hooks(SENDER, {"one": 1, "two": None, "three": False})(tokenize(text="a", model="m"))
    assert outcome(flow) == ["sent", 1, False]


def test_an_argument_without_a_hook_is_refused_before_anything_is_sent() -> None:
    with pytest.raises(ValidationError, match="unheard_of"):
        wrap_in_hooks(SENDER, {"unheard_of": 1})


def test_each_argument_of_the_spec_has_a_hook() -> None:
    named = {name for operation in OPERATIONS.values() for name in operation.get("x-client-arguments", {})}
    assert named == HOOKS.keys()
    for name in named:
        wrap_in_hooks(SENDER, {name: True})
