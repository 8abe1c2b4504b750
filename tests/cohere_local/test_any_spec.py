"""The local API serves any spec: nothing but its hand-written answers knows Cohere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from cohere_local.spec.schemas import Schemas
from tests.support.local_api import serving

pytestmark = pytest.mark.timeout(30)

PET = {
    "type": "object",
    "required": ["kind", "age", "code"],
    "properties": {
        "kind": {"type": "string"},
        "age": {"type": "integer", "minimum": 3, "maximum": 9},
        "code": {"type": "string", "minLength": 30, "maxLength": 30},
        "born": {"type": "string", "format": "date-time"},
        "secret": {"type": "string", "writeOnly": True},
        "friends": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}},
    },
}
SMALL_SPEC: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Pets", "version": "1"},
    "paths": {
        "/pets/{pet-id}": {
            "parameters": [{"name": "pet-id", "in": "path", "required": True, "schema": {"type": "integer"}}],
            "get": {
                "parameters": [
                    {"name": "tag", "in": "query", "schema": {"type": "array", "items": {"type": "integer"}}}
                ],
                "responses": {
                    "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}}
                },
            },
        },
        "/pets/mine": {"get": {"responses": {"204": {"description": "none"}}}},
        "/pets/{id}:feed": {"post": {"responses": {"200": {"content": {"application/json": {"schema": {}}}}}}},
        "/watch": {
            "post": {
                "x-stream": {
                    "switch": "live",
                    "framing": "sse",
                    "events": {"$ref": "#/components/schemas/PetEvent"},
                    "final": ["gone"],
                },
                "requestBody": {
                    "content": {
                        "application/json": {"schema": {"type": "object", "properties": {"live": {"type": "boolean"}}}}
                    }
                },
                "responses": {
                    "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}}
                },
            }
        },
    },
    "components": {
        "schemas": {
            "Pet": PET,
            "Gone": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}},
            "PetEvent": {
                "oneOf": [{"$ref": "#/components/schemas/Gone"}, {"$ref": "#/components/schemas/Pet"}],
                "discriminator": {
                    "propertyName": "kind",
                    "mapping": {"gone": "#/components/schemas/Gone", "pet": "#/components/schemas/Pet"},
                },
            },
        }
    },
}


@pytest.fixture(scope="module")
def pets() -> Iterator[httpx.Client]:
    with serving(spec=SMALL_SPEC) as client:
        yield client


def test_any_spec_is_served(pets: httpx.Client) -> None:
    pet = pets.get("/pets/7?tag=1&tag=2").json()
    assert Schemas(SMALL_SPEC, "reply").problem(PET, pet) is None
    assert (pet["age"], len(pet["code"]), "secret" in pet) == (3, 30, False)
    assert pets.get("/pets/seven").status_code == 400
    assert pets.get("/pets/7?tag=one").status_code == 400
    assert pets.get("/pets/mine").status_code == 204
    assert pets.post("/pets/7:feed").status_code == 200
    assert pets.post("/pets/7").status_code == 405


def test_a_stream_without_behaviour_sends_one_event_of_each_kind(pets: httpx.Client) -> None:
    reply = pets.post("/watch", json={"live": True})
    blocks = [block.splitlines() for block in reply.text.strip().split("\n\n")]
    assert [block[0] for block in blocks] == ["event: pet", "event: gone"]
    assert pets.post("/watch").json()["age"] == 3
