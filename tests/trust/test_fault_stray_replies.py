"""More on a connection than the reply to its request: none of it is taken for the reply to the next one."""

from __future__ import annotations

import pytest

import coherekit
from tests.support.fake_api import FakeApi
from tests.support.trust.fault_calls import CALLS, KINDS, Folders, outcomes
from tests.support.trust.fault_checks import Tally, check
from tests.support.trust.faults import WHOLE, Told
from tests.support.trust.raw_replies import Raw

# As on a connection that the server has closed. An upload may have been taken, so that it is not sent twice.
AGAIN_AT_ONCE = Told(None, waits=(0.0,))
UNSAFE = Told(coherekit.TransportError, "the server had sent a reply before it was asked for one")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("of", CALLS)
def test_a_second_reply_answers_nobody(
    api: FakeApi, elsewhere: FakeApi, folders: Folders, tally: Tally, *, of: str, kind: str
) -> None:
    call = CALLS[of]
    stray = call.reply.sized("x-for: another request")
    whole = Raw(call.reply.sized())
    api.replies.extend([Raw(whole.content + stray), whole, whole])

    first, second, third = outcomes(
        kind,
        lambda co: call.make(co, api.url, folders[0]),
        lambda co: call.make(co, api.url, folders[1]),
        lambda co: call.make(co, api.url, folders[1]),
        base_url=elsewhere.url,
    )

    tally.add(second.error)
    check(first, WHOLE, call, folders[0])
    check(second, UNSAFE if of == "upload" else AGAIN_AT_ONCE, call, folders[1])
    check(third, WHOLE, call, folders[1])
    assert len(api.received) == (2 if of == "upload" else 3)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("of", [name for name in CALLS if name != "upload"])
def test_the_rest_of_a_reply_that_is_longer_than_it_says_is_dropped(
    api: FakeApi, elsewhere: FakeApi, folders: Folders, tally: Tally, *, of: str, kind: str
) -> None:
    call = CALLS[of]
    half = len(call.reply.content) // 2
    whole = Raw(call.reply.sized())
    api.replies.extend([Raw(call.reply.head(f"content-length: {half}") + call.reply.content), whole, whole])

    first, second = outcomes(
        kind,
        lambda co: call.make(co, api.url, folders[0]),
        lambda co: call.make(co, api.url, folders[1]),
        base_url=elsewhere.url,
        max_retries=0,
    )

    tally.add(first.error)
    assert isinstance(first.error, coherekit.DecodeError | coherekit.StreamInterrupted)
    check(second, AGAIN_AT_ONCE, call, folders[1])
