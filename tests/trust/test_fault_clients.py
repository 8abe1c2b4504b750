"""The same faults behind an HTTP client that the user passes: words and attempts may be its own, exceptions are not."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import httpx
import httpx2
import pytest

import coherekit
from tests.support.fake_api import FakeApi
from tests.support.local_api import NO_CERTIFICATES
from tests.support.trust.fault_calls import CALLS, Folders, outcomes
from tests.support.trust.fault_checks import Tally, check, check_secrets
from tests.support.trust.faults import BROKEN, LOST, WHOLE
from tests.support.trust.figures import FULL
from tests.support.trust.raw_replies import Raw

CLIENTS: dict[str, tuple[str, Callable[[], Any]]] = {
    "httpx": ("sync", partial(httpx.Client, verify=NO_CERTIFICATES)),
    "httpx, async": ("asyncio", partial(httpx.AsyncClient, verify=NO_CERTIFICATES)),
    "httpx2": ("sync", partial(httpx2.Client, verify=NO_CERTIFICATES)),
    "httpx2, async": ("asyncio", partial(httpx2.AsyncClient, verify=NO_CERTIFICATES)),
    "aiohttp": ("asyncio", coherekit.aiohttp_client),
}
FAULTS = {f"{name}: {of}": (fault, of) for name, fault in (LOST | BROKEN).items() for of in fault.told}

# In a quick run each fault meets one of the clients.
CELLS = [
    (name, client)
    for at, name in enumerate(FAULTS)
    for turn, client in enumerate(CLIENTS)
    if FULL or at % len(CLIENTS) == turn
]


@pytest.mark.parametrize(("name", "client"), CELLS)
def test_a_wrong_reply_to_a_client_that_is_passed(
    api: FakeApi, elsewhere: FakeApi, folders: Folders, tally: Tally, *, name: str, client: str
) -> None:
    fault, of = FAULTS[name]
    call, told = CALLS[of], fault.told[of]
    kind, make_http = CLIENTS[client]
    http = make_http()
    # aiohttp sends a GET again by itself.
    api.replies.extend([fault.answer(call.reply, elsewhere.url)] * 8)

    def with_better_luck(co: Any) -> Any:
        api.replies.clear()
        api.replies.extend([Raw(call.reply.sized())] * 2)
        return call.make(co, api.url, folders[1])

    during, after, _ = outcomes(
        kind,
        lambda co: call.make(co.with_options(**fault.options), api.url, folders[0]),
        with_better_luck,
        lambda _: http.close() if kind == "sync" else http.aclose(),
        base_url=elsewhere.url,
        http_client=http,
    )

    tally.add(during.error)
    if during.error:
        assert isinstance(during.error, coherekit.CohereError)
        check_secrets(during.error)
        assert list(folders[0].iterdir()) == []
    else:
        assert told.error is None
        check(during, WHOLE, call, folders[0])
    check(after, WHOLE, call, folders[1])
