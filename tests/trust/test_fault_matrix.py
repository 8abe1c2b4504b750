"""Each kind of call, sync and async, meets each wrong reply: what the caller is told, and what the server saw.

A fault ends one call, in an error of ours that holds no key; the same client makes the next call.
"""

from __future__ import annotations

import pytest

from coherekit._http import environment, pool
from coherekit._http.direct import AsyncDirectClient, DirectClient
from coherekit._http.transport import AsyncTransport, Transport
from tests.support.fake_api import FakeApi
from tests.support.trust.fault_calls import CALLS, KINDS, Folders, outcomes
from tests.support.trust.fault_checks import Tally, check, check_requests
from tests.support.trust.faults import BROKEN, LOST, WHOLE
from tests.support.trust.figures import FULL
from tests.support.trust.raw_replies import Raw
from tests.support.trust.statuses import REDIRECTS, RETRY_AFTER, STATUSES

FAULTS = LOST | BROKEN | STATUSES | RETRY_AFTER | REDIRECTS
# In a quick run each form of Retry-After meets one kind of call: the header is read in one place.
CELLS = {
    f"{name}: {of}": (fault, of)
    for at, (name, fault) in enumerate(FAULTS.items())
    for turn, of in enumerate(fault.told)
    if FULL or name not in RETRY_AFTER or at % len(fault.told) == turn
}


@pytest.fixture(autouse=True)
def one_slot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of connections: one that a fault loses is missed by the call after it."""
    monkeypatch.setattr(pool, "_new_sync_client", lambda: DirectClient(Transport(environment.tls_context, 1)))
    monkeypatch.setattr(
        pool, "_new_async_client", lambda: AsyncDirectClient(AsyncTransport(environment.tls_context, 1))
    )


# What httpx and httpcore leave of a body that breaks is for the garbage collector, and trio tells of it.
@pytest.mark.filterwarnings("ignore:Async generator")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("cell", CELLS)
def test_a_wrong_reply(
    api: FakeApi, elsewhere: FakeApi, folders: Folders, tally: Tally, *, cell: str, kind: str
) -> None:
    fault, of = CELLS[cell]
    call, told = CALLS[of], fault.told[of]
    good = Raw(call.reply.sized())
    wrong = fault.answer(call.reply, elsewhere.url)
    api.replies.extend([wrong] * (told.requests - fault.recovers) + [good] * (fault.recovers + 1))

    during, after = outcomes(
        kind,
        lambda co: call.make(co.with_options(**fault.options), api.url, folders[0]),
        lambda co: call.make(co, api.url, folders[1]),
        base_url=elsewhere.url,
        timeout=5,
    )

    tally.add(during.error)
    check(during, told, call, folders[0])
    check(after, WHOLE, call, folders[1])
    assert len(api.received) == told.requests + 1
    check_requests(api.received, call)
