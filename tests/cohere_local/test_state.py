"""A state that is kept across restarts."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import httpx
import pytest

import cohere_local
from tests.cohere_local.test_datasets import exported
from tests.support.local_api import (
    create_batch,
    create_connector,
    create_dataset,
    create_finetuned,
    create_job,
    sent,
    serving,
    validated,
)

pytestmark = pytest.mark.timeout(30)
LISTINGS = ("/v1/datasets", "/v1/embed-jobs", "/v2/batches", "/v1/connectors", "/v1/finetuning/finetuned-models")


def listings(client: httpx.Client) -> list[object]:
    own = str(client.base_url).rstrip("/")
    return [client.get(path).text.replace(own, "") for path in LISTINGS]


def test_what_was_created_is_there_after_a_restart(tmp_path: Path) -> None:
    with serving(state=tmp_path) as client:
        dataset = create_dataset(client, b'{"text": "kept"}')
        validated(client, dataset)
        job, finetuned = create_job(client, dataset_id=dataset), create_finetuned(client)
        create_batch(client)
        create_connector(client)
        client.get(f"/v1/embed-jobs/{job}")
        before = listings(client)
    with serving(state=tmp_path) as client:
        assert listings(client) == before
        assert exported(validated(client, dataset)) == [{"text": "kept"}]
        assert sent(client.get(f"/v1/embed-jobs/{job}"))["status"] == "complete"
        assert len(sent(client.get(f"/v1/finetuning/finetuned-models/{finetuned}/events"))["events"]) == 1
        assert create_dataset(client) != dataset
    with serving() as client:
        assert "kept" not in str(listings(client))


def test_what_was_deleted_stays_deleted(tmp_path: Path) -> None:
    with serving(state=tmp_path) as client:
        client.delete(f"/v1/datasets/{create_dataset(client)}")
    with serving(state=tmp_path) as client:
        assert client.get("/v1/datasets").json()["datasets"] == []
    assert [one.suffix for one in tmp_path.iterdir()] == [".sqlite"]


def test_a_server_that_is_killed_loses_nothing_it_answered(tmp_path: Path) -> None:
    """Each answer is written before it is sent: the file is read while the server is still there."""
    with serving(state=tmp_path) as first:
        dataset = create_dataset(first)
        with serving(state=tmp_path) as second:
            assert second.get(f"/v1/datasets/{dataset}").status_code == 200


def test_a_folder_with_another_file_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "state.sqlite").write_bytes(b"this is no database" * 100)
    with pytest.raises(sqlite3.DatabaseError, match="not a database"), cohere_local.running(state=tmp_path):
        pass
