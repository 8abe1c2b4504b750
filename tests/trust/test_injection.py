"""What a caller passes stays what it is: an id is one segment of the path, a text never becomes a header."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import coherekit
from tests.support.fake_api import Canned, FakeApi, Received
from tests.support.trust.figures import Figures, sized

EVIL = "x\r\nX-Evil: 1\r\n\r\nGET /evil HTTP/1.1\r\n"
HEADERS = {"host", "accept", "accept-encoding", "connection", "user-agent", "content-length", "authorization"}
TYPED = HEADERS | {"content-type"}
HOSTILE = [
    "/",
    "..",
    ".",
    "../..",
    "a/../b",
    "?a=1",
    "#x",
    "a\\..\\b",
    "%2e%2e",
    "%2F",
    "\0",
    "\x7f",
    EVIL,
    "@",
    ";",
    " ",
]
HOSTILE += ["\u2024\u2024", "\uff0e\uff0e", "\u2044", "\u2028", "//evil.test/", "http://evil.test", "é", "\U0001f600"]

WITH_ID: dict[str, tuple[str, Callable[[Any, str], Any]]] = {
    "datasets.get": ("/v1/datasets/", lambda co, value: co.datasets.get(value)),
    "datasets.delete": ("/v1/datasets/", lambda co, value: co.datasets.delete(value)),
    "models.get": ("/v1/models/", lambda co, value: co.models.get(value)),
    "connectors.update": ("/v1/connectors/", lambda co, value: co.connectors.update(value, name="n")),
    "finetuning.list_events": (
        "/v1/finetuning/finetuned-models/",
        lambda co, value: co.finetuning.list_events(value),
    ),
    "batches.cancel": ("/v2/batches/", lambda co, value: co.batches.cancel(value)),
}
ENDS = {"finetuning.list_events": "/events", "batches.cancel": ":cancel"}


class Emptied(FakeApi):
    """Every reply is an empty object."""

    def reply_to(self, request: Received) -> Canned:
        return Canned()


@pytest.fixture(scope="module")
def server() -> Iterator[Emptied]:
    with Emptied() as server:
        yield server


@pytest.fixture(scope="module")
def of_server(server: Emptied) -> Iterator[coherekit.ClientV2]:
    with coherekit.ClientV2("key-for-tests", base_url=f"{server.url}/base") as co:
        yield co


def sent(server: Emptied, use: Callable[[], Any]) -> Received | None:
    """The one request that a call sent; None where it was refused before."""
    before = len(server.received)
    try:
        use()
    except coherekit.ValidationError:
        assert len(server.received) == before
        return None
    (request,) = server.received[before:]
    return request


@pytest.mark.parametrize("operation", WITH_ID)
def test_an_id_is_one_segment_of_the_path(
    server: Emptied, of_server: coherekit.ClientV2, figures: Figures, operation: str
) -> None:
    start, call = WITH_ID[operation]
    strays: list[str] = []

    def check(value: str) -> None:
        request = sent(server, lambda: call(of_server, value))
        if request is None:
            assert value in ("", ".", "..") or re.search("[\ud800-\udfff]", value)
            return
        target = urlsplit(request.target)
        segment = target.path.removeprefix(f"/base{start}").removesuffix(ENDS.get(operation, ""))
        whole = f"/base{start}{segment}{ENDS.get(operation, '')}"
        if (target.path, target.query, unquote(segment), "/" in segment) != (whole, "", value, False):
            strays.append(value)
        if request.headers.keys() - TYPED:
            strays.append(value)

    @settings(max_examples=sized(full=1000, quick=30), deadline=None)
    @given(st.text(st.characters(), max_size=12) | st.lists(st.sampled_from(HOSTILE), max_size=3).map("".join))
    @example("")
    @example("\ud800")
    def any_text(value: str) -> None:
        check(value)

    for value in HOSTILE:
        check(value)
    any_text()
    ids = len(HOSTILE) + sized(full=1000, quick=30)
    figures.at_most("ids that became more than a segment of the path", len(strays), 0, over="ids", count=ids)


WITH_HEADERS: dict[str, Callable[[str, str], Any]] = {
    "of a client": lambda name, value: coherekit.ClientV2("key-for-tests", headers={name: value}),
    "of a copy": lambda name, value: coherekit.ClientV2("key-for-tests").with_options(headers={name: value}),
    "of a call": lambda name, value: coherekit.ClientV2("key-for-tests", base_url="http://127.0.0.1:9").tokenize(
        text="a", model="m", request_options={"additional_headers": {name: value}}
    ),
}


@pytest.mark.parametrize("use", WITH_HEADERS.values(), ids=WITH_HEADERS)
@pytest.mark.parametrize("bad", [EVIL, "\n", "\r", "a\0", "a\x7f", "é", "\u2028", "\ud800", "a\tb", " "])
def test_what_no_header_holds_is_refused_and_its_value_not_shown(use: Callable[[str, str], Any], bad: str) -> None:
    with pytest.raises(coherekit.ValidationError, match="can't be sent") as caught:
        use("x-mine", f"s3cr3t{bad}")
    assert "s3cr3t" not in repr(vars(caught.value)) + str(caught.value)
    with pytest.raises(coherekit.ValidationError, match="can't be sent"):
        use(f"x{bad}", "value")


@pytest.mark.parametrize("name", ["", " ", "a b", "a:", "a\nb", ":method", "a(b)"])
def test_what_is_no_name_of_a_header(name: str) -> None:
    for use in WITH_HEADERS.values():
        with pytest.raises(coherekit.ValidationError, match="can't be sent"):
            use(name, "value")


@pytest.mark.parametrize("bad", HOSTILE)
def test_a_parameter_that_is_sent_as_a_header_holds_what_a_header_can(
    server: Emptied, of_server: coherekit.ClientV2, bad: str
) -> None:
    def call() -> Any:
        return of_server.embed_jobs.list(request_options={"additional_headers": {"x-mine": bad}})

    request = sent(server, call)
    if request is not None:
        assert request.headers["x-mine"] == bad
        assert request.headers.keys() <= HEADERS | {"x-mine"}


@pytest.mark.parametrize("bad", HOSTILE)
def test_a_client_name_holds_what_a_header_can(server: Emptied, bad: str) -> None:
    def call() -> Any:
        with coherekit.ClientV2("key-for-tests", base_url=server.url, client_name=bad) as co:
            co.models.list()

    request = sent(server, call)
    if request is not None:
        assert request.headers["x-client-name"] == bad


@pytest.mark.parametrize("bad", HOSTILE)
def test_a_query_keeps_its_names_and_values(server: Emptied, of_server: coherekit.ClientV2, bad: str) -> None:
    request = sent(
        server,
        lambda: of_server.datasets.list(
            dataset_type=bad, request_options={"additional_query_parameters": {f"n{bad}": bad}}
        ),
    )
    assert request
    target = urlsplit(request.target)
    assert target.path == "/base/v1/datasets"
    assert parse_qsl(target.query, keep_blank_values=True) == [("datasetType", bad), (f"n{bad}", bad)]
    assert request.headers.keys() <= HEADERS


def parts_of(request: Received) -> list[Any]:
    head = f"content-type: {request.headers['content-type']}\r\n\r\n".encode()
    message: Any = BytesParser(policy=HTTP).parsebytes(head + request.body)
    return list(message.iter_parts())


@pytest.mark.parametrize("bad", [*HOSTILE, 'a"; filename="b', '"\r\nX-Evil: 1', "a\\"])
def test_a_part_of_a_form_has_its_own_headers_only(server: Emptied, of_server: coherekit.ClientV2, bad: str) -> None:
    request = sent(
        server,
        lambda: of_server.audio.transcriptions.create(
            model=bad,
            language="en",
            file=(f"f{bad}", b"content", "audio/wav"),
            request_options={"additional_body_parameters": {f"more{bad}": bad}},
        ),
    )
    assert request
    assert request.headers.keys() <= TYPED
    parts = parts_of(request)
    assert len(parts) == 4
    for part in parts:
        assert {name.lower() for name in part.keys()} <= {"content-disposition", "content-type"}  # noqa: SIM118
    assert [part.get_content_type() for part in parts if part.get_filename()] == ["audio/wav"]


@pytest.mark.parametrize("bad", [EVIL, "a\n", "a/\r", "é/é", "\0"])
def test_a_media_type_holds_what_a_header_can(server: Emptied, of_server: coherekit.ClientV2, bad: str) -> None:
    with pytest.raises(coherekit.ValidationError, match="data: the media type must be printable ASCII"):
        of_server.datasets.create(name="n", type="embed-input", data=("name", b"content", bad))


def test_a_file_name_that_is_no_text(of_server: coherekit.ClientV2, tmp_path: Path) -> None:
    class Named(io.BytesIO):
        name = "half \ud800"

    for file in (Named(b"a"), ("half \ud800", b"a"), tmp_path / "half \udc80"):
        with pytest.raises(coherekit.ValidationError, match="data: the file name can't be sent"):
            of_server.datasets.create(name="n", type="embed-input", data=file)
