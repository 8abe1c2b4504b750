"""Options of a single request, under the names that existing code gives them."""

from __future__ import annotations

from typing import Any, cast

import pytest
from cohere_api.endpoints import tokenize
from cohere_api.runtime import RequestOptions

import coherekit
from coherekit._call.request import prepare_call
from coherekit._settings.options import resolve_settings
from coherekit._settings.timeouts import Timeout


def test_the_timeout_of_a_request_goes_by_both_of_its_names_but_not_at_once() -> None:
    def timeout(**options: Any) -> object:
        settings = resolve_settings(api_key="k")
        plan = prepare_call(tokenize.request(text="t", model="m"), settings, cast(RequestOptions, options))
        return plan.send.timeout

    assert timeout(timeout_in_seconds=7) == timeout(timeout=7) == Timeout(7, 7, 7, 7)
    with pytest.raises(coherekit.ValidationError, match="timeout and timeout_in_seconds are two names of one option"):
        timeout(timeout_in_seconds=7, timeout=7)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (5, "request_options must be a dict, not int"),
        ({"additional_headers": "a: b"}, "additional_headers must be a dict, not str"),
        ({"additional_query_parameters": "a=b"}, "additional_query_parameters must be a dict, not str"),
        ({"additional_body_parameters": [1]}, "additional_body_parameters must be a dict, not list"),
    ],
)
def test_what_is_no_dict_is_refused(options: Any, says: str) -> None:
    with pytest.raises(coherekit.ValidationError, match=says):
        prepare_call(tokenize.request(text="t", model="m"), resolve_settings(api_key="k"), options)


def test_what_a_call_sets_for_itself_leaves_the_client_as_it_is() -> None:
    settings = resolve_settings(api_key="k", max_retries=5)

    plan = prepare_call(tokenize.request(text="t", model="m"), settings, {"deadline": 3, "max_retries": 1})

    assert (plan.settings.deadline, plan.settings.max_retries) == (3, 1)
    assert (settings.deadline, settings.max_retries) == (None, 5)
    assert plan.settings.retry_budget is settings.retry_budget
