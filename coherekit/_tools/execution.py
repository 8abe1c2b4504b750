"""Carries out the model's tool calls side by side, and describes their outcomes to it."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, replace
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, Final, cast

from cohere_api.models.chat import Document, DocumentContent, ToolMessageV2
from cohere_api.runtime.models import Model, Unknown
from cohere_api.runtime.problems import one_line
from cohere_api.runtime.values import is_dict, is_list

from .._call.json_body import encode_json
from ..errors import CohereError, ValidationError
from .schemas import is_pydantic, load_extra

if TYPE_CHECKING:
    from cohere_api.models.chat import ToolCallV2

    from .function_tool import FunctionTool

Tools = Mapping[str, "FunctionTool[..., Any]"]

MOST_AT_ONCE: Final = 8
"""How many calls of one step run at the same time."""


@dataclass(frozen=True, slots=True)
class ToolOutcome:
    """What a tool call of the model came to: `value` is what the function returned, unless there is an `error`."""

    call: ToolCallV2
    value: Any
    error: Exception | None
    seconds: float


def _find_tool(call: ToolCallV2, tools: Tools) -> FunctionTool[..., Any]:
    name = (call.function and call.function.name) or ""
    if name not in tools:
        raise ValidationError(f"there is no tool {name!r}; there are {', '.join(tools)}")
    return tools[name]


def _outcome(call: ToolCallV2, started: float, value: Any, error: Exception | None = None) -> ToolOutcome:
    return ToolOutcome(call, value, error, time.monotonic() - started)


def call_all(calls: Sequence[ToolCallV2], tools: Tools) -> list[ToolOutcome]:
    """Carry out tool calls, in threads where there are several; a failing call is an outcome like the others."""

    def run(call: ToolCallV2) -> ToolOutcome:
        started = time.monotonic()
        try:
            return _outcome(call, started, _find_tool(call, tools).call_with(_arguments(call)))
        except Exception as error:
            return _outcome(call, started, None, error)

    if len(calls) == 1:
        return [run(calls[0])]
    with ThreadPoolExecutor(min(len(calls), MOST_AT_ONCE)) as pool:
        running = [pool.submit(copy_context().run, run, call) for call in calls]
        return [one.result() for one in running]


async def acall_all(calls: Sequence[ToolCallV2], tools: Tools) -> list[ToolOutcome]:
    """Carry out tool calls in tasks, functions that are not async in threads; a failing call is an outcome, too."""
    import anyio
    from anyio.to_thread import run_sync as in_thread

    outcomes: dict[int, ToolOutcome] = {}
    limit = anyio.Semaphore(MOST_AT_ONCE)

    async def run(index: int, call: ToolCallV2) -> None:
        async with limit:
            started = time.monotonic()
            try:
                tool = _find_tool(call, tools)
                arguments = _arguments(call)
                if tool.asynchronous:
                    value = tool.call_with(arguments)
                else:
                    # A decorator can hide that a function is async: trio takes no coroutine from a thread as it is.
                    [value] = await in_thread(lambda: [tool.call_with(arguments)])
                outcomes[index] = _outcome(call, started, await value if isawaitable(value) else value)
            except Exception as error:
                outcomes[index] = _outcome(call, started, None, error)

    async with anyio.create_task_group() as group:
        for index, call in enumerate(calls):
            group.start_soon(run, index, call)
    return [outcomes[index] for index in range(len(calls))]


def _arguments(call: ToolCallV2) -> str:
    """Return the arguments of a call; a function without parameters may be called without any."""
    return (call.function and call.function.arguments) or "{}"


def describe_outcome(outcome: ToolOutcome) -> tuple[ToolOutcome, ToolMessageV2]:
    """Return an outcome, and how the model gets it; a value that JSON can't say is an error of the tool."""
    if outcome.error is None:
        try:
            documents = _to_documents(_to_plain(outcome.value))
            encode_json(documents)
            return outcome, _message(outcome, documents)
        except (TypeError, ValueError, RecursionError) as problem:
            outcome = replace(outcome, error=problem)
    # An error of ours has its kind in its text.
    known = isinstance(outcome.error, CohereError)
    text = str(outcome.error) if known else f"{type(outcome.error).__name__}: {outcome.error}"
    return outcome, _message(outcome, [{"error": one_line(text)}])


def _message(outcome: ToolOutcome, documents: list[dict[str, object]]) -> ToolMessageV2:
    content = [DocumentContent(document=Document(data=data)) for data in documents]
    return ToolMessageV2(tool_call_id=outcome.call.id, content=content)


def _to_documents(value: Any) -> list[dict[str, object]]:
    """Return a document for each object of a list, so that citations can name one of them."""
    if is_dict(value):
        return [value]
    if is_list(value) and value and all(is_dict(item) for item in value):
        return value
    return [{"result": value}]


def _to_plain(value: Any) -> object:
    """Return what a function returned, as JSON data. Raises TypeError."""
    kind = cast("type[object]", type(value))
    if isinstance(value, Model | Unknown):
        return value.to_dict()
    if is_pydantic(kind):
        return value.model_dump(mode="json")
    if is_list(value):
        return [_to_plain(item) for item in value]
    if is_dict(value):
        return {str(key): _to_plain(item) for key, item in value.items()}
    return load_extra("msgspec").to_builtins(value, str_keys=True, enc_hook=_to_plain_other)


def _to_plain_other(value: object) -> object:
    if isinstance(value, Model | Unknown) or is_pydantic(type(value)):
        return _to_plain(value)
    raise TypeError(f"JSON has no form for what it returned, of type {type(value).__name__}")
