"""A tokenizer is fetched once, kept with a checksum, and shared by all who ask at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
import pytest
from tokenizers import Tokenizer

import coherekit
from coherekit._tokenizers import tokenizer as tokens
from coherekit._tokenizers.disk_cache import cache_folder
from tests.support.fake_api import HANG_UP, Canned, FakeApi
from tests.support.tokenizing import JSON, KEY, TOKENIZER, forget, forget_everything, model


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    forget_everything(monkeypatch, tmp_path)


@pytest.fixture
def client_options() -> dict[str, Any]:
    return {"max_retries": 0}


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_the_disk_serves_the_next_process(
    api: FakeApi, storage: FakeApi, co: coherekit.ClientV2, tmp_path: Path
) -> None:
    api.replies.extend([model(storage), model(storage, "/tok.json?signature=new")])
    storage.replies.append(Canned(body=JSON))

    first = co.fetch_tokenizer(model="m")
    forget()
    second = co.fetch_tokenizer(model="m")

    assert first is not second
    assert first.to_str() == second.to_str()
    assert [path.suffix for path in files(tmp_path)] == [".check", ".json"]
    assert "s3cr3t" not in files(tmp_path)[0].read_text()


def test_the_disk_serves_where_there_is_no_network(api: FakeApi, storage: FakeApi, co: coherekit.ClientV2) -> None:
    api.replies.extend([model(storage), HANG_UP, HANG_UP])
    storage.replies.append(Canned(body=JSON))
    co.fetch_tokenizer(model="m")
    forget()

    assert co.fetch_tokenizer(model="m").to_str() == TOKENIZER.to_str()


@pytest.mark.parametrize("harm", ["content", "note", "gone"])
def test_a_harmed_file_is_fetched_again(
    api: FakeApi, storage: FakeApi, co: coherekit.ClientV2, tmp_path: Path, harm: str
) -> None:
    api.replies.extend([model(storage)] * 3)
    storage.replies.extend([Canned(body=JSON)] * 2)
    co.fetch_tokenizer(model="m")
    note, content = files(tmp_path)
    if harm == "content":
        content.write_bytes(JSON.replace(b"<BOS>", b"<EOS>"))
    elif harm == "note":
        note.write_text("[]")
    else:
        note.unlink()

    for _ in range(2):
        forget()
        assert co.fetch_tokenizer(model="m").to_str() == TOKENIZER.to_str()
    assert len(storage.received) == 2


def test_another_url_is_another_tokenizer(api: FakeApi, storage: FakeApi, co: coherekit.ClientV2) -> None:
    api.replies.extend([model(storage), model(storage, "/newer.json")])
    storage.replies.extend([Canned(body=JSON), Canned(body=JSON.replace(b"<BOS>", b"<EOS>"))])
    co.fetch_tokenizer(model="m")
    forget()

    assert co.fetch_tokenizer(model="m").token_to_id("<EOS>") == 0


def test_another_deployment_has_tokenizers_of_its_own(api: FakeApi, storage: FakeApi, co: coherekit.ClientV2) -> None:
    api.replies.append(model(storage))
    storage.replies.append(Canned(body=JSON))
    co.fetch_tokenizer(model="m")

    with (
        FakeApi(HANG_UP) as other,
        coherekit.Client(KEY, base_url=other.url, max_retries=0) as client,
        pytest.raises(coherekit.TransportError),
    ):
        client.fetch_tokenizer(model="m")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the platform has no fork")
def test_a_child_process_does_not_wait_for_its_parents_threads() -> None:
    code = """
import os, threading
from coherekit._tokenizers import tokenizer as tokens
lock = tokens._locks["url", "model"] = threading.Lock()
lock.acquire()
child = os.fork()
if not child:
    os._exit(len(tokens._locks))
assert os.waitpid(child, 0)[1] == 0
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_disk_that_can_not_be_written_costs_a_warning(
    api: FakeApi, storage: FakeApi, co: coherekit.ClientV2, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "cache").write_text("a file, not a folder")
    api.replies.append(model(storage))
    storage.replies.append(Canned(body=JSON))

    assert co.fetch_tokenizer(model="m").token_to_id("<BOS>") == 0
    assert "can't be kept on disk" in caplog.messages[-1]


def test_what_is_no_tokenizer_is_not_kept(
    api: FakeApi, storage: FakeApi, co: coherekit.ClientV2, tmp_path: Path
) -> None:
    for body in (b"<html>", b"\xff", json.dumps({"model": 1}).encode()):
        api.replies.append(model(storage))
        storage.replies.append(Canned(body=body))
        with pytest.raises(coherekit.DecodeError, match="the tokenizer of the model 'm' can't be used"):
            co.fetch_tokenizer(model="m")
    assert files(tmp_path) == []


def test_too_large_a_file_is_refused(
    api: FakeApi, storage: FakeApi, co: coherekit.ClientV2, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tokens, "LARGEST", len(JSON) - 1)
    api.replies.append(model(storage))
    storage.replies.append(Canned(body=JSON))
    with pytest.raises(coherekit.CohereError, match=f"more than {len(JSON) - 1} bytes"):
        co.fetch_tokenizer(model="m")


def test_threads_fetch_once(api: FakeApi, storage: FakeApi, co: coherekit.ClientV2) -> None:
    ready = threading.Barrier(8)
    api.replies.append(model(storage))
    storage.replies.append(Canned(chunks=[JSON[:100], JSON[100:]]))

    def fetch(_: int) -> Tokenizer:
        ready.wait(10)
        return co.fetch_tokenizer(model="m")

    with ThreadPoolExecutor(8) as pool:
        assert len({id(tokenizer) for tokenizer in pool.map(fetch, range(8))}) == 1


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_tasks_fetch_once(api: FakeApi, storage: FakeApi, backend: str) -> None:
    api.replies.append(model(storage))
    storage.replies.append(Canned(body=JSON))

    async def main() -> None:
        async with coherekit.AsyncClientV2(KEY, base_url=api.url) as co, anyio.create_task_group() as group:
            for _ in range(8):
                group.start_soon(lambda: co.fetch_tokenizer(model="m"))

    anyio.run(main, backend=backend)
    assert len(storage.received) == 1


def test_those_who_waited_share_the_failure(api: FakeApi) -> None:
    api.replies.append(Canned(404))
    errors: list[coherekit.CohereError] = []

    async def main() -> None:
        async with coherekit.AsyncClientV2(KEY, base_url=api.url) as co, anyio.create_task_group() as group:

            async def fetch() -> None:
                try:
                    await co.fetch_tokenizer(model="m")
                except coherekit.NotFoundError as error:
                    errors.append(error)

            for _ in range(5):
                group.start_soon(fetch)

    anyio.run(main)
    assert len(errors) == len({id(error) for error in errors}) == 5
    assert len(api.received) == 1


def test_a_cancelled_fetch_lets_the_next_one_go(api: FakeApi, storage: FakeApi) -> None:
    over = threading.Event()

    def stalled() -> Iterator[bytes]:
        yield JSON[:100]
        over.wait(10)

    api.replies.extend([model(storage)] * 2)
    storage.replies.extend([Canned(chunks=stalled()), Canned(body=JSON)])

    async def main() -> None:
        async with coherekit.AsyncClientV2(KEY, base_url=api.url) as co:
            with anyio.move_on_after(0.2):
                await co.fetch_tokenizer(model="m")
            assert (await co.fetch_tokenizer(model="m")).token_to_id("<BOS>") == 0

    anyio.run(main)
    over.set()


@pytest.mark.parametrize(("wrong", "says"), [(["m"], "model must be a str, not list"), ("", "model can't be ''")])
def test_a_model_that_is_none(co: coherekit.ClientV2, wrong: Any, says: str) -> None:
    with pytest.raises(coherekit.ValidationError, match=says):
        co.fetch_tokenizer(model=wrong)


def test_the_cache_is_where_the_platform_keeps_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/xdg")
    monkeypatch.setenv("LOCALAPPDATA", "/local")
    monkeypatch.setenv("HOME", "/home/me")
    assert cache_folder().name == "cache"
    monkeypatch.delenv("COHEREKIT_CACHE_DIR")
    monkeypatch.setattr("sys.platform", "win32")
    assert cache_folder() == Path("/local/coherekit")
    monkeypatch.setattr("sys.platform", "linux")
    assert cache_folder() == Path("/xdg/coherekit")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_folder() == Path("/home/me/.cache/coherekit")
