"""Operations of the API and calls of them, as plain values: what to send, and how the reply is read."""

# No `from __future__ import annotations`: NamedTuple and TypedDict would compile each annotation, which is slow.

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, NamedTuple, Protocol, Self, TypedDict, TypeVar, cast

from .decoding import Decoder
from .encoding import as_pairs, path_segment
from .values import FileInput, T

if TYPE_CHECKING:
    from .models import M

E = TypeVar("E")

_PLACEHOLDER: Final = re.compile(r"\{([^{}]+)\}")
_NOTHING: Final[Mapping[str, Any]] = {}


class Move(NamedTuple):
    """How a part of an event becomes part of the reply. In `target`, `*` is the element at the event's `index`."""

    source: tuple[str, ...]
    """The JSON names that lead to the part."""
    target: tuple[str, ...]
    how: Literal["set", "join", "append", "extend"] = "set"
    text: bool = False
    """Whether it is a piece of the answer's text."""


class StreamFormat(NamedTuple, Generic[E]):
    """How an operation streams its reply."""

    switch: str
    """The field of the request that asks for a stream."""
    framing: Literal["json-lines", "sse"]
    decode: Decoder[E]
    decoders: Mapping[str, Decoder[E]] = _NOTHING
    """What `decode` looks up by the event's kind: the decoders of the kinds that the spec lists."""
    discriminator: str = "type"
    """The field of an event that names its kind."""
    attribute: str = "type"
    """The same as an attribute of the decoded event."""
    final: tuple[str, ...] = ()
    """The kinds of event that end a whole stream."""
    error: tuple[str, ...] = ()
    """The kinds of event that report a failure."""
    terminator: str | None = None
    """The data line after the last event, as `[DONE]`."""
    accumulate: Mapping[str, tuple[Move, ...]] = _NOTHING
    """What each kind of event adds to the reply."""
    text: Mapping[str, tuple[str, ...]] = _NOTHING
    """The attributes that lead to the answer's text, for the kinds of event that carry some."""


class Paging(NamedTuple):
    """How a list operation gives its pages: by cursor (argument <- next) or by offset (offset += items received)."""

    kind: Literal["cursor", "offset"]
    argument: str
    """The query parameter that asks for another page: the cursor or the offset."""
    next: str | None = None
    """The field that holds the next cursor."""
    limit: str | None = None
    """The query parameter that sets a page's size, where paging goes by offset."""


class Splitting(NamedTuple):
    """How a call with a long list becomes several, and their replies one."""

    lists: Mapping[str, int]
    """Fields of the request that hold inputs, and how many one request takes; 0: such a list is never split."""
    each: str
    """The attribute of the reply with an item for each input: a list, or a model whose fields are such lists."""
    merge: Mapping[str, Any]
    """How attributes of replies become one: `join` lists, `add` numbers, `unique` items, `text`; or a level deeper."""
    stream: str | None = None
    """The list that can come from any iterable."""
    concurrency: int = 8
    """Requests at a time."""


class Parsing(NamedTuple):
    """How a call asks for a reply whose text is JSON, to be read as a value."""

    field: str
    """The field of the body that asks for JSON."""
    schema: str
    """Where that field holds the JSON schema."""
    decode: Decoder[Any]
    """For the reply with a `parsed` beside its fields."""


class Endpoint(NamedTuple, Generic[T]):
    """One operation of the API."""

    operation: str
    method: str
    path: str
    """The template, as `/v1/datasets/{id}`."""
    decode: Decoder[T]
    retry: Literal["safe", "only-if-unsent"]
    """Whether a request that may have been processed can be sent again."""
    stream: StreamFormat[Any] | None = None
    paging: Paging | None = None
    splitting: Splitting | None = None
    parsing: Parsing | None = None


class Timeouts(Protocol):
    """Seconds for each stage of a request, as `httpx.Timeout` has them; None is no limit."""

    @property
    def connect(self) -> float | None: ...
    @property
    def read(self) -> float | None: ...
    @property
    def write(self) -> float | None: ...
    @property
    def pool(self) -> float | None: ...


class RequestOptions(TypedDict, total=False):
    """The options of a single call."""

    timeout: float | Timeouts
    """Seconds for each read and write, and for connecting at most 10; or an `httpx.Timeout`."""
    deadline: float
    """Seconds for the whole call, retries and pauses included."""
    idle_timeout: float
    """Seconds that a stream may go without an event."""
    max_reply_bytes: int
    """The most bytes that the reply, or one event of a stream, may have once inflated."""
    max_retries: int
    timeout_in_seconds: float
    """The name of `timeout` in existing code."""
    additional_headers: Mapping[str, str]
    additional_query_parameters: Mapping[str, Any]
    additional_body_parameters: Mapping[str, Any]
    """Fields of the JSON body, or of the form where the call has files."""
    chunk_size: int
    """Bytes read at a time from a streamed reply; without it, each read gives what has arrived."""


class Request(NamedTuple, Generic[T]):
    """One call as plain values: method, path, query, headers, then a body, or a form and files."""

    endpoint: Endpoint[T]
    path_parameters: Mapping[str, Any] = _NOTHING
    query: Mapping[str, Any] = _NOTHING
    headers: Mapping[str, Any] = _NOTHING
    body: Any = None
    """Sent as JSON; models in it are turned into JSON by `plain` or, in an encoder, by `json_default`."""
    form: Mapping[str, Any] = _NOTHING
    files: Mapping[str, FileInput] = _NOTHING
    """With `form`: sent as multipart/form-data."""

    @property
    def method(self) -> str:
        """The HTTP method."""
        return self.endpoint.method

    @property
    def path(self) -> str:
        """The path with its parameters filled in, percent-encoded. Raises ValidationError for an empty parameter."""
        given, template = self.path_parameters, self.endpoint.path
        return _PLACEHOLDER.sub(lambda found: path_segment(found[1], given[found[1]]), template) if given else template

    def query_pairs(self) -> list[tuple[str, str]]:
        """Return the query: lists repeat the name, booleans are lower case, date-times RFC 3339."""
        return as_pairs(self.query)

    def header_pairs(self) -> list[tuple[str, str]]:
        """Return the headers that are arguments of the call."""
        return as_pairs(self.headers)

    def form_pairs(self) -> list[tuple[str, str]]:
        """Return the fields of the form, without its files."""
        return as_pairs(self.form)

    def giving(self, model: "type[M]") -> "Request[M]":
        """Return the same call, its reply decoded as another model."""
        endpoint: Endpoint[Any] = self.endpoint
        return cast("Request[M]", self._replace(endpoint=endpoint._replace(decode=model.from_dict)))

    def streamed(self, form: StreamFormat[Any]) -> Self:
        """Return the same call, asking for a stream."""
        return self._replace(body={**self.body, form.switch: True})


class Wait(NamedTuple, Generic[T]):
    """How to wait for a job or a file: poll until its state is one of `done` or `failed`.

    Places in a reply are attribute names, from the reply on.
    """

    targets: dict[str, tuple[str, ...]]
    """The names of the models that can be waited for, each with the place of its id."""
    poll: Callable[..., Request[T]]
    """Gives the request that asks for the state."""
    argument: str
    """The argument of `poll` that takes the id."""
    state: tuple[str, ...]
    reason: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    """The place of the number of items done; empty, as `total` is, where replies don't count."""
    total: tuple[str, ...] = ()


class WaitOptions(TypedDict):
    """The options of a single `wait`."""

    timeout: float | None
    interval: float
    on_poll: Callable[[Any], object] | None
    progress: bool
