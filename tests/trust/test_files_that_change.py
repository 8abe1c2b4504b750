"""A file that changes or fails while it is uploaded ends the call by a clear error, and the client works on."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import IO

import pytest

import coherekit
from tests.support.fake_api import FakeApi
from tests.support.trust.fault_calls import CALLS, KINDS, Folders, Outcome, outcomes
from tests.support.trust.fault_checks import Tally, check
from tests.support.trust.faults import WHOLE
from tests.support.trust.raw_replies import Raw

UPLOAD = CALLS["upload"]
SIZE = 200_000


class Growing(io.BytesIO):
    """Becomes longer with each read."""

    def read(self, size: int | None = -1) -> bytes:
        at = self.tell()
        if size and at < 2 * SIZE:
            self.seek(0, io.SEEK_END)
            self.write(b"y" * 1_000)
            self.seek(at)
        return super().read(size)


class Shrinking(io.BytesIO):
    """Ends in its middle, though its length was asked for before."""

    def read(self, size: int | None = -1) -> bytes:
        return b"" if self.tell() > SIZE // 2 else super().read(size)


class Failing(io.BytesIO):
    """Can't be read to its end."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell() > SIZE // 2:
            raise OSError("the disk is gone")
        return super().read(size)


EVERY_KIND = pytest.mark.parametrize("kind", [*KINDS, "aiohttp"])


def sent(api: FakeApi, elsewhere: FakeApi, folders: Folders, kind: str, file: IO[bytes]) -> Outcome:
    """What becomes of an upload of the file, after which another one succeeds."""
    api.replies.extend([Raw(UPLOAD.reply.sized())] * 2)
    http = coherekit.aiohttp_client() if kind == "aiohttp" else None
    last: list[Callable[..., object]] = [lambda _: http.aclose()] if http else []
    during, after, *_ = outcomes(
        "asyncio" if http else kind,
        lambda co: co.with_options(base_url=api.url).datasets.create(name="d", type="embed-input", data=file),
        lambda co: UPLOAD.make(co, api.url, folders[1]),
        *last,
        base_url=elsewhere.url,
        http_client=http,
        timeout=5,
    )
    check(after, WHOLE, UPLOAD, folders[1])
    return during


# httpx and httpcore leave their generators to the collector, which trio warns of.
@pytest.mark.filterwarnings("ignore:Async generator")
@EVERY_KIND
@pytest.mark.parametrize("file", [Growing, Shrinking])
def test_a_file_of_another_length_than_was_said(
    api: FakeApi,
    elsewhere: FakeApi,
    folders: Folders,
    tally: Tally,
    *,
    file: Callable[[bytes], IO[bytes]],
    kind: str,
) -> None:
    during = sent(api, elsewhere, folders, kind, file(b"x" * SIZE))

    tally.add(during.error)
    assert isinstance(during.error, coherekit.TransportError)
    assert during.error.message.startswith("the request can't be sent: ")
    assert during.error.attempts == 1


@EVERY_KIND
def test_a_file_that_can_not_be_read(api: FakeApi, elsewhere: FakeApi, folders: Folders, kind: str) -> None:
    during = sent(api, elsewhere, folders, kind, Failing(b"x" * SIZE))

    assert repr(during.error) == "OSError('the disk is gone')"
