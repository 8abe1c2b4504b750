"""Options of a single request, under the names that existing code gives them."""

from __future__ import annotations

from typing import Any, cast

import pytest
from cohere_api.endpoints import tokenize
from cohere_api.runtime import RequestOptions

import coherekit
from coherekit.requests import plan_of
from coherekit.settings import resolve_settings
from coherekit.timeouts import Timeout


def test_the_timeout_of_a_request_goes_by_both_of_its_names_but_not_at_once() -> None:
    def timeout(**options: Any) -> object:
        settings = resolve_settings(api_key="k")
        plan = plan_of(tokenize.request(text="t", model="m"), settings, cast(RequestOptions, options))
        return plan.send.timeout

    assert timeout(timeout_in_seconds=7) == timeout(timeout=7) == Timeout(7, 7, 7, 7)
    with pytest.raises(coherekit.ValidationError, match="timeout and timeout_in_seconds are two names of one option"):
        timeout(timeout_in_seconds=7, timeout=7)
