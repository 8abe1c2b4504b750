"""Serves the local API over a real socket: in a thread for tests, or from the command line."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Unpack

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from ..faults.faults import FaultFields
from ..faults.script import Script
from ..spec.document import JsonObject, load_spec
from ..state.state import State, open_state
from .app import create_app
from .controls import Conduct, Controls
from .watch import Requests

_LONGEST_START = 10.0  # seconds
_DATE_HOLDS = 1.0  # seconds
_LONGEST_STOP = 0.5  # seconds given to replies under way


@dataclass(frozen=True, slots=True)
class LocalApi:
    """A local API that is being served; `url` is its base URL, without a slash at the end."""

    url: str
    controls: Controls = field(repr=False)

    @property
    def requests(self) -> Requests:
        """The requests that it got, with their replies."""
        return self.controls.requests

    @property
    def chat(self) -> Script:
        """Replies of chat that you write yourself: `api.chat.reply("Hello")`."""
        return self.controls.state.script

    def fail_next(self, operation: str, *, times: int = 1, **fault: Unpack[FaultFields]) -> None:
        """Have the next `times` requests of an operation (`POST /v2/chat`) go wrong, as `Fault` describes.

        Raises ValueError for a fault that makes no sense.
        """
        self.controls.faults.add({"operation": operation, "times": times, **fault})


@contextmanager
def running(
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    key: str | None = None,
    latency: float = 0.0,
    rate_limit: int | None = None,
    seed: int = 0,
    state: Path | None = None,
    spec: JsonObject | None = None,
) -> Generator[LocalApi]:
    """Serve a local API from a thread until the block ends.

    `port` 0 takes a free one; `key` is the only API key accepted (default: any); `latency` is in seconds before each
    reply, `rate_limit` in requests a minute; `seed` decides where streams are cut into chunks; `state` is a folder that
    keeps what was created (default: each server begins fresh); `spec` is an overlaid OpenAPI document (default: the one
    the client was made from). Raises `OSError` where the port is taken.
    """
    conduct = Conduct(key=key, latency=latency, rate_limit=rate_limit, seed=seed)
    with controls_in(state) as controls, listen(host, port) as listener:
        ready = threading.Event()
        app = create_app(load_spec() if spec is None else spec, controls, conduct)
        server = Server(app, controls, ready.set)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, name="cohere_local", daemon=True)
        thread.start()
        try:
            if not ready.wait(_LONGEST_START):
                raise RuntimeError(f"the local API did not start within {_LONGEST_START:.0f} s")
            yield LocalApi(url_of(listener), controls)
        finally:
            server.end()
            thread.join()


@contextmanager
def controls_in(folder: Path | None) -> Generator[Controls]:
    """Give the controls of a kept state, or of one that ends with the block."""
    if folder is not None:
        yield Controls(open_state(folder))
        return
    with TemporaryDirectory(prefix="cohere_local") as made:
        yield Controls(State(Path(made)))


class Server(uvicorn.Server):
    """Reports when it is ready, and takes a signal as a wish to end, not as a failure."""

    def __init__(self, app: ASGIApp, controls: Controls, on_ready: Callable[[], object]) -> None:
        super().__init__(
            uvicorn.Config(
                _end_quietly(app),
                http=controls.connections.protocol(),
                log_config=None,
                log_level=None,
                access_log=False,
                lifespan="off",
                ws="none",
                server_header=False,
            )
        )
        self._connections = controls.connections
        self._on_ready = on_ready
        self._ending: tuple[asyncio.Event, asyncio.AbstractEventLoop] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        self._on_ready()

    async def main_loop(self) -> None:
        """End at once when it is told to, where uvicorn would look ten times a second."""
        self._ending = asyncio.Event(), asyncio.get_running_loop()
        while not await self.on_tick(0):  # which renews the Date header
            with suppress(TimeoutError):
                await asyncio.wait_for(self._ending[0].wait(), _DATE_HOLDS)

    def end(self) -> None:
        """Have the server end, from any thread."""
        self.should_exit = True
        if self._ending is not None:
            event, loop = self._ending
            with suppress(RuntimeError):  # the loop has ended already
                loop.call_soon_threadsafe(event.set)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.end()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Give replies under way a moment, then cut them off; uvicorn would log each as a failure."""
        for server in self.servers:
            server.close()
        for listener in sockets or ():
            listener.close()
        for connection in [*self.server_state.connections]:
            connection.shutdown()  # closes one that is idle, others after their reply
        tasks = [*self.server_state.tasks]
        if tasks:
            await asyncio.wait(tasks, timeout=_LONGEST_STOP)
        self._connections.abort()
        await asyncio.sleep(0)  # their ends are known before their replies are, which uvicorn would log as unfinished
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _end_quietly(app: ASGIApp) -> ASGIApp:
    async def served(scope: Scope, receive: Receive, send: Send) -> None:
        # Nothing but the server's end cancels a request.
        with suppress(asyncio.CancelledError):
            await app(scope, receive, send)

    return served


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket; port 0 takes a free one. Raises `OSError` where it can't be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, port), family=family)
    # asyncio turns off Nagle's delay only where the socket names its protocol, which create_server leaves out.
    return socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP, fileno=listener.detach())


def url_of(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
