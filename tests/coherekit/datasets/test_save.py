"""`datasets.save` writes every row of every part to one file, or leaves everything as it was."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest

import coherekit
from tests.support.fake_api import HANG_UP, Canned, FakeApi
from tests.support.saved import ROWS, SIGNATURE, avro, dataset, json_lines

KEY = "key-for-tests"

Save = Callable[..., None]


@pytest.fixture(params=["sync", "asyncio", "trio"])
def save(request: pytest.FixtureRequest, api: FakeApi) -> Save:
    """`datasets.save` of each kind of client."""

    def save(*arguments: Any, **options: Any) -> None:
        with coherekit.ClientV2(KEY, base_url=api.url, max_retries=1) as co:
            co.datasets.save(*arguments, **options)

    def save_async(*arguments: Any, **options: Any) -> None:
        async def main() -> None:
            async with coherekit.AsyncClient(KEY, base_url=api.url, max_retries=1) as co:
                await co.datasets.save(*arguments, **options)

        anyio.run(main, backend=request.param)

    return save if request.param == "sync" else save_async


class TestWire:
    def test_parts_are_fetched_in_order_and_without_the_key(
        self, save: Save, storage: FakeApi, api: FakeApi, tmp_path: Path
    ) -> None:
        storage.replies.extend([Canned(body=avro(ROWS[:7])), Canned(503), Canned(body=avro(ROWS[7:]))])

        save(dataset(f"{storage.url}/1?{SIGNATURE}", f"{storage.url}/2"), tmp_path / "d.jsonl")

        assert json_lines(tmp_path / "d.jsonl") == ROWS
        assert [received.target for received in storage.received] == [f"/1?{SIGNATURE}", "/2", "/2"]
        assert KEY not in str(storage.received)
        assert not api.received
        assert [path.name for path in tmp_path.iterdir()] == ["d.jsonl"]

    def test_by_id_the_dataset_is_asked_for(self, save: Save, storage: FakeApi, api: FakeApi, tmp_path: Path) -> None:
        api.replies.append(Canned(body={"dataset": dataset(storage.url).to_dict()}))
        storage.replies.append(Canned(body=avro()))

        save("d", str(tmp_path / "d.jsonl"))

        assert api.received[0].target == "/v1/datasets/d"
        assert json_lines(tmp_path / "d.jsonl") == ROWS

    @pytest.mark.parametrize(
        "last", [HANG_UP, Canned(500), Canned(chunks=[avro()[:300]], cut=True), Canned(body=b"<html>")]
    )
    def test_after_a_failure_everything_is_as_before(
        self, save: Save, storage: FakeApi, tmp_path: Path, last: Canned
    ) -> None:
        storage.replies.extend([Canned(body=avro()), *[last] * 3])
        target = tmp_path / "d.csv"
        target.write_text("older", encoding="utf-8")

        with pytest.raises(coherekit.CohereError, match=r"part 2 \(name-2\)") as caught:
            save(dataset(storage.url, f"{storage.url}/2?{SIGNATURE}"), target)

        assert SIGNATURE not in f"{caught.value} {caught.value!r}"
        assert "part 2" in repr(caught.value)
        assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["older"]

    def test_a_reply_with_a_dataset_and_the_other_name(self, api: FakeApi, storage: FakeApi, tmp_path: Path) -> None:
        storage.replies.extend([Canned(body=avro())] * 2)
        given = coherekit.DatasetsGetResponse(dataset=dataset(storage.url))

        async def main() -> None:
            async with coherekit.AsyncClientV2(KEY, base_url=api.url) as co:
                await co.utils.save_dataset(dataset=given, filepath=tmp_path / "async.csv")

        anyio.run(main)
        with coherekit.Client(KEY, base_url=api.url) as co:
            co.utils.save_dataset(given, str(tmp_path / "sync"))

        assert json_lines(tmp_path / "sync") == json_lines(tmp_path / "async.csv") == ROWS

    def test_cancelling_leaves_nothing(self, api: FakeApi, storage: FakeApi, tmp_path: Path) -> None:
        over = threading.Event()

        def stalled() -> Iterator[bytes]:
            yield avro()[:100]
            over.wait(10)

        storage.replies.append(Canned(chunks=stalled()))

        async def main() -> None:
            async with coherekit.AsyncClientV2(KEY, base_url=api.url) as co:
                with anyio.move_on_after(0.3) as scope:
                    await co.datasets.save(dataset(storage.url), tmp_path / "d.jsonl")
                assert scope.cancelled_caught
                assert list(tmp_path.iterdir()) == []

        anyio.run(main)
        over.set()

    @pytest.mark.parametrize(
        ("given", "name", "format", "says"),
        [
            (
                dataset("http://a"),
                "d.txt",
                None,
                r"the name of 'd.txt' does not end in a format: there are jsonl, csv, avro",
            ),
            (dataset("http://a"), "d.csv", "xls", "unknown format 'xls'"),
            (dataset("http://a"), "none/d.csv", None, "must be a file in a folder that exists"),
            (dataset("http://a"), "", "csv", "must be a file in a folder that exists"),
            (dataset(), "d.csv", None, "dataset d is validated and has no parts to save"),
            (dataset(None), "d.csv", None, "part 1 .*has no url: pass the dataset's id"),
            ({"id": "d"}, "d.csv", None, "dataset must be a Dataset"),
        ],
    )
    def test_what_cannot_be_saved_is_refused_before_a_request(
        self, tmp_path: Path, given: Any, name: str, format: Any, says: str
    ) -> None:
        with coherekit.ClientV2(KEY) as co, pytest.raises(coherekit.ValidationError, match=says):
            co.datasets.save(given, tmp_path / name, format)
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("wrong", [None, 5, b"d.csv"])
def test_a_path_that_is_none_is_refused(wrong: Any) -> None:
    with coherekit.ClientV2(KEY) as co, pytest.raises(coherekit.ValidationError, match="the path must be a str or a"):
        co.datasets.save("d", wrong, "csv")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the platform has no files of that kind")
def test_what_is_there_and_no_file_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with coherekit.ClientV2(KEY) as co, pytest.raises(coherekit.ValidationError, match="it must be a file"):
        co.datasets.save("d", pipe, "csv")
    assert pipe.is_fifo()


@pytest.mark.parametrize(("module", "extra"), [("fastavro", "datasets"), ("pyarrow", "parquet")])
def test_a_missing_package_is_named_with_its_extra(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, module: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with coherekit.ClientV2(KEY) as co, pytest.raises(coherekit.CohereError) as caught:
        co.datasets.save(dataset("http://a"), tmp_path / "d.parquet")
    assert f"needs {module}: pip install 'coherekit[{extra}]'" in caught.value.message


def test_a_ready_client_has_loaded_nothing_of_this() -> None:
    code = """
import sys, coherekit
coherekit.ClientV2("key")
ours = {"coherekit._datasets.resource", "coherekit._tokenizers.tokenizer", "cohere_api.models.datasets"}
heavy = {"fastavro", "pyarrow", "tokenizers", *ours}
assert not heavy & sys.modules.keys(), heavy & sys.modules.keys()
"""
    subprocess.run([sys.executable, "-c", code], check=True)
