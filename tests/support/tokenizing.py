"""What the tests of local tokenizers share: a small real tokenizer, and a process that knows none yet."""

from __future__ import annotations

from pathlib import Path

import pytest
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors, trainers

from coherekit._tokenizers import tokenizer as tokens
from tests.support.fake_api import Canned, FakeApi

KEY = "key-for-tests"
TEXT = "the cat sat on the mat: ünïcode"


def trained() -> Tokenizer:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=300,
        special_tokens=["<BOS>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(["the cat sat on the mat", "the dog sat on the log"], trainer)
    start = tokenizer.token_to_id("<BOS>")
    tokenizer.post_processor = processors.TemplateProcessing("<BOS> $A", special_tokens=[("<BOS>", start)])
    return tokenizer


TOKENIZER = trained()
JSON = TOKENIZER.to_str().encode()


def forget_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Return memory as of a new process, and an empty folder on disk."""
    monkeypatch.setenv("COHEREKIT_CACHE_DIR", str(tmp_path / "cache"))
    forget()


def forget() -> None:
    """Return what a new process does not know."""
    for known in (tokens._loaded, tokens._failed, tokens._warned, tokens._locks):
        known.clear()


def model(storage: FakeApi, path: str = "/tok.json?signature=s3cr3t") -> Canned:
    return Canned(body={"name": "m", "tokenizer_url": storage.url + path})
