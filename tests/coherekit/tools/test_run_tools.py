"""`run_tools`: the model's tool calls are carried out and told to it until it answers."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import pytest

import coherekit
from coherekit import ClientV2, CohereError, ToolStep, ToolStepsExceeded, ValidationError, tool
from tests.support.chat_replies import QUESTION, answer, asks_for, told
from tests.support.fake_api import Canned, FakeApi
from tests.support.typed_values import Card, Owner, Place


@tool
def weather(city: str) -> dict[str, Any]:
    """Tell the weather."""
    if city == "nowhere":
        raise LookupError("no such\ncity")
    return {"city": city, "degrees": 3}


@contextmanager
def chatting(*replies: Canned) -> Iterator[tuple[FakeApi, ClientV2]]:
    with FakeApi(*replies) as api, ClientV2(api_key="some-key", base_url=api.url, max_retries=0) as co:
        yield api, co


def test_the_conversation_goes_on_until_the_model_answers() -> None:
    with chatting(
        asks_for(("weather", '{"city": "Oslo"}')), asks_for(("weather", '{"city": "Rome"}')), answer("Cold.")
    ) as (api, co):
        run = co.run_tools(**QUESTION, tools=[weather], temperature=0.5)
        requests = [one.json for one in api.received]
        assert [len(one["messages"]) for one in requests] == [1, 3, 5]
        assert all((one["temperature"], one["tools"]) == (0.5, [weather.to_dict()]) for one in requests)
        assert requests[2]["messages"][:3] == requests[1]["messages"]
        assert requests[1]["messages"][1:] == [
            {
                "role": "assistant",
                "tool_plan": "I will look.",
                "tool_calls": [
                    {"id": "c0", "type": "function", "function": {"name": "weather", "arguments": '{"city": "Oslo"}'}}
                ],
            },
            {
                "role": "tool",
                "tool_call_id": "c0",
                "content": [{"type": "document", "document": {"data": {"city": "Oslo", "degrees": 3}}}],
            },
        ]
        assert run.reply.finish_reason == "COMPLETE"
        assert run.reply.http is not None
        assert [step.outcomes[0].value["city"] for step in run.steps] == ["Oslo", "Rome"]
        assert run.steps[0].reply.finish_reason == "TOOL_CALL"
        # What came back can be sent: the conversation goes on.
        api.replies.append(answer("Bye."))
        co.chat(model="m", messages=[*run.messages, {"role": "user", "content": "Thanks."}])
        assert api.received[-1].json["messages"][:5] == requests[2]["messages"]
        assert api.received[-1].json["messages"][5]["content"] == [{"type": "text", "text": "Cold."}]


def test_an_answer_at_once_takes_one_request() -> None:
    with chatting(answer("Hello.")) as (api, co):
        run = co.run_tools(**QUESTION, tools=[weather])
    assert (len(api.received), run.steps, len(run.messages)) == (1, (), 2)


def test_what_goes_wrong_is_told_to_the_model_and_seen_in_the_step() -> None:
    calls = [
        ("weather", '{"city": "nowhere"}'),
        ("forecast", "{}"),
        ("weather", '{"town": "Oslo"}'),
        ("weather", '{"city": "Oslo"'),
        ("strange", ""),
        ("weather", '{"city": "Oslo"}'),
    ]

    @tool
    def strange() -> Any:
        return object()

    with chatting(asks_for(*calls), answer("Sorry.")) as (api, co):
        run = co.run_tools(**QUESTION, tools=[weather, strange])
    outcomes = run.steps[0].outcomes
    assert [type(one.error) for one in outcomes] == [
        LookupError,
        ValidationError,
        ValidationError,
        ValidationError,
        TypeError,
        type(None),
    ]
    errors = [documents[0].get("error", "") for documents in told(api)]
    assert errors[0] == "LookupError: no such city"
    assert errors[1] == "ValidationError: there is no tool 'forecast'; there are weather, strange"
    assert "unknown field `town`" in errors[2]
    assert "truncated" in errors[3]
    assert errors[4] == "TypeError: JSON has no form for what it returned, of type object"
    assert errors[5] == ""


def holding_itself() -> list[Any]:
    value: list[Any] = []
    value.append(value)
    return value


@pytest.mark.parametrize("value", [float("nan"), {"x": [float("inf")]}, 2**80, "\ud800", holding_itself()])
def test_a_result_that_json_can_t_hold_is_told_as_an_error(value: Any) -> None:
    @tool
    def strange() -> Any:
        return value

    with chatting(asks_for(("strange", "")), answer("Sorry.")) as (api, co):
        run = co.run_tools(**QUESTION, tools=[strange])
    assert isinstance(run.steps[0].outcomes[0].error, ValueError | RecursionError)
    assert "Error: " in told(api)[0][0]["error"]


RESULTS: list[tuple[Any, list[Any]]] = [
    ({"a": 1}, [{"a": 1}]),
    ([{"a": 1}, {"b": 2}], [{"a": 1}, {"b": 2}]),
    ([], [{"result": []}]),
    (None, [{"result": None}]),
    ("text", [{"result": "text"}]),
    (Place("p"), [{"name": "p", "height": 0.0, "tags": []}]),
    ([Card(number="1", owner=Owner(name="n"))], [{"number": "1", "owner": {"name": "n"}}]),
    ({1: {"card": Owner(name="n")}}, [{"1": {"card": {"name": "n"}}}]),
    ((1, {"a"}), [{"result": [1, ["a"]]}]),
    (coherekit.TextContent(text="t"), [{"type": "text", "text": "t"}]),
]


@pytest.mark.parametrize(("value", "documents"), RESULTS, ids=str)
def test_a_result_is_a_document_and_a_list_of_objects_one_each(value: Any, documents: list[Any]) -> None:
    @tool
    def give() -> Any:
        return value

    with chatting(asks_for(("give", "{}")), answer("Fine.")) as (api, co):
        run = co.run_tools(**QUESTION, tools=[give])
    assert told(api) == [documents]
    assert run.steps[0].outcomes[0].value is value


def test_calls_of_one_step_run_at_the_same_time_and_keep_their_order() -> None:
    together = threading.Barrier(3, timeout=10)
    caller: ContextVar[str] = ContextVar("caller")

    @tool
    def meet(name: str) -> str:
        together.wait()
        return f"{name} of {caller.get()}"

    caller.set("me")
    with chatting(asks_for(*(("meet", f'{{"name": "{name}"}}') for name in "abc")), answer("Met.")) as (api, co):
        run = co.run_tools(**QUESTION, tools=[meet])
    assert [one.value for one in run.steps[0].outcomes] == ["a of me", "b of me", "c of me"]
    assert [one.call.id for one in run.steps[0].outcomes] == ["c0", "c1", "c2"]
    assert all(0 <= one.seconds < 10 for one in run.steps[0].outcomes)
    assert [message["tool_call_id"] for message in api.received[-1].json["messages"][2:]] == ["c0", "c1", "c2"]


def test_each_step_is_shown_when_it_is_done() -> None:
    seen: list[tuple[int, ToolStep]] = []
    with chatting(asks_for(("weather", '{"city": "a"}')), asks_for(("weather", '{"city": "b"}')), answer("x")) as (
        api,
        co,
    ):
        run = co.run_tools(**QUESTION, tools=[weather], on_step=lambda step: seen.append((len(api.received), step)))
    assert seen == [(1, run.steps[0]), (2, run.steps[1])]


def test_a_model_that_never_answers_is_stopped_with_the_conversation_so_far() -> None:
    again = asks_for(("weather", '{"city": "a"}'))
    with chatting(again, again, again) as (api, co), pytest.raises(ToolStepsExceeded, match="2 steps") as caught:
        co.run_tools(**QUESTION, tools=[weather], max_steps=2)
    assert len(api.received) == 3
    assert isinstance(caught.value, CohereError)
    error: ToolStepsExceeded = pickle.loads(pickle.dumps(caught.value))
    roles = [message["role"] if isinstance(message, dict) else message.role for message in error.messages]
    assert roles == ["user", "assistant", "tool", "assistant", "tool"]
    assert error.reply.finish_reason == "TOOL_CALL"


@tool
async def later(city: str) -> str:
    return city


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"tools": []}, "tools must hold"),
    ({}, "tools must hold"),
    ({"tools": [{"type": "function", "function": {"name": "a", "parameters": {}}}]}, r"tools\[0\] has no function"),
    ({"tools": [weather, weather]}, "two tools are called 'weather'"),
    ({"tools": [weather, later]}, "'later' is async"),
    ({"tools": [weather], "max_steps": 0}, "max_steps"),
    ({"tools": [weather], "output_type": Place}, "output_type"),
    ({"tools": [weather], "messages": "Hello"}, "messages must be a list"),
    ({"tools": [weather], "messages": None}, "messages must be a list"),
]


@pytest.mark.parametrize(("options", "message"), REFUSED)
def test_what_can_t_be_run_is_refused_before_anything_is_sent(options: dict[str, Any], message: str) -> None:
    with chatting() as (api, co), pytest.raises(ValidationError, match=message):
        co.run_tools(**{**QUESTION, **options})
    assert api.received == []


def test_an_error_of_the_api_ends_the_run() -> None:
    with (
        chatting(asks_for(("weather", '{"city": "a"}')), Canned(429)) as (_, co),
        pytest.raises(coherekit.TooManyRequestsError),
    ):
        co.run_tools(**QUESTION, tools=[weather])


def test_a_reply_without_a_message_is_an_error_that_says_so() -> None:
    with (
        chatting(Canned(body={"id": "r", "finish_reason": "COMPLETE"})) as (_, co),
        pytest.raises(coherekit.DecodeError, match=r"\$\.message"),
    ):
        co.run_tools(**QUESTION, tools=[weather])
