"""The two framings of a streamed reply, as decoders of bytes: JSON lines and server-sent events.

Pure, incremental, and linear in the bytes however they are cut into chunks.
"""

from __future__ import annotations

from typing import Final, Protocol

_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"

Frame = tuple[bytes, bytes]
"""One event as it stands on the wire: its data, and the name that a server-sent event carries beside it."""


class Framing(Protocol):
    @property
    def held(self) -> int:
        """Bytes of an event that has begun."""
        ...

    def feed(self, chunk: bytes) -> list[Frame]: ...

    def finish(self) -> list[Frame]:
        """What the end of the body leaves: at most one frame, perhaps cut short."""
        ...


class Lines:
    """Cuts bytes into lines that end in CR, LF or CR LF."""

    def __init__(self) -> None:
        self._open = bytearray()
        self._after_return = False

    @property
    def held(self) -> int:
        return len(self._open)

    def feed(self, chunk: bytes) -> list[bytes]:
        if self._after_return and chunk.startswith(b"\n"):
            chunk = chunk[1:]
            self._after_return = False
        if not chunk:
            return []
        self._after_return = chunk.endswith(b"\r")
        lines = chunk.splitlines()
        unfinished = b"" if chunk.endswith((b"\r", b"\n")) else lines.pop()
        if lines and self._open:
            lines[0] = bytes(self._open) + lines[0]
            self._open.clear()
        # Adding to `bytes` each time would be quadratic.
        self._open += unfinished
        return lines

    def finish(self) -> bytes:
        rest = bytes(self._open)
        self._open.clear()
        return rest


class JsonLines:
    """One JSON value per line; blank lines mean nothing."""

    def __init__(self) -> None:
        self._lines = Lines()

    @property
    def held(self) -> int:
        return self._lines.held

    def feed(self, chunk: bytes) -> list[Frame]:
        return [(line, b"") for line in self._lines.feed(chunk) if line and not line.isspace()]

    def finish(self) -> list[Frame]:
        rest = self._lines.finish()
        return [(rest, b"")] if rest and not rest.isspace() else []


class ServerSentEvents:
    """The `text/event-stream` format: a blank line ends an event, data lines are joined, comments mean nothing."""

    def __init__(self) -> None:
        self._lines = Lines()
        self._data: bytes | None = None
        self._more = bytearray()
        """The further lines of data."""
        self._event = b""
        self._begun = False

    @property
    def held(self) -> int:
        return self._lines.held + len(self._data or b"") + len(self._more)

    def feed(self, chunk: bytes) -> list[Frame]:
        frames: list[Frame] = []
        for line in self._lines.feed(chunk):
            if line:
                self._field(line)
            elif self._data is not None:
                frames.append(self._dispatched(self._data))
            else:
                self._event = b""
        return frames

    def finish(self) -> list[Frame]:
        if rest := self._lines.finish():
            self._field(rest)
        return [] if self._data is None else [self._dispatched(self._data)]

    def _field(self, line: bytes) -> None:
        if not self._begun:
            self._begun = True
            line = line.removeprefix(_BYTE_ORDER_MARK)
        name, _, value = line.partition(b":")
        if name == b"data":
            if self._data is None:
                self._data = value.removeprefix(b" ")
            else:
                self._more += b"\n" + value.removeprefix(b" ")
        elif name == b"event":
            self._event = value.removeprefix(b" ")

    def _dispatched(self, data: bytes) -> Frame:
        if self._more:
            data += self._more
            self._more.clear()
        event = self._event
        self._data, self._event = None, b""
        return data, event
