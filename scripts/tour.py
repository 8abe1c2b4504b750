"""Starts a local API and makes real calls through coherekit; needs the installed package alone.

Exit 0 only if each step did what it says.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Final

import coherekit
from coherekit import ClientV2

MODEL: Final = "command-a-03-2025"
READY: Final = "cohere_local listening on "


def main() -> int:
    steps: list[tuple[str, Callable[[ClientV2], None]]] = [
        ("chat", chat),
        ("chat, streamed", streamed_chat),
        ("every page of a list", pages),
        ("embed", embed),
        ("rerank", rerank),
        ("a dataset, created and waited for", dataset),
        ("an error, as you would see it", error),
    ]
    started = time.perf_counter()
    try:
        _heading("python -m cohere_local: a local API, no key and no network")
        with local_api() as url, ClientV2(api_key="any-key", base_url=url) as co:
            print(f"listening on {url}")
            for name, step in steps:
                _heading(name)
                step(co)
    except (AssertionError, coherekit.CohereError) as problem:
        print(f"\nThe tour stopped: {problem or 'a step did not do what it says'}", file=sys.stderr)
        return 1
    print(f"\nDone in {time.perf_counter() - started:.1f} s. The README shows the same calls in your own code.")
    return 0


@contextmanager
def local_api() -> Generator[str]:
    """Return the address of a local API in a process of its own."""
    # -P: what is installed, whatever the folder that this runs in holds.
    command = [sys.executable, "-P", "-m", "cohere_local", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
            assert line.startswith(READY), "the local API did not start"
            yield line.removeprefix(READY).strip()
        finally:
            process.terminate()
            process.wait(timeout=10)


def chat(co: ClientV2) -> None:
    reply = co.chat(model=MODEL, messages=[{"role": "user", "content": "Why is the sky blue?"}])
    assert reply.finish_reason == "COMPLETE"
    assert reply.text
    print(reply.text)
    print(f"tokens: {reply.usage.tokens if reply.usage else None}")


def streamed_chat(co: ClientV2) -> None:
    pieces: list[str] = []
    with co.chat_stream(model=MODEL, messages=[{"role": "user", "content": "Say it piece by piece."}]) as stream:
        for text in stream.text_stream:
            pieces.append(text)
            print(text, end="|", flush=True)
        reply = stream.final()
    print(f"\n{len(pieces)} pieces; the whole reply ended with {reply.finish_reason}")
    assert len(pieces) > 1
    assert "".join(pieces) == reply.text


def pages(co: ClientV2) -> None:
    names = [model.name for model in co.models.list(page_size=2).all()]
    print(f"{len(names)} models, two a page: {', '.join(name or '?' for name in names)}")
    assert len(names) > 2


def embed(co: ClientV2) -> None:
    texts = ["a cat sat on the mat", "the cat is on the mat", "interest rates rose again"]
    reply = co.embed(model="embed-v4.0", input_type="clustering", texts=texts, embedding_types=["float"])
    first, *others = reply.embeddings.float_ or []
    likeness = [sum(a * b for a, b in zip(first, other, strict=True)) for other in others]
    for text, value in zip(texts[1:], likeness, strict=True):
        print(f"{value:5.2f}  {texts[0]!r} ~ {text!r}")
    assert likeness[0] > likeness[1]


def rerank(co: ClientV2) -> None:
    documents = ["Tea is grown in Assam.", "The capital of France is Paris.", "Rain is likely tomorrow."]
    reply = co.rerank(model="rerank-v3.5", query="What is the capital of France?", documents=documents, top_n=2)
    for result in reply.results:
        print(f"{result.relevance_score:5.2f}  {documents[result.index]}")
    assert reply.results[0].index == 1


def dataset(co: ClientV2) -> None:
    rows = b'{"text": "first"}\n{"text": "second"}\n'
    created = co.datasets.create(name="demo", type="embed-input", data=("rows.jsonl", rows, "application/jsonl"))
    found = co.wait(created, timeout=30, interval=0.1).dataset
    print(f"{found.name}: {found.validation_status}, id {found.id}")
    assert found.validation_status == "validated"


def error(co: ClientV2) -> None:
    try:
        co.datasets.get("no-such-dataset")
    except coherekit.NotFoundError as problem:
        print(f"{type(problem).__module__}.{problem}")
    else:
        raise AssertionError("a dataset that does not exist was found")


def _heading(text: str) -> None:
    print(f"\n--- {text}")


if __name__ == "__main__":
    sys.exit(main())
