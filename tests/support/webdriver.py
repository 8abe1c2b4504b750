"""A headless Chromium, driven over the WebDriver protocol of its own `chromedriver`: plain HTTP, nothing to install."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

INSTALLED = shutil.which("chromedriver") is not None and shutil.which("chromium") is not None
_OPTIONS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


class Browser:
    def __init__(self, driver: httpx.Client, session: str) -> None:
        self._driver = driver
        self._session = session

    def open(self, url: str) -> None:
        self._post("url", {"url": url})

    def run(self, script: str, *arguments: object) -> Any:
        """Return what the body of a function returns in the page."""
        return self._post("execute/sync", {"script": script, "args": arguments})

    def until(self, script: str) -> Any:
        """Return the first truthy result of a script, asked for again and again."""
        for _ in range(500):
            if found := self.run(script):
                return found
            time.sleep(0.02)
        raise AssertionError(f"never came true: {script}; the page has: {self.run('return document.body.innerText')}")

    def _post(self, command: str, body: dict[str, Any]) -> Any:
        reply = self._driver.post(f"/session/{self._session}/{command}", json=body)
        assert reply.status_code == 200, reply.text
        return reply.json()["value"]


@contextmanager
def chromium() -> Iterator[Browser]:
    command = ["chromedriver", "--port=0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        try:
            port = next(
                found[1] for line in process.stdout if (found := re.search(r"successfully on port (\d+)", line))
            )
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as driver:
                options = {"args": _OPTIONS, "binary": shutil.which("chromium")}
                wanted = {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}}
                begun = driver.post("/session", json=wanted).json()["value"]
                yield Browser(driver, begun["sessionId"])
                driver.delete(f"/session/{begun['sessionId']}")
        finally:
            process.terminate()
