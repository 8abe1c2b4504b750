"""The two framings of a streamed reply, as decoders of bytes: JSON lines and server-sent events.

Pure, incremental, and linear in the bytes however they are cut into chunks.
"""

from __future__ import annotations

import re
from typing import Final, Protocol

_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_EVENT_OR_LINE: Final = re.compile(rb"(?:event: ?(.+)\n)?data: ?(.*)\n\n|(.*)(\n)")
"""An event as most are, found at one stroke, or else a line alone."""

Frame = tuple[bytes, bytes]
"""One event as it stands on the wire: its data, and the name that a server-sent event carries beside it."""


class Framing(Protocol):
    @property
    def held(self) -> int:
        """Bytes of an event that has begun."""
        ...

    def feed(self, chunk: bytes) -> list[Frame]: ...

    def finish(self) -> list[Frame]:
        """Return what the end of the body leaves: at most one frame, perhaps cut short."""
        ...


class Lines:
    """Cuts bytes at the ends of lines, which are CR, LF or CR LF."""

    def __init__(self) -> None:
        self._open = bytearray()
        self._after_return = False

    @property
    def held(self) -> int:
        return len(self._open)

    def feed(self, chunk: bytes) -> bytes:
        """Return the lines that `chunk` completes, each with LF at its end."""
        if self._after_return or b"\r" in chunk:
            chunk = self._with_line_feeds(chunk)
        end = chunk.rfind(b"\n") + 1
        if not end:
            # Adding to `bytes` each time would be quadratic.
            self._open += chunk
            return b""
        lines = bytes(self._open) + chunk[:end]
        self._open = bytearray(chunk[end:])
        return lines

    def _with_line_feeds(self, chunk: bytes) -> bytes:
        rest = chunk.removeprefix(b"\n") if self._after_return else chunk
        if chunk:
            self._after_return = chunk.endswith(b"\r")
        return rest.replace(b"\r\n", b"\n").replace(b"\r", b"\n")

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
        return [(line, b"") for line in self._lines.feed(chunk).split(b"\n") if line and not line.isspace()]

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
        lines = self._lines.feed(chunk)
        return self._read(lines) if lines else []

    def finish(self) -> list[Frame]:
        rest = self._lines.finish()
        return self._read(rest + b"\n\n")

    def _read(self, lines: bytes) -> list[Frame]:
        if not self._begun:
            self._begun = True
            lines = lines.removeprefix(_BYTE_ORDER_MARK)
        frames: list[Frame] = []
        for event, data, line, alone in _EVENT_OR_LINE.findall(lines):
            if not alone and self._data is None:
                frames.append((data, event or self._event))
                self._event = b""
            elif line:
                self._field(line)
            else:
                if not alone:
                    self._event = event or self._event
                    self._add(data)
                if self._data is not None:
                    frames.append(self._dispatched(self._data))
                self._event = b""
        return frames

    def _field(self, line: bytes) -> None:
        name, _, value = line.partition(b":")
        if name == b"data":
            self._add(value.removeprefix(b" "))
        elif name == b"event":
            self._event = value.removeprefix(b" ")

    def _add(self, data: bytes) -> None:
        if self._data is None:
            self._data = data
        else:
            self._more += b"\n" + data

    def _dispatched(self, data: bytes) -> Frame:
        if self._more:
            data += self._more
            self._more.clear()
        self._data = None
        return data, self._event
