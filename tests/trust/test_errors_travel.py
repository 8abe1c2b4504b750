"""Every error, as a real call raises it, survives pickling, copying, and the way to another process."""

from __future__ import annotations

import copy
import pickle
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import pytest
from cohere_api import DatasetsCreateResponse

import coherekit
from coherekit.errors import BY_STATUS, CohereError
from tests.support.chat_replies import QUESTION, answer, asks_for
from tests.support.embedding_api import embedded, texts
from tests.support.error_family import family
from tests.support.fake_api import HANG_UP, Answer, Canned, FakeApi, Received
from tests.support.paths import ROOT
from tests.support.streamed import MESSAGE, content, sse, streamed
from tests.support.trust.clients import KINDS, Calls, calling
from tests.support.trust.figures import Figures

TOKENIZE: Final = {"text": "a", "model": "m"}
EMBED: Final = {"model": "m", "input_type": "classification", "embedding_types": ["float"]}
LOOKED: Final = ("look", '{"name": "a"}')
MOST_BYTES: Final = 100_000
JOB: Final = DatasetsCreateResponse(id="d")
FAILED: Final = {"id": "d", "validation_status": "failed", "validation_error": "no rows"}
QUEUED: Final = {"id": "d", "validation_status": "queued"}
BACK: Final = {"models": [{"name": "m"}], "next_page_token": "back"}
CUT: Final = streamed(sse(MESSAGE[0], content(0, type="text", text="Hel"), content(0, text="lo")), cut=True)
ECHO: Final = "import pickle, sys; pickle.dump(pickle.load(sys.stdin.buffer), sys.stdout.buffer)"
REPORTED: Final = streamed(sse(MESSAGE[0]), b'data: {"type": "error", "message": "overloaded"}\n\n')


@coherekit.tool
def look(name: str) -> str:
    """Look it up."""
    return name


@dataclass
class Place:
    name: str


class Silent:
    """No answer, until the client hangs up."""

    def send(self, connection: socket.socket) -> bool:
        connection.recv(1)
        return False


class Steady(FakeApi):
    """Gives its last reply again and again."""

    def reply_to(self, request: Received) -> Answer:
        return self.replies.popleft() if len(self.replies) > 1 else self.replies[0]


@dataclass(frozen=True)
class Failing:
    """What raises an error of this kind: the API's replies and the call."""

    kind: type[CohereError]
    call: Callable[[Calls], object]
    replies: tuple[Answer, ...]


def failing(kind: type[CohereError], *replies: Answer, to: str = "tokenize", **arguments: Any) -> Failing:
    given = arguments or TOKENIZE
    return Failing(kind, lambda call: call(to, **given), replies)


def after_its_end(call: Calls) -> None:
    call("close")
    call("tokenize", **TOKENIZE)


def of_status(status: int) -> Failing:
    headers = {"x-debug-trace-id": "t-1", "retry-after": "2"}
    return failing(BY_STATUS.get(status, coherekit.ApiError), Canned(status, {"message": "no", "id": "r-1"}, headers))


FAILING: Final = {
    **{str(status): of_status(status) for status in (*BY_STATUS, 418)},
    "closed client": Failing(CohereError, after_its_end, (HANG_UP,)),
    "argument": failing(coherekit.ValidationError, HANG_UP, to="models.get", model=""),
    "hang up": failing(coherekit.TransportError, HANG_UP),
    "late": failing(coherekit.ApiTimeoutError, Silent(), **TOKENIZE, request_options={"timeout": 0.02}),
    "no JSON": failing(coherekit.DecodeError, Canned(body=b"<html>")),
    "another shape": failing(coherekit.DecodeError, Canned(body={"tokens": {}})),
    "large reply": failing(coherekit.ReplyTooLarge, Canned(body=b" " * 2 * MOST_BYTES)),
    "cut stream": failing(coherekit.StreamInterrupted, CUT, to="chat_stream", **QUESTION),
    "error event": failing(coherekit.StreamError, REPORTED, to="chat_stream", **QUESTION),
    "no way on": failing(coherekit.PagingError, Canned(body=BACK), to="models.list", page_size=1),
    "failed job": failing(coherekit.JobFailed, Canned(body={"dataset": FAILED}), to="wait", target=JOB),
    "slow job": failing(coherekit.WaitTimeout, Canned(body={"dataset": QUEUED}), to="wait", target=JOB, timeout=0),
    "another output": failing(coherekit.OutputError, answer("no JSON"), to="chat", **QUESTION, output_type=Place),
    "tools for ever": failing(
        coherekit.ToolStepsExceeded, asks_for(LOOKED), to="run_tools", **QUESTION, tools=[look], max_steps=2
    ),
    "half an embedding": failing(
        coherekit.BadRequestError,
        Canned(body=embedded(texts(96), ["float"])),
        Canned(400, {"message": "no"}),
        to="embed",
        **EMBED,
        texts=texts(97),
        max_concurrency=1,
    ),
}


def told(error: CohereError) -> dict[str, Any]:
    """All that it holds and shows."""
    return {**vars(error), "type": type(error), "str": str(error), "repr": repr(error), "arguments": error.args}


def raised(kind: str, failing: Failing) -> CohereError:
    with Steady(*failing.replies) as api, calling(kind, api.url, max_retries=1, max_reply_bytes=MOST_BYTES) as call:
        with pytest.raises(CohereError) as caught:
            failing.call(call)
        assert type(caught.value) is failing.kind
        return caught.value


def again(errors: list[CohereError]) -> Iterator[list[CohereError]]:
    """The errors by each way there is."""
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        yield pickle.loads(pickle.dumps(errors, protocol))
    yield copy.deepcopy(errors)
    yield [copy.copy(error) for error in errors]
    # There and back, where nothing of ours was imported.
    sent = subprocess.run(
        [sys.executable, "-c", ECHO], cwd=ROOT, input=pickle.dumps(errors), capture_output=True, check=True, timeout=60
    )
    yield pickle.loads(sent.stdout)


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_travels(figures: Figures, kind: str) -> None:
    errors = [raised(kind, failing) for failing in FAILING.values()]
    assert {type(error) for error in errors} == set(family())

    lost = [
        told(one) for ways in again(errors) for one, other in zip(ways, errors, strict=True) if told(one) != told(other)
    ]

    figures.at_most("errors that pickling changes", len(lost), 0, over="failing calls", count=len(errors))
    cut = errors[list(FAILING).index("cut stream")]
    assert isinstance(cut, coherekit.StreamInterrupted)
    assert (cut.text, cut.partial.text) == ("Hello", "Hello")
    assert errors[-1].completed
