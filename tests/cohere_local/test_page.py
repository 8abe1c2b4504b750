"""The page at `/`, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

import cohere_local
from cohere_local import LocalApi
from tests.support.local_api import client_of
from tests.support.webdriver import INSTALLED, Browser, chromium

pytestmark = [pytest.mark.timeout(60), pytest.mark.skipif(not INSTALLED, reason="no chromium and chromedriver here")]

LIST = "return [...document.querySelectorAll('#requests li')].map((one) => one.textContent)"
DETAIL = "document.getElementById('detail').textContent"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def api(browser: Browser) -> Iterator[LocalApi]:
    with cohere_local.running() as api:
        browser.open(api.url)
        yield api


@pytest.fixture
def client(api: LocalApi) -> Iterator[httpx.Client]:
    with client_of(api) as client:
        yield client


def test_requests_show_live_the_latest_first(browser: Browser, client: httpx.Client) -> None:
    client.get("/v1/models?page_size=1")
    browser.until("return document.querySelectorAll('#requests li').length === 1")
    client.get("/v1/models/none")
    browser.until("return document.querySelectorAll('#requests li').length === 2")
    assert browser.run(LIST) == ["404 GET /v1/models/none", "200 GET /v1/models"]


def test_a_request_shows_its_body_and_its_streamed_events(browser: Browser, client: httpx.Client) -> None:
    body = {"model": "m", "stream": True, "messages": [{"role": "user", "content": "Hällo"}]}
    client.post("/v2/chat", json=body)
    client.get("/v1/models")
    browser.until("return document.querySelectorAll('#requests li').length === 2")
    browser.run("document.querySelector('#requests li:last-child').click()")
    shown = browser.until(f"return {DETAIL}.includes('message-end') && {DETAIL}")
    assert '"content": "Hällo"' in shown
    assert "event: content-delta" in shown
    assert "[redacted]" in shown
    assert "some-key" not in shown


def test_a_chat_is_sent_from_the_page(browser: Browser, api: LocalApi) -> None:
    api.chat.reply("Hello from a script")
    browser.run(
        "document.getElementById('message').value = 'Hi';"
        "document.getElementById('key').value = 'a-key';"
        "document.getElementById('stream').checked = false;"
        "document.getElementById('chat').requestSubmit()"
    )
    browser.until(f"return {DETAIL}.includes('Hello from a script')")
    assert api.requests.only("POST /v2/chat").body["messages"] == [{"role": "user", "content": "Hi"}]


def test_what_a_client_sends_is_never_markup(browser: Browser, client: httpx.Client) -> None:
    attack = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
    client.post("/v1/chat", json={"message": attack}, headers={"x-attack": attack})
    client.get("/v1/models/" + "%3Cimg%20src=x%3E", params={"endpoint": attack})
    browser.until("return document.querySelectorAll('#requests li').length === 2")
    for place in ("first", "last"):
        browser.run(f"document.querySelector('#requests li:{place}-child').click()")
        assert "img" in browser.run(f"return {DETAIL}")
        assert browser.run("return document.querySelectorAll('img, #detail script').length") == 0
    assert browser.run("return document.title") == "cohere_local"


def test_the_page_asks_no_other_host_for_anything(browser: Browser, api: LocalApi) -> None:
    asked = browser.until("return performance.getEntriesByType('resource').map((one) => one.name)")
    assert all(name.startswith(api.url) for name in asked)
    assert "default-src 'none'" in httpx.get(api.url).headers["content-security-policy"]
