"""Code written for the official SDK runs here with its imports alone changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import cohere_local
from cohere_local.answers import ANSWERS, STATEFUL
from tests.support.paths import SHARED, TESTS
from tests.support.snippets import Snippet, run, snippets

SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
OWN = snippets(TESTS / "drop_in.md")
THEIRS = [snippet for path in SEEDS for snippet in snippets(path)]
OLDER = re.compile(r"\bdelete_dataset\(|\bconnector_id=|\blist_train_step_metrics\(")


@pytest.fixture(scope="module", autouse=True)
def _api() -> Iterator[None]:
    """A local API that the environment points at; it takes any id and file, since snippets name what nobody made."""
    with pytest.MonkeyPatch.context() as patch, cohere_local.running() as api:
        for key in [key for key in ANSWERS if "{" in key or key in STATEFUL or "transcriptions" in key]:
            patch.delitem(ANSWERS, key)
        patch.setenv("CO_API_URL", api.url)
        patch.setenv("CO_API_KEY", "a-key")
        yield


def run_here(snippet: Snippet, folder: Path, patch: pytest.MonkeyPatch) -> None:
    patch.chdir(folder)
    code = re.sub(r"^import cohere$", "import coherekit as cohere", snippet.code, flags=re.MULTILINE)
    code = re.sub(r"^from cohere\b", "from coherekit", code, flags=re.MULTILINE)
    assert code != snippet.code

    warned = run(code, folder)

    assert {one.category for one in warned} <= {DeprecationWarning}
    assert {one.filename for one in warned} <= {str(folder / "snippet.py")}
    assert bool(warned) == bool(OLDER.search(code))


@pytest.mark.parametrize("snippet", OWN, ids=str)
def test_code_in_the_habits_of_the_official_sdk(
    snippet: Snippet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_here(snippet, tmp_path, monkeypatch)


@pytest.mark.skipif(not SEEDS, reason="the documents this project started from are not here")
@pytest.mark.parametrize("snippet", THEIRS, ids=str)
def test_the_docs_own_snippets(snippet: Snippet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # They name tokens of a model; those of the local API are bytes.
    monkeypatch.delitem(ANSWERS, "POST /v1/detokenize")
    run_here(snippet, tmp_path, monkeypatch)


def test_no_snippet_was_missed() -> None:
    assert len(OWN) >= 12
    assert not SEEDS or len(THEIRS) >= 27
