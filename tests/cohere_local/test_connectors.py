"""Connectors and models of the local API."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.support.local_api import OAUTH, create_connector, sent, serving

pytestmark = pytest.mark.timeout(30)


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with serving() as client:
        yield client


def test_a_connector_lives_from_create_to_delete(client: httpx.Client) -> None:
    identifier = create_connector(client, excludes=["secret"], description="pages")
    path = f"/v1/connectors/{identifier}"
    connector = sent(client.get(path))["connector"]
    assert (connector["name"], connector["excludes"], connector["active"]) == ("wiki", ["secret"], True)
    changed = sent(client.patch(path, json={"name": "pages", "active": False}))["connector"]
    assert (changed["name"], changed["active"], changed["url"]) == ("pages", False, connector["url"])
    assert changed["updated_at"] > connector["updated_at"]
    assert sent(client.delete(path)) == {}
    assert client.get(path).status_code == client.delete(path).status_code == 404


def test_connectors_are_listed_by_offset(client: httpx.Client) -> None:
    made = [create_connector(client, name=f"c{number}") for number in range(3)]
    page = sent(client.get("/v1/connectors", params={"limit": 2, "offset": 1}))
    assert ([one["id"] for one in page["connectors"]], page["total_count"]) == (made[1:], 3)


def test_oauth_is_authorized_at_the_address_that_was_given(client: httpx.Client) -> None:
    path = f"/v1/connectors/{create_connector(client)}"
    assert "client_secret" not in str(sent(client.get(path)))
    reply = client.post(f"{path}/oauth/authorize", params={"after_token_redirect": "https://me.test/?a=b"})
    url = httpx.URL(sent(reply)["redirect_url"])
    assert str(url.copy_with(query=None)) == OAUTH["authorize_url"]
    assert dict(url.params) == {"client_id": "me", "redirect_uri": "https://me.test/?a=b"}
    assert sent(client.get(path))["connector"]["auth_status"] == "valid"


def test_a_client_secret_is_never_shown(client: httpx.Client) -> None:
    identifier = create_connector(client, oauth={**OAUTH, "client_secret": "hush-hush"})
    assert "hush-hush" not in client.get(f"/v1/connectors/{identifier}").text


@pytest.mark.parametrize(
    "body",
    [
        {"name": "c", "url": "ftp://host.test"},
        {"name": " ", "url": "https://host.test"},
        {"name": "c", "url": "https://host.test", "oauth": OAUTH, "service_auth": {"type": "bearer", "token": "t"}},
    ],
)
def test_a_connector_that_makes_no_sense_is_refused(client: httpx.Client, body: dict[str, Any]) -> None:
    assert client.post("/v1/connectors", json=body).status_code == 400


def test_a_connector_without_oauth_cant_be_authorized(client: httpx.Client) -> None:
    created = client.post("/v1/connectors", json={"name": "c", "url": "https://host.test"})
    identifier = sent(created)["connector"]["id"]
    assert client.post(f"/v1/connectors/{identifier}/oauth/authorize").status_code == 400
