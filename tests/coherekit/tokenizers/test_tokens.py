"""`offline=True`: tokens by the model's own tokenizer, and by the API where there is none."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import anyio
import pytest

import coherekit
from coherekit._tokenizers import tokenizer as tokens
from tests.support.fake_api import HANG_UP, Canned, FakeApi
from tests.support.tokenizing import JSON, KEY, TEXT, TOKENIZER, forget_everything, model

BY_API = Canned(body={"tokens": [7], "token_strings": ["by the API"], "text": "by the API"})


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    forget_everything(monkeypatch, tmp_path)


@pytest.fixture
def client_options() -> dict[str, Any]:
    return {"max_retries": 0}


def test_tokenize_and_detokenize_ask_for_the_tokenizer_once(
    api: FakeApi, storage: FakeApi, co: coherekit.ClientV2
) -> None:
    api.replies.append(model(storage))
    storage.replies.append(Canned(body=JSON))

    found = co.tokenize(text=TEXT, model="m", offline=True)
    again = co.detokenize(tokens=found.tokens, model="m", offline=True)

    assert found.tokens == TOKENIZER.encode(TEXT, add_special_tokens=False).ids
    assert "".join(found.token_strings).startswith("the cat sat on the mat")
    assert len(found.token_strings) == len(found.tokens) < len(TEXT.encode())
    assert again.text == TEXT
    assert (found.meta, found.http, again.http) == (None, None, None)
    assert [received.target for received in api.received] == ["/v1/models/m"]
    assert KEY not in str(storage.received)


def test_special_tokens_are_shown_and_not_added(api: FakeApi, storage: FakeApi, co: coherekit.ClientV2) -> None:
    api.replies.append(model(storage))
    storage.replies.append(Canned(body=JSON))

    assert co.tokenize(text="<BOS>the", model="m", offline=True).token_strings == ["<BOS>", "the"]
    assert co.tokenize(text="the", model="m", offline=True).token_strings == ["the"]


def test_async(api: FakeApi, storage: FakeApi) -> None:
    api.replies.append(model(storage))
    storage.replies.append(Canned(body=JSON))

    async def main() -> None:
        async with coherekit.AsyncClient(KEY, base_url=api.url) as co:
            found = await co.tokenize(text=TEXT, model="m", offline=True)
            assert (await co.detokenize(tokens=found.tokens, model="m", offline=True)).text == TEXT

    anyio.run(main, backend="trio")


@pytest.mark.parametrize("options", [{}, {"offline": False}])
def test_the_api_is_asked_by_default(api: FakeApi, co: coherekit.ClientV2, options: Any) -> None:
    api.replies.append(BY_API)

    assert co.tokenize(text=TEXT, model="m", **options).tokens == [7]
    assert api.received[0].json == {"text": TEXT, "model": "m"}


@pytest.mark.parametrize(
    ("first", "says"),
    [
        (Canned(body={"name": "m"}), "CohereError: the API names no tokenizer for the model 'm'"),
        (Canned(404), "NotFoundError 404"),
        (HANG_UP, "TransportError"),
        (Canned(body={"name": "m", "tokenizer_url": "file:///etc/passwd"}), "a URL that can't be fetched"),
    ],
)
def test_without_a_tokenizer_the_api_is_asked_and_the_log_says_so_once(
    api: FakeApi, co: coherekit.ClientV2, caplog: pytest.LogCaptureFixture, first: Canned, says: str
) -> None:
    api.replies.extend([first, BY_API, BY_API])

    assert co.tokenize(text=TEXT, model="m", offline=True).token_strings == ["by the API"]
    assert co.detokenize(tokens=[1], model="m", offline=True).text == "by the API"

    assert len(caplog.records) == 1
    assert caplog.messages[0].startswith("no tokenizer for the model m, so the API is asked: ")
    assert says in caplog.messages[0]
    assert [received.method for received in api.received] == ["GET", "POST", "POST"]


def test_after_some_time_the_tokenizer_is_tried_again(
    api: FakeApi, storage: FakeApi, co: coherekit.ClientV2, monkeypatch: pytest.MonkeyPatch
) -> None:
    api.replies.extend([Canned(500), BY_API, model(storage)])
    storage.replies.append(Canned(body=JSON))
    co.tokenize(text=TEXT, model="m", offline=True)
    later = tokens._clock() + tokens.FORGIVEN_AFTER
    monkeypatch.setattr(tokens, "_clock", lambda: later)

    assert len(co.tokenize(text=TEXT, model="m", offline=True).tokens) > 1


def test_values_that_it_can_not_take(api: FakeApi, storage: FakeApi, co: coherekit.ClientV2) -> None:
    api.replies.append(model(storage))
    storage.replies.append(Canned(body=JSON))
    wrong: Any
    for wrong in (-1, 300, 2**70, "a", True, None):
        with pytest.raises(coherekit.ValidationError, match="the model has no token"):
            co.detokenize(tokens=[1, wrong], model="m", offline=True)
    for wrong, kind in ((5, "int"), (None, "NoneType"), (iter([1]), "list_iterator")):
        with pytest.raises(coherekit.ValidationError, match=f"tokens must be a list, not {kind}"):
            co.detokenize(tokens=wrong, model="m", offline=True)
    for wrong, kind in ((b"bytes", "bytes"), (None, "NoneType")):
        with pytest.raises(coherekit.ValidationError, match=f"text must be a str, not {kind}"):
            co.tokenize(text=wrong, model="m", offline=True)
    with pytest.raises(coherekit.ValidationError, match="text has half of a surrogate pair"):
        co.tokenize(text="\ud800", model="m", offline=True)
    for wrong, kind in ((["m"], "list"), (None, "NoneType")):
        with pytest.raises(coherekit.ValidationError, match=f"model must be a str, not {kind}"):
            co.tokenize(text="a", model=wrong, offline=True)


def test_a_missing_package_is_named(api: FakeApi, co: coherekit.ClientV2, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tokenizers", None)
    with pytest.raises(coherekit.CohereError, match=r"needs tokenizers: pip install 'coherekit\[tokenizers\]'"):
        co.fetch_tokenizer(model="m")
    assert not api.received
