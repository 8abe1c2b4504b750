"""Reading a document: what it gives, and that hostile input costs one line and little time."""

from __future__ import annotations

import http.server
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from codegen.document.load import (
    MAX_BYTES,
    SpecError,
    dump_yaml,
    parse_document,
    read_document,
    read_text,
    require_openapi,
)
from hypothesis import given
from hypothesis import strategies as st


def test_reads_yaml_1_2_with_text_keys_and_dates_as_text() -> None:
    document = parse_document("200: {since: 2024-01-01, mode: OFF, yes: no}", "api.yaml")
    assert document == {"200": {"since": "2024-01-01", "mode": "OFF", "yes": "no"}}


def test_reads_json() -> None:
    assert parse_document('{"a": [1, 2.5, null, true]}', "api.json") == {"a": [1, 2.5, None, True]}


def test_aliases_are_written_out_and_not_shared() -> None:
    document = parse_document("a: &x {b: 1}\nc: *x\nd: {<<: *x, e: 2}", "api.yaml")
    document["a"]["b"] = 5
    assert document["c"] == {"b": 1}
    assert document["d"] == {"b": 1, "e": 2}


def _bomb(entry: str) -> str:
    """Nine levels, each naming the one before it nine times."""
    levels = ["a0: &a0 {k: v}"]
    for level in range(1, 10):
        aliases = ", ".join([f"*a{level - 1}"] * 9)
        levels.append(f"a{level}: &a{level} " + entry.format(aliases=aliases, level=level))
    return "\n".join(levels)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("a: [1\nb: 2", "not YAML: line 2"),
        ("a: 1\na: 2", "duplicate key"),
        ("just text", "holds no mapping"),
        ("", "holds no mapping"),
        ("a: !!python/object/apply:os.system [ls]", "not YAML"),
        ("a: .nan", "no place in JSON"),
        ("a: !!set {x}", "no place in JSON"),
        ('a: "\\ud800"', "surrogate"),
        ("a: " + "[" * 3000, "nested deeper"),
        ("a: &a\n  b: *a", "inside its own anchor"),
        (_bomb("[{aliases}]"), "aliases come to more than"),
        (_bomb("{{<<: [{aliases}], own{level}: 1}}"), "aliases come to more than"),
    ],
)
def test_bad_input_gives_one_line_that_names_the_file(content: str, says: str) -> None:
    with pytest.raises(SpecError) as caught:
        parse_document(content, "api.yaml")
    line = str(caught.value)
    assert line.startswith("api.yaml#")
    assert says in line
    assert "\n" not in line


def test_a_large_file_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "api.yaml"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(SpecError, match="larger than"):
        read_document(path)


def test_what_is_not_utf_8_or_not_there_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "api.yaml"
    path.write_bytes(b"a: \xff")
    with pytest.raises(SpecError, match="not UTF-8 at byte 3"):
        read_document(path)
    with pytest.raises(SpecError, match="cannot be read"):
        read_document(tmp_path / "missing.yaml")


@pytest.mark.parametrize(
    ("document", "place"),
    [
        ({"paths": {}}, "api.yaml#/openapi"),
        ({"openapi": "2.0", "paths": {}}, "api.yaml#/openapi"),
        ({"swagger": "2.0", "paths": {}}, "api.yaml#/openapi"),
        ({"openapi": "3.1.0"}, "api.yaml#/paths"),
        ({"openapi": "3.0.3", "paths": []}, "api.yaml#/paths"),
    ],
)
def test_only_openapi_3_is_taken(document: dict[str, object], place: str) -> None:
    with pytest.raises(SpecError) as caught:
        require_openapi(document, "api.yaml")
    assert caught.value.place == place


@pytest.fixture
def server() -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/moved":
                self.send_response(302)
                self.send_header("Location", "file:///etc/hostname")
                self.end_headers()
                return
            body = b"openapi: 3.1.0" if self.path == "/api.yaml" else b" " * (MAX_BYTES + 2)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listener:
        thread = threading.Thread(target=listener.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{listener.server_port}"
        listener.shutdown()
        thread.join()


def test_a_url_is_fetched_within_the_same_limits(server: str) -> None:
    assert read_text(f"{server}/api.yaml") == "openapi: 3.1.0"
    with pytest.raises(SpecError, match="larger than"):
        read_text(f"{server}/huge.yaml")
    with pytest.raises(SpecError, match="cannot be fetched"):
        read_text(f"{server}/moved")


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\nopenapi: 3.1.0\n", "ended after 15 of 2,000 bytes"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nopenapi", "cannot be fetched: IncompleteRead"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "cannot be fetched: SSH-2.0"),
        (b"", "cannot be fetched"),
    ],
)
def test_a_reply_that_is_cut_off_or_no_http_is_refused(reply: bytes, says: str) -> None:
    def answer() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(reply)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=answer)
        thread.start()
        with pytest.raises(SpecError) as caught:
            read_text(f"http://127.0.0.1:{listener.getsockname()[1]}/api.yaml")
        thread.join()
    assert says in str(caught.value)


@pytest.mark.parametrize("url", ["http://127.0.0.1:port/", "http://[::1", "http://", "http://127.0.0.1/a b"])
def test_a_url_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(SpecError, match="cannot be fetched"):
        read_text(url)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(), json_values, max_size=4))
def test_what_is_written_reads_back_the_same(document: dict[str, object]) -> None:
    written = dump_yaml(document, "A header.")
    assert parse_document(written, "api.yaml") == document
    assert dump_yaml(parse_document(written, "api.yaml"), "A header.") == written


def test_words_that_yaml_1_1_takes_for_booleans_are_quoted() -> None:
    assert dump_yaml({"enum": ["OFF", "on", "NONE"]}) == "enum:\n- 'OFF'\n- 'on'\n- NONE\n"
