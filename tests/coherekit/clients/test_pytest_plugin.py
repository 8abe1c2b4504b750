"""The pytest plugin `coherekit.testing`: installed with coherekit, its fixtures need no other line."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]
pytestmark = pytest.mark.timeout(60)

SUITE = """
import asyncio
import sys
import pytest
import coherekit

MESSAGES = [{"role": "user", "content": "Hello"}]


def test_nothing_is_loaded_before_it_is_used():
    assert "cohere_local" not in sys.modules
    assert "starlette" not in sys.modules
    assert "httpx" not in sys.modules


def test_v2(co_v2, cohere_server):
    cohere_server.chat.reply("Hi there")
    assert co_v2.chat(model="m", messages=MESSAGES).message.content[0].text == "Hi there"
    assert cohere_server.requests.only("POST /v2/chat").body["messages"] == MESSAGES


def test_v1(co):
    assert co.chat(message="Hello").text.endswith("Hello")


@pytest.mark.parametrize("number", [1, 2])
def test_each_test_has_a_state_of_its_own(co, cohere_server, number):
    assert not co.datasets.list().datasets
    co.datasets.create(name="d", type="embed-input", data=b'{"text": "a"}')
    assert len(cohere_server.requests) == 2


def test_async(aco, aco_v2):
    async def both():
        async with aco, aco_v2:
            first = await aco.chat(message="Hello")
            second = await aco_v2.chat(model="m", messages=MESSAGES)
            return first.text, second.message.content[0].text

    first, second = asyncio.run(both())
    assert first == second


def test_a_fault(co_v2, cohere_server):
    cohere_server.fail_next("POST /v2/chat", status=400, message="no")
    with pytest.raises(coherekit.BadRequestError, match="no"):
        co_v2.chat(model="m", messages=MESSAGES)
"""


def test_the_fixtures_serve_a_suite(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(SUITE)
    done = pytester.runpytest_subprocess("-W", "error", "-p", "no:randomly", "-p", "no:hypothesispytest")
    done.assert_outcomes(passed=7)


def test_the_fixtures_are_listed_with_what_they_give(pytester: pytest.Pytester) -> None:
    listed = pytester.runpytest_subprocess("--fixtures", "-q").stdout.str()
    for name in ("cohere_server", "co", "co_v2", "aco", "aco_v2"):
        assert f"{name} -- " in listed
