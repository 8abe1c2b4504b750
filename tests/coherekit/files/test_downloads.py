"""What the API names by URL is fetched whole; the key goes to the API's own origin and nowhere else."""

from __future__ import annotations

import io
import pickle
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest

import coherekit
from coherekit._call.retry import Retry
from coherekit._drivers.drivers import SyncDriver
from coherekit._files.download import download
from coherekit._http.pool import SyncPool
from coherekit._settings.options import resolve_settings
from tests.support.fake_api import HANG_UP, Canned, FakeApi
from tests.support.saved import avro, dataset

KEY = "key-for-tests"
SIGNED = "/file?signature=s3cr3t-of-the-url"
PLAIN = {"host", "user-agent", "accept", "accept-encoding", "connection"}


def fetched(
    base_url: str,
    url: Any,
    http: httpx.Client | None = None,
    *,
    retry: Retry | None = None,
    deadline: float | None = None,
    **options: Any,
) -> bytes:
    settings = resolve_settings(
        api_key=KEY,
        base_url=base_url,
        client_name="mine",
        max_retries=2,
        deadline=deadline,
        headers={"x-own": "secret-header"},
        allow_http=True,
    )
    pool = SyncPool(http)
    file = io.BytesIO()
    try:
        SyncDriver(pool, sleep=lambda _: None).drive(download(settings, retry or Retry(), url, file, **options))
    finally:
        pool.close()
    return file.getvalue()


def refused(kind: type[coherekit.CohereError], *arguments: Any, **options: Any) -> coherekit.CohereError:
    with pytest.raises(kind) as caught:
        fetched(*arguments, **options)
    for shown in (str(caught.value), repr(caught.value), repr(pickle.loads(pickle.dumps(caught.value)))):
        assert KEY not in shown
        assert "s3cr3t" not in shown
    return caught.value


def test_another_origin_gets_neither_the_key_nor_the_clients_headers(api: FakeApi, storage: FakeApi) -> None:
    storage.replies.append(Canned(body=b"whole"))

    assert fetched(api.url, storage.url + SIGNED) == b"whole"

    received = storage.received[0]
    assert received.target == SIGNED
    assert received.headers.keys() == PLAIN
    assert KEY not in str(received)


def test_the_apis_own_origin_gets_both(api: FakeApi) -> None:
    api.replies.append(Canned(body=b"whole"))

    assert fetched(f"{api.url}/prefix", f"{api.url}/files/1") == b"whole"

    assert api.received[0].headers["authorization"] == f"Bearer {KEY}"
    assert api.received[0].headers["x-own"] == "secret-header"


def test_credentials_of_the_users_http_client_stay_there_too(api: FakeApi, storage: FakeApi) -> None:
    storage.replies.extend([Canned(302, headers={"location": "/there"}), Canned(body=b"whole")])
    own = {"authorization": f"Bearer {KEY}", "cookie": "session=s3cr3t", "x-gateway-key": "s3cr3t"}
    with httpx.Client(headers=own, params={"key": "s3cr3t"}, follow_redirects=True, max_redirects=0) as http:
        assert fetched(api.url, storage.url + SIGNED, http) == b"whole"
    with httpx.Client(auth=("me", KEY)) as http:
        storage.replies.append(Canned(body=b"whole"))
        fetched(api.url, storage.url, http)

    assert [received.target for received in storage.received] == [SIGNED, "/there", "/"]
    assert {name for received in storage.received for name in received.headers} == PLAIN


def test_another_origin_may_redirect_and_never_regains_the_key(api: FakeApi, storage: FakeApi) -> None:
    storage.replies.append(Canned(307, headers={"location": f"{api.url}/file"}))
    api.replies.append(Canned(body=b"whole"))

    assert fetched(api.url, storage.url) == b"whole"
    assert "authorization" not in api.received[0].headers


def test_the_apis_own_origin_may_not_redirect(api: FakeApi, storage: FakeApi) -> None:
    api.replies.append(Canned(302, headers={"location": storage.url + SIGNED}))

    error = refused(coherekit.ApiError, api.url, f"{api.url}/file")

    assert "302: a redirect, which is not followed where the key is sent (GET http://127.0.0.1" in str(error)
    assert not storage.received


def test_redirects_have_an_end(api: FakeApi, storage: FakeApi) -> None:
    storage.replies.extend([Canned(302, headers={"location": SIGNED})] * 9)

    error = refused(coherekit.TransportError, api.url, storage.url)

    assert "redirected more than 5 times, at last to http://127.0.0.1" in error.message
    assert len(storage.received) == 6


def test_all_redirects_share_one_deadline(api: FakeApi, storage: FakeApi) -> None:
    storage.replies.extend([Canned(302, headers={"location": SIGNED})] * 9)
    clock = count(step=1.0)

    error = refused(coherekit.ApiTimeoutError, api.url, storage.url, retry=Retry(clock=clock.__next__), deadline=20)

    assert "the deadline of 20 seconds" in error.message
    assert 1 < len(storage.received) < 6


def test_a_broken_download_begins_anew(api: FakeApi, storage: FakeApi) -> None:
    cut = Canned(chunks=[b"longer than the whole"], cut=True)
    storage.replies.extend([Canned(503), cut, Canned(body=b"whole")])

    assert fetched(api.url, storage.url) == b"whole"


@pytest.mark.parametrize("last", [HANG_UP, Canned(chunks=[b"x"], cut=True)])
def test_a_download_that_stays_broken_is_an_error(api: FakeApi, storage: FakeApi, last: Canned) -> None:
    storage.replies.extend([last] * 3)

    error = refused(coherekit.TransportError, api.url, storage.url + SIGNED)

    assert f"(GET {storage.url}/file, attempt 3 of 3)" in str(error)


def test_an_error_status_is_the_usual_error(api: FakeApi, storage: FakeApi) -> None:
    storage.replies.append(Canned(403, body=b"<Error>expired</Error>"))

    error = refused(coherekit.ForbiddenError, api.url, storage.url + SIGNED)

    assert str(error) == f"ForbiddenError 403: forbidden (GET {storage.url}/file, attempt 1 of 3)"


def test_more_than_the_limit_is_refused_and_the_connection_is_closed(api: FakeApi, storage: FakeApi) -> None:
    storage.replies.append(Canned(chunks=iter([b"x" * 1000] * 200)))

    assert (
        "the file has more than 1500 bytes" in refused(coherekit.CohereError, api.url, storage.url, limit=1500).message
    )
    assert storage.hung_up.wait(5)


@pytest.mark.parametrize("url", ["", None, "file:///etc/passwd", "https:///s3cr3t", "ftp://a/s3cr3t", "http://a:port/"])
def test_a_url_that_is_none(api: FakeApi, url: Any) -> None:
    assert "a URL that can't be fetched" in refused(coherekit.DecodeError, api.url, url).message


def test_a_redirect_to_a_url_that_is_none(api: FakeApi, storage: FakeApi) -> None:
    for location in ("http://[s3cr3t", "ftp://a/s3cr3t"):
        storage.replies.append(Canned(302, headers={"location": location}))
        assert "a redirect leads to a URL that can't" in refused(coherekit.DecodeError, api.url, storage.url).message


def test_no_step_down_from_https(api: FakeApi) -> None:
    def redirect(request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"location": f"http://elsewhere{SIGNED}"})

    with httpx.Client(transport=httpx.MockTransport(redirect)) as http:
        error = refused(coherekit.TransportError, api.url, "https://storage/file?s3cr3t", http)
    assert error.message == "https://storage/file redirects from https to http, which is not followed"


@pytest.mark.parametrize(
    "url",
    [
        "http://api.test:8080/f",
        "http://API.test:80@evil/f",
        "https://api.test/f",
        "http://api.test.evil/f",
        "http://me@evil/f",
    ],
)
def test_an_origin_is_scheme_host_and_port(url: str) -> None:
    seen: list[httpx.Request] = []

    def keep(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200)

    with httpx.Client(transport=httpx.MockTransport(keep)) as http:
        fetched("http://api.test", url, http)
        fetched("http://api.test", "http://API.test:80/f", http)
    assert KEY not in str(seen[0].headers.raw)
    assert seen[1].headers["authorization"] == f"Bearer {KEY}"


def test_the_users_on_retry_hears_of_a_download(api: FakeApi, storage: FakeApi, tmp_path: Path) -> None:
    storage.replies.extend([Canned(503), Canned(body=avro())])
    told: list[coherekit.RetryEvent] = []
    with coherekit.ClientV2(KEY, base_url=api.url, on_retry=told.append) as co:
        co.datasets.save(dataset(storage.url + SIGNED), tmp_path / "d.jsonl")
    assert [(event.method, event.path, event.attempt) for event in told] == [("GET", f"{storage.url}/file", 1)]


def test_a_copy_with_other_options_saves_by_those(api: FakeApi, storage: FakeApi, tmp_path: Path) -> None:
    storage.replies.append(Canned(503))
    with coherekit.ClientV2(KEY, base_url=api.url) as co:
        assert co.datasets
        with pytest.raises(coherekit.ServiceUnavailableError):
            co.with_options(max_retries=0).datasets.save(dataset(storage.url), tmp_path / "d.jsonl")
    assert len(storage.received) == 1
