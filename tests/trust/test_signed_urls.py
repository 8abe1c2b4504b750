"""What gives access in a URL that is signed in advance is not shown, wherever servers repeat it."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest

import coherekit
from tests.support.fake_api import HANG_UP, Canned, FakeApi
from tests.support.saved import avro, dataset
from tests.support.trust.every_client import OF_OURS, tokenize
from tests.support.trust.figures import Figures
from tests.support.trust.planted import Seen, used

SIGNED = "part?X-Amz-Signature=s3cr3t-of-the-url&X-Amz-Credential=s3cr3t-of-the-url-2&own=s3cr3t-of-the-url"


@OF_OURS
def test_of_a_file_that_is_fetched(
    api: FakeApi, storage: FakeApi, tmp_path: Path, figures: Figures, caplog: pytest.LogCaptureFixture, *, kind: str
) -> None:
    caplog.set_level(logging.DEBUG, logger="coherekit")
    seen, url = Seen(["s3cr3t"]), f"{storage.url}/{SIGNED}"
    echoed = f"<Error><SignatureProvided>s3cr3t-of-the-url</SignatureProvided>{url}</Error>".encode()
    for canned in (
        Canned(403, body=echoed, headers={"x-echo": url}),
        Canned(302, headers={"location": f"ftp://{url}"}),
        Canned(302, headers={"location": f"http://other.test/?{url}"}),
        Canned(chunks=[avro()[:99]], cut=True),
        Canned(body=avro()[:99]),
        HANG_UP,
    ):
        storage.replies.append(canned)

        def save(co: Any) -> Any:
            return co.datasets.save(dataset(url), tmp_path / "d.jsonl")

        assert isinstance(used(kind, api.url, save, seen, api_key="k"), coherekit.CohereError)
    figures.at_most("signatures of URLs shown", len(seen.leaks), 0, over="objects", count=seen.objects)
    assert caplog.records
    assert "s3cr3t" not in caplog.text


@OF_OURS
def test_of_a_url_that_the_api_tells(
    api: FakeApi, figures: Figures, caplog: pytest.LogCaptureFixture, *, kind: str
) -> None:
    caplog.set_level(logging.DEBUG, logger="coherekit")
    url = f"https://files.test/{SIGNED.partition('&own')[0]}"
    api.replies.append(Canned(302, headers={"x-echo": url, "location": url}))
    api.replies.append(Canned(400, body={"message": f"can't read {url}"}, headers={"x-api-warning": url}))
    for _ in range(2):
        seen = Seen(["s3cr3t"])
        error = used(kind, api.url, tokenize, seen, api_key="k")
        assert "X-Amz-Signature=[redacted]&X-Amz-Credential=[redacted]" in str(error)
        figures.at_most("signatures of URLs shown", len(seen.leaks), 0, over="objects", count=seen.objects)
    assert "s3cr3t" not in caplog.text
