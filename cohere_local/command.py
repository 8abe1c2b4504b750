"""`coherekit serve` and `python -m cohere_local`: the local API from the command line."""

from __future__ import annotations

import argparse
import logging
import math
import os
import signal
import sqlite3
import sys
from contextlib import ExitStack
from pathlib import Path

from starlette.types import ASGIApp

from .faults.cassettes import record_app, replay_app
from .serving.app import create_app
from .serving.controls import Conduct, Controls
from .serving.server import Server, controls_in, listen, url_of
from .spec.document import load_spec

_REAL_API = "https://api.cohere.com"


def main(arguments: list[str] | None = None) -> int:
    """Serve until SIGINT or SIGTERM; return the exit status: 0, or 1 where it could not start."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s")
    try:
        listener = listen(options.host, options.port)
    except OSError as problem:
        detail = str(problem.strerror or problem).partition(" (while")[0]  # create_server adds where it failed
        place = f"{options.host} port {options.port}"
        return _failed(f"cannot listen on {place}: {detail}; choose another with --port or --host")
    try:
        with listener, ExitStack() as stack:
            controls = stack.enter_context(controls_in(options.state))
            app = _app(options, controls, stack)
            url = url_of(listener)
            server = Server(app, controls, lambda: print(f"cohere_local listening on {url}", flush=True))
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, server.handle_exit)
            server.run(sockets=[listener])
    except (OSError, ValueError, sqlite3.DatabaseError) as problem:
        return _failed(str(problem))
    return 0


def _failed(why: str) -> int:
    print(f"cohere_local: {why}", file=sys.stderr)
    return 1


def _app(options: argparse.Namespace, controls: Controls, stack: ExitStack) -> ASGIApp:
    """Return the local API, or in its place a recorder of a real one, or what was recorded."""
    if options.record:
        return record_app(stack.enter_context(options.record.open("ab")), options.upstream)
    if options.replay:
        return replay_app(options.replay)
    latency = options.latency / 1000
    conduct = Conduct(key=options.key, latency=latency, rate_limit=options.rate_limit, seed=options.seed)
    return create_app(load_spec(), controls, conduct)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m cohere_local", description="Serve a local Cohere API.")
    parser.add_argument("--port", type=_port, default=8700, help="port to listen on; 0 takes a free one (default 8700)")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--key", help="the only API key accepted (default: any)")
    parser.add_argument("--latency", type=_milliseconds, default=0.0, help="milliseconds before each reply")
    parser.add_argument("--rate-limit", type=_per_minute, help="requests a minute, as 20 or 20/min (default: no limit)")
    parser.add_argument("--seed", type=int, default=0, help="decides where streams are cut into chunks")
    parser.add_argument("--state", type=Path, help="folder that keeps what was created (default: nothing is kept)")
    cassette = parser.add_mutually_exclusive_group()
    cassette.add_argument(
        "--record", type=Path, help="pass requests on to --upstream and add what comes back to this file"
    )
    cassette.add_argument("--replay", type=Path, help="answer from a file that was recorded")
    upstream = os.environ.get("CO_API_URL") or _REAL_API
    parser.add_argument(
        "--upstream", default=upstream, help="base URL to record from (default: CO_API_URL, else the API)"
    )
    return parser


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port (0 to 65535)")
    return int(text)


def _milliseconds(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not 0 <= found < math.inf:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of milliseconds")
    return found


def _per_minute(text: str) -> int:
    number = text.removesuffix("/min")
    if not number.isdecimal() or int(number) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of requests a minute, as 20/min")
    return int(number)
