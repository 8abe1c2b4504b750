"""Serves the local API over a real socket: in a thread for tests, or from the command line."""

from __future__ import annotations

import argparse
import logging
import signal
import socket
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from .app import create_app
from .spec import JsonObject, load_spec

_LONGEST_START = 10.0  # seconds
_LONGEST_STOP = 1  # seconds given to replies under way


@dataclass(frozen=True, slots=True)
class LocalApi:
    """A local API that is being served; `url` is its base URL, without a slash at the end."""

    url: str


@contextmanager
def running(
    *, host: str = "127.0.0.1", port: int = 0, key: str | None = None, spec: JsonObject | None = None
) -> Generator[LocalApi]:
    """Serves a fresh local API from a thread until the block ends.

    `port` 0 takes a free one; `key` is the only API key accepted (default: any); `spec` is an
    overlaid OpenAPI document (default: the one the client was made from). Raises `OSError` where
    the port is taken.
    """
    app = create_app(load_spec() if spec is None else spec, key=key)
    with _listen(host, port) as listener:
        ready = threading.Event()
        server = _Server(app, ready.set)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, name="cohere_local", daemon=True)
        thread.start()
        try:
            if not ready.wait(_LONGEST_START):
                raise RuntimeError(f"the local API did not start within {_LONGEST_START:.0f} s")
            yield LocalApi(_url(listener))
        finally:
            server.should_exit = True
            thread.join()


def main(arguments: list[str] | None = None) -> int:
    """Serves until SIGINT or SIGTERM. The exit status: 0, or 1 where it could not start."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s")
    try:
        app = create_app(load_spec(), key=options.key)
        listener = _listen(options.host, options.port)
    except OSError as problem:
        print(f"cohere_local: {_reason(problem, options.host, options.port)}", file=sys.stderr)
        return 1
    with listener:
        url = _url(listener)
        server = _Server(app, lambda: print(f"cohere_local listening on {url}", flush=True))
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, server.handle_exit)
        server.run(sockets=[listener])
    return 0


class _Server(uvicorn.Server):
    """Reports when it is ready, and takes a signal as a wish to end, not as a failure."""

    def __init__(self, app: ASGIApp, on_ready: Callable[[], object]) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                log_config=None,
                log_level="warning",
                access_log=False,
                lifespan="off",
                ws="none",
                server_header=False,
                timeout_graceful_shutdown=_LONGEST_STOP,
            )
        )
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        self._on_ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # a reply cut off by the end is no fault
        await super().shutdown(sockets=sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.should_exit = True


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m cohere_local", description="Serve a local Cohere API.")
    parser.add_argument("--port", type=_port, default=8700, help="port to listen on; 0 takes a free one (default 8700)")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--key", help="the only API key accepted (default: any)")
    return parser


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port (0 to 65535)")
    return int(text)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, port), family=family)
    # asyncio turns off Nagle's delay only where the socket names its protocol, which create_server leaves out.
    return socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP, fileno=listener.detach())


def _url(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _reason(problem: OSError, host: str, port: int) -> str:
    if isinstance(problem, FileNotFoundError):
        return str(problem)
    detail = str(problem.strerror or problem).partition(" (while")[0]  # create_server adds where it failed
    return f"cannot listen on {host} port {port}: {detail}; choose another with --port or --host"
