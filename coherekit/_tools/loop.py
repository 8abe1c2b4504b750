"""The loop of a chat with tools, without I/O: call the tools that the model asks for, send their results, repeat."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, cast

from cohere_api.models.chat import AssistantMessage
from cohere_api.runtime.values import is_sequence

from ..errors import DecodeError, ToolStepsExceeded, ValidationError
from .execution import ToolOutcome, acall_all, call_all, describe_outcome
from .function_tool import FunctionTool

if TYPE_CHECKING:
    from cohere_api.models.chat import ChatMessageV2, ChatResponseV2, ToolCallV2
    from cohere_api.types.chat import ChatMessageV2Dict


@dataclass(frozen=True, slots=True)
class ToolStep:
    """A reply of the model that asks for tools, and the outcome of each of its calls, in the model's order."""

    reply: ChatResponseV2
    outcomes: tuple[ToolOutcome, ...]


@dataclass(frozen=True, slots=True)
class ToolRun:
    """A chat with tools that came to its answer.

    `reply` is the answer, `steps` what led to it. `messages` is the whole conversation, the answer included: append
    to it and go on.
    """

    reply: ChatResponseV2
    messages: list[ChatMessageV2 | ChatMessageV2Dict]
    steps: tuple[ToolStep, ...]


OnStep = Callable[[ToolStep], object]


@dataclass(frozen=True, slots=True)
class _Chat:
    """Ask the model. Outcome: its reply."""

    arguments: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Call:
    """Call the tools. Outcome: a `ToolOutcome` for each call."""

    calls: Sequence[ToolCallV2]
    tools: Mapping[str, FunctionTool[..., Any]]


@dataclass(frozen=True, slots=True)
class _ReportStep:
    """Pass the finished step to `on_step`. Outcome: None."""

    step: ToolStep


Steps = Generator[_Chat | _Call | _ReportStep, Any, ToolRun]


def run_tool_loop(arguments: Mapping[str, Any], max_steps: int, *, asynchronous: bool) -> Steps:
    """Raise ValidationError before anything is sent, ToolStepsExceeded after `max_steps` rounds of tool calls."""
    tools = _check_tools(arguments.get("tools") or (), asynchronous=asynchronous)
    if max_steps < 1:
        raise ValidationError(f"max_steps must be 1 or more, not {max_steps!r}")
    if "output_type" in arguments:
        raise ValidationError("output_type is not for run_tools: the model would have to answer at once")
    given = arguments.get("messages")
    if not is_sequence(given):
        raise ValidationError("messages must be a list of messages")
    messages = list(given)
    steps: list[ToolStep] = []
    while True:
        reply: ChatResponseV2 = yield _Chat({**arguments, "messages": messages})
        asking = _to_message(reply)
        if not asking.tool_calls:
            return ToolRun(reply, [*messages, asking], tuple(steps))
        if len(steps) == max_steps:
            problem = f"the model still asks for tools after {max_steps} steps of them; max_steps allows more"
            raise ToolStepsExceeded(problem, messages=messages, reply=reply)
        outcomes: list[ToolOutcome] = yield _Call(asking.tool_calls, tools)
        results = [describe_outcome(outcome) for outcome in outcomes]
        messages += [asking, *(message for _, message in results)]
        steps.append(ToolStep(reply, tuple(outcome for outcome, _ in results)))
        yield _ReportStep(steps[-1])


def run_sync(steps: Steps, chat: Callable[..., ChatResponseV2], on_step: OnStep | None) -> ToolRun:
    outcome: object = None
    while True:
        try:
            step = steps.send(outcome)
        except StopIteration as stop:
            run: ToolRun = stop.value
            return run
        match step:
            case _Chat(arguments):
                outcome = chat(**arguments)
            case _Call(calls, tools):
                outcome = call_all(calls, tools)
            case _ReportStep(made):
                outcome = on_step(made) if on_step else None


async def run_async(steps: Steps, chat: Callable[..., Any], on_step: OnStep | None) -> ToolRun:
    outcome: object = None
    while True:
        try:
            step = steps.send(outcome)
        except StopIteration as stop:
            run: ToolRun = stop.value
            return run
        match step:
            case _Chat(arguments):
                outcome = await chat(**arguments)
            case _Call(calls, tools):
                outcome = await acall_all(calls, tools)
            case _ReportStep(made):
                outcome = on_step(made) if on_step else None
                if isawaitable(outcome):
                    await outcome


def _check_tools(given: Sequence[object], *, asynchronous: bool) -> dict[str, FunctionTool[..., Any]]:
    """Return the tools by name. Raises ValidationError for what can't be called here."""
    tools: dict[str, FunctionTool[..., Any]] = {}
    for index, one in enumerate(given):
        if not isinstance(one, FunctionTool):
            raise ValidationError(f"tools[{index}] has no function to call: make it with coherekit.tool")
        tool = cast("FunctionTool[..., Any]", one)
        if tool.asynchronous and not asynchronous:
            raise ValidationError(f"the tool {tool.name!r} is async: only an async client can await it")
        if tool.name in tools:
            raise ValidationError(f"two tools are called {tool.name!r}: give one another name")
        tools[tool.name] = tool
    if not tools:
        raise ValidationError("tools must hold one tool or more")
    return tools


def _to_message(reply: ChatResponseV2) -> AssistantMessage:
    """Return what the model said, as a message of the next request."""
    if reply.message is None:  # pyright: ignore[reportUnnecessaryComparison] - a reply may lack what it must have
        raise DecodeError("$.message: the reply holds no message")
    return AssistantMessage.from_dict(reply.message.to_dict())
