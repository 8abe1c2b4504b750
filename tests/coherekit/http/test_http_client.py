"""The HTTP client behind ours: made when needed, shared by threads, or the user's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import anyio
import httpx
import pytest

import coherekit
from coherekit._http.open_reply import open_reply
from tests.support.fake_api import Canned, FakeApi

TOKENS = {"tokens": [1, 2], "token_strings": ["a", "b"], "meta": {}}


class TestHttpClients:
    def test_the_users_own_is_used_and_left_open(self, api: FakeApi) -> None:
        api.replies.extend([Canned(body=TOKENS)] * 2)
        with httpx.Client(headers={"X-Mine": "1"}) as own:
            for name in ("http_client", "httpx_client"):
                options: dict[str, Any] = {name: own}
                with coherekit.Client(api_key="k", base_url=api.url, **options) as co:
                    co.tokenize(text="a", model="m")
            assert not own.is_closed

        assert all(received.headers["x-mine"] == "1" for received in api.received)
        assert api.connections == 1

    def test_its_timeout_counts_unless_one_is_given(self) -> None:
        seen: list[Any] = []

        def answer(request: httpx.Request) -> httpx.Response:
            seen.append(request.extensions["timeout"])
            return httpx.Response(200, json=TOKENS)

        with httpx.Client(transport=httpx.MockTransport(answer), timeout=7) as own:
            coherekit.Client(api_key="k", http_client=own).tokenize(text="a", model="m")
            coherekit.Client(api_key="k", http_client=own, timeout=60).tokenize(text="a", model="m")

        assert seen == [
            {"connect": 7, "read": 7, "write": 7, "pool": 7},
            {"connect": 10, "read": 60, "write": 60, "pool": 60},
        ]

    @pytest.mark.parametrize(
        ("make", "other"),
        [(coherekit.Client, httpx.AsyncClient), (coherekit.AsyncClient, httpx.Client)],
    )
    def test_one_of_the_wrong_kind_is_refused(self, make: Callable[..., Any], other: Callable[[], Any]) -> None:
        with pytest.raises(coherekit.ValidationError, match="http_client"):
            make(api_key="k", http_client=other())

    def test_a_closed_client_says_so(self) -> None:
        co = coherekit.Client(api_key="k")
        co.close()
        co.close()

        with pytest.raises(coherekit.CohereError, match="the client is closed"):
            co.tokenize(text="a", model="m")

    def test_a_closed_client_does_not_use_the_users_own_either(self) -> None:
        with httpx.Client() as own:
            co = coherekit.Client(api_key="k", http_client=own)
            co.close()

            with pytest.raises(coherekit.CohereError, match="the client is closed"):
                co.tokenize(text="a", model="m")


def test_the_users_own_client_when_closed_is_an_error_of_ours() -> None:
    own = httpx.Client()
    own.close()

    with pytest.raises(coherekit.TransportError, match="the HTTP client is closed"):
        coherekit.Client(api_key="k", http_client=own).tokenize(text="a", model="m")


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_an_async_one_too(backend: str) -> None:
    async def call() -> None:
        own = httpx.AsyncClient()
        await own.aclose()
        await coherekit.AsyncClient(api_key="k", http_client=own).tokenize(text="a", model="m")

    with pytest.raises(coherekit.TransportError, match="the HTTP client is closed"):
        anyio.run(call, backend=backend)


def test_a_connection_that_others_share_is_not_broken_off() -> None:
    class Network:
        def get_extra_info(self, info: str) -> str:
            return f"the {info}"

    def opened(version: bytes) -> Any:
        response = httpx.Response(200, extensions={"http_version": version, "network_stream": Network()})
        return open_reply(response, iter(()), lambda: None).own_socket

    assert opened(b"HTTP/1.1") is not None
    assert opened(b"HTTP/2") is None
