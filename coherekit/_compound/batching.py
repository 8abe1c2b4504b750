"""A call with more inputs than one request takes: cut into several, sent side by side, merged into one reply."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import evolve
from cohere_api.runtime.models import attach_http
from cohere_api.runtime.values import Http, Received, is_mapping

from .._call.steps import Flow, RunConcurrently
from ..errors import CohereError, DecodeError, ValidationError
from .merging import check_count, merge_replies

if TYPE_CHECKING:
    from cohere_api.runtime.operations import Request, Splitting

    from .._call.call import SendRequest

T = TypeVar("T")


def split(send: SendRequest[T], request: Request[T]) -> Flow[T]:
    """Send the request, in parts where one of its lists is too long. Raises ValidationError before any is sent."""
    splitting = request.endpoint.splitting
    if splitting is None or not is_mapping(request.body):
        return send(request)
    lists = _find_lists(request.body, splitting)
    if lists and not any(lists.values()):
        raise ValidationError(f"{' and '.join(lists)}: the list is empty", method=request.method, path=request.path)
    if any(items is not request.body[name] for name, items in lists.items()):
        request = request._replace(body={**request.body, **lists})
    long = [name for name, items in lists.items() if 0 < splitting.lists[name] < len(items)]
    if not long:
        return send(request)
    if len([items for items in lists.values() if items]) > 1:
        raise ValidationError(
            f"more than {splitting.lists[long[0]]} {long[0]} can't go together with other lists of inputs "
            f"({', '.join(lists)}): make a call for each",
            method=request.method,
            path=request.path,
        )
    return _send_in_parts(send, request, splitting, long[0])


def replace_list(request: Request[T], name: str, items: Iterable[Any]) -> Request[T]:
    """Return the same call with other inputs."""
    return request._replace(body={**request.body, name: items})


def _find_lists(body: Mapping[str, Any], splitting: Splitting) -> dict[str, list[Any] | tuple[Any, ...]]:
    """Return the inputs of the request; what is no sequence, as a generator, is read."""
    given = {name: body[name] for name in splitting.lists if isinstance(body.get(name), Iterable)}
    return {
        name: value if isinstance(value, list | tuple) else list(value)
        for name, value in given.items()
        if not isinstance(value, str | bytes | Mapping)
    }


def _send_in_parts(send: SendRequest[T], request: Request[T], splitting: Splitting, name: str) -> Flow[T]:
    items, size = request.body[name], splitting.lists[name]
    parts = [range(start, min(start + size, len(items))) for start in range(0, len(items), size)]
    replies: dict[range, T] = {}

    def flow(part: range) -> Flow[None]:
        reply = yield from send(replace_list(request, name, items[part.start : part.stop]))
        check_count(reply, splitting.each, len(part), request)
        replies[part] = reply
        if len({*map(type, replies.values())}) > 1:
            problem = "the reply is of another kind than the others, so it can't be joined with them"
            raise DecodeError(problem, method=request.method, path=request.path)

    trouble: BaseException | None = yield RunConcurrently(
        [flow(part) for part in parts], min(splitting.concurrency, len(parts))
    )
    completed = {part: replies[part] for part in parts if part in replies}
    if trouble:
        if isinstance(trouble, CohereError):
            trouble.completed = completed
        raise trouble
    exchanges = [cast(Received, reply).http for reply in completed.values()]
    whole = merge_replies(list(completed.values()), splitting.merge)
    check_count(whole, splitting.each, len(items), request)
    return attach_http(whole, _join_exchanges([one for one in exchanges if one]))


def _join_exchanges(parts: list[Http]) -> Http:
    """Return status and headers of the last part; attempts and waits of all, and the time until all had come."""
    attempts = sum(part.attempts for part in parts)
    waits = sum((part.waits for part in parts), ())
    return evolve(parts[-1], attempts=attempts, waits=waits, seconds=max(part.seconds for part in parts))


def apply_batching(value: object, send: SendRequest[T], request: Request[T]) -> Flow[T]:
    """Apply the argument `batching`: False sends one request, however long its lists are."""
    unlimited = dict.fromkeys(request.endpoint.splitting.lists if request.endpoint.splitting else (), 0)
    return send(request if value else _change_splitting(request, lists=unlimited))


def apply_max_concurrency(value: object, send: SendRequest[T], request: Request[T]) -> Flow[T]:
    """Apply the argument `max_concurrency`. Raises ValidationError."""
    return send(_change_splitting(request, concurrency=check_number("max_concurrency", value)))


def check_number(name: str, value: object, most: int | None = None) -> int:
    """Return the value. Raises ValidationError for anything but a whole number from 1 to `most`."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 1 or (most is not None and value > most):
        raise ValidationError(f"{name} must be {'1 or more' if most is None else f'1 to {most}'}, not {value!r}")
    return value


def _change_splitting(request: Request[T], **changes: Any) -> Request[T]:
    splitting = request.endpoint.splitting
    if splitting is None:
        return request
    return request._replace(endpoint=request.endpoint._replace(splitting=splitting._replace(**changes)))
