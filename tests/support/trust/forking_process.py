"""Forks while threads call with an open client, and calls on in both processes: `KIND URL FORKS`; prints the errors."""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import partial
from itertools import count
from typing import Final

import anyio
from anyio.from_thread import start_blocking_portal

import coherekit

_CALLS: Final = 10
_BUSY_THREADS: Final = 4
_CHILDREN_AT_ONCE: Final = 4
_LONGEST_CHILD: Final = 30
_numbers: Final = count()

Calls = Callable[[], object]


def sync_calls(co: coherekit.ClientV2) -> None:
    for text in _texts():
        assert co.tokenize(text=text, model="m").token_strings == [text]


async def async_calls(co: coherekit.AsyncClientV2) -> None:
    for text in _texts():
        assert (await co.tokenize(text=text, model="m")).token_strings == [text]


def _texts() -> list[str]:
    return [f"process {os.getpid()}, {next(_numbers)}" for _ in range(_CALLS)]


@contextmanager
def calling(kind: str, url: str) -> Generator[tuple[Calls, Calls]]:
    """Call for this process, and for a child, which has none of its threads."""
    if kind == "sync":
        with coherekit.ClientV2("k", base_url=url, max_retries=0) as co:
            yield (partial(sync_calls, co),) * 2
        return
    async_co = coherekit.AsyncClientV2("k", base_url=url, max_retries=0)
    with start_blocking_portal(kind) as portal, portal.wrap_async_context_manager(async_co):
        yield partial(portal.call, async_calls, async_co), partial(anyio.run, async_calls, async_co, backend=kind)


def failed(calls: Calls) -> bool:
    try:
        calls()
    except Exception:
        traceback.print_exc()
        return True
    return False


@contextmanager
def busy(calls: Calls, errors: list[bool]) -> Generator[None]:
    """Return threads that call all the while."""
    over = threading.Event()

    def work() -> None:
        while not over.is_set():
            errors.append(failed(calls))

    threads = [threading.Thread(target=work) for _ in range(_BUSY_THREADS)]
    for thread in threads:
        thread.start()
    yield
    over.set()
    for thread in threads:
        thread.join()


def begin_child(calls: Calls) -> int:
    """Return its process id."""
    child = os.fork()
    if child:
        return child
    faulthandler.dump_traceback_later(_LONGEST_CHILD, exit=True)
    # The parent's event loop wakes by it.
    signal.set_wakeup_fd(-1)
    os._exit(failed(calls))


def main(kind: str, url: str, forks: int) -> None:
    errors: list[bool] = []
    with calling(kind, url) as (calls, calls_of_child):
        calls()
        with busy(calls, errors):
            for _ in range(forks // _CHILDREN_AT_ONCE):
                children = [begin_child(calls_of_child) for _ in range(_CHILDREN_AT_ONCE)]
                errors.append(failed(calls))
                errors += [os.waitpid(child, 0)[1] != 0 for child in children]
    print(sum(errors))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
