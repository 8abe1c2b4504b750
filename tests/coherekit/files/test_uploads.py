"""Files go out whole, streamed, and twice only where that is right."""

from __future__ import annotations

import codecs
import io
import os
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import coherekit
from tests.support.fake_api import Canned, FakeApi
from tests.support.pipe import Pipe


def as_any(value: Any) -> Any:
    return value


class Asynchronous:
    async def read(self, size: int = -1) -> bytes:
        return b"x"

    def close(self) -> None:
        pass


class TestUploads:
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        path = tmp_path / "data.jsonl"
        path.write_bytes(b'{"text": "x"}\n')
        return path

    def create(self, api: FakeApi, co: coherekit.ClientV2, data: Any, failures: int = 0) -> bytes:
        api.replies.extend([Canned(503)] * failures + [Canned(body={"id": "d"})])
        co.datasets.create(name="n", type="embed-input", data=data)
        last = api.received[-1]
        assert last.target == "/v1/datasets?name=n&type=embed-input"
        assert last.headers["content-type"].startswith("multipart/form-data; boundary=")
        return last.body

    def test_a_path(self, api: FakeApi, co: coherekit.ClientV2, path: Path) -> None:
        body = self.create(api, co, path, failures=1)

        assert b'name="data"; filename="data.jsonl"' in body
        assert b'\r\n\r\n{"text": "x"}\n\r\n' in body

    def test_a_file_object_is_rewound_and_left_open(self, api: FakeApi, co: coherekit.ClientV2, path: Path) -> None:
        with path.open("rb") as file:
            body = self.create(api, co, file, failures=1)
            assert not file.closed

        assert b'filename="data.jsonl"' in body
        assert b'{"text": "x"}' in body

    def test_bytes_and_tuples(self, api: FakeApi, co: coherekit.ClientV2) -> None:
        assert b'filename="upload"' in self.create(api, co, b"x")
        body = self.create(api, co, ("my.csv", b"a,b", "text/csv"))
        assert b'filename="my.csv"\r\nContent-Type: text/csv\r\n\r\na,b\r\n' in body

    def test_a_pipe_is_sent_as_it_comes(self, api: FakeApi, co: coherekit.ClientV2) -> None:
        reading, writing = os.pipe()
        with os.fdopen(reading, "rb") as pipe:
            with os.fdopen(writing, "wb") as end:
                end.write(b"piped")
            body = self.create(api, co, pipe)

        assert b"\r\n\r\npiped\r\n" in body
        assert api.received[-1].headers["transfer-encoding"] == "chunked"

    def test_what_can_be_read_once_is_sent_once(self, api: FakeApi, co: coherekit.ClientV2) -> None:
        api.replies.append(Canned(503))

        with pytest.raises(coherekit.ServiceUnavailableError):
            co.datasets.create(name="n", type="embed-input", data=Pipe(b"x"))

        assert len(api.received) == 1

    @pytest.mark.parametrize(
        ("make", "says"),
        [
            (lambda path: path.open(), 'data is a file in text mode: open it with mode "rb"'),
            (lambda path: codecs.getreader("utf-8")(path.open("rb")), "data is a file in text mode"),
            (lambda path: path.open("ab"), "data is a file that can't be read: "),
            (lambda path: Asynchronous(), "data must be a binary file, but its read.. gives coroutine"),
        ],
    )
    def test_a_file_that_gives_no_bytes_is_refused(
        self, api: FakeApi, co: coherekit.ClientV2, path: Path, make: Callable[[Path], Any], says: str
    ) -> None:
        with closing(make(path)) as file, pytest.raises(coherekit.ValidationError, match=says):
            co.datasets.create(name="n", type="embed-input", data=file)

        assert not api.received

    def test_a_temporary_file_in_text_mode_is_refused(self, co: coherekit.ClientV2) -> None:
        with (
            tempfile.NamedTemporaryFile("w+") as file,
            pytest.raises(coherekit.ValidationError, match="data is a file in text mode"),
        ):
            co.datasets.create(name="n", type="embed-input", data=as_any(file))

    def test_a_closed_file_is_refused(self, co: coherekit.ClientV2) -> None:
        file = io.BytesIO(b"x")
        file.close()

        with pytest.raises(coherekit.ValidationError, match="file is a file that can't be read: I/O operation on clo"):
            co.audio.transcriptions.create(model="m", language="en", file=("a.wav", file))

    def test_a_missing_file_is_the_usual_error(self, co: coherekit.ClientV2, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError):
            co.datasets.create(name="n", type="embed-input", data=tmp_path / "none")

    def test_form_fields_come_before_the_file(self, api: FakeApi, co: coherekit.ClientV2) -> None:
        api.replies.append(Canned(body={"text": "hello"}))

        reply = co.audio.transcriptions.create(model="m", language="en", file=("a.wav", b"RIFF", "audio/wav"))

        body = api.received[0].body
        assert reply.text == "hello"
        assert 0 < body.index(b'name="model"\r\n\r\nm') < body.index(b'name="language"') < body.index(b"RIFF")
