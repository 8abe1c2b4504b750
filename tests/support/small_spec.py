"""A small API with one of each thing, and the means to change it or to make another."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

Node = dict[str, Any]
Change = Callable[[Node], object]
STRING: Node = {"type": "string"}


def ref(name: str) -> Node:
    return {"$ref": f"#/components/schemas/{name}"}


def obj(*required: str, **properties: Node) -> Node:
    return {"type": "object", "required": list(required), "properties": properties}


def content(schema: Node, media_type: str = "application/json") -> Node:
    return {"content": {media_type: {"schema": schema}}}


def replies(schema: Node) -> Node:
    return {"200": {"description": "OK", **content(schema)}}


def operation(identifier: str, **more: Any) -> Node:
    return {"operationId": identifier, "responses": replies(STRING), **more}


def document(paths: Node, **schemas: Node) -> Node:
    head: Node = {"openapi": "3.1.0", "info": {"title": "Small API", "version": "1"}}
    return {**head, "paths": paths, "components": {"schemas": schemas}}


def with_schema(schema: Node, **schemas: Node) -> Node:
    """Return a document with one operation, which answers with the schema."""
    return document({"/a": {"get": {"operationId": "getA", "responses": replies(schema)}}}, **schemas)


def small_spec() -> Node:
    listing = {
        "operationId": "listPets",
        "x-group": "pets",
        "x-method": "list",
        "summary": "List pets.",
        "tags": ["pets"],
        "x-page": {"kind": "cursor", "argument": "page_token", "next": "next_page_token", "items": "pets"},
        "parameters": [
            {"name": "page_token", "in": "query", "schema": STRING},
            {"name": "limit", "in": "query", "description": "How many.", "schema": {"type": "integer", "default": 20}},
            {"name": "kind", "in": "query", "schema": ref("Kind")},
            {"name": "X-Trace", "in": "header", "schema": {"type": "string", "format": "uuid", "pattern": "^a"}},
        ],
        "responses": {**replies(ref("PetList")), "404": {"description": "Not Found"}},
    }
    new_pet = obj("name", name={"type": "string", "description": "Its name."}, owner=ref("Owner"), shape=ref("Shape"))
    new_pet["properties"] |= {
        "tag": {"type": ["string", "null"], "default": "none"},
        "born": {"type": "string", "format": "date-time"},
    }
    creating = {
        "operationId": "createPet",
        "x-group": "pets",
        "x-method": "create",
        "x-body": "request",
        "x-retry": "safe",
        "x-wait": {
            "poll": "getPet",
            "id": ["id"],
            "argument": "id",
            "state": ["state"],
            "reason": ["tag"],
            "done": ["ready"],
            "failed": ["gone"],
        },
        "requestBody": {"required": True, **content(new_pet)},
        "responses": {"201": {"description": "Created", **content(ref("Pet"))}},
    }
    by_id = {"name": "id", "in": "path", "required": True, "schema": STRING}
    getting = {
        "operationId": "getPet",
        "x-group": "pets",
        "x-method": "get",
        "parameters": [by_id],
        "responses": {"200": {"$ref": "#/components/responses/PetReply"}},
    }
    deleting = {"operationId": "deletePet", "deprecated": True, "parameters": [by_id]}
    deleting["responses"] = {"204": {"description": "No Content"}}
    chatting = {
        "operationId": "chat",
        "x-clients": ["Client"],
        "x-stream": {
            "switch": "stream",
            "framing": "sse",
            "events": ref("Event"),
            "terminator": "[DONE]",
            "final": ["end"],
            "error": ["error"],
            "accumulate": {"text": [{"from": ["text"], "to": ["texts"], "how": "append"}]},
        },
        "x-aliases": {"methods": ["talk"], "arguments": {"words": "texts"}},
        "x-split": {
            "lists": {"texts": 96},
            "each": "texts",
            "merge": {"texts": "join"},
            "stream": {"method": "chat_each", "list": "texts"},
        },
        "x-client-arguments": {
            "offline": {"type": "boolean", "description": "Whether to answer without a request."},
            "mood": {"type": "string", "enum": ["glad", "sad"], "description": "How to answer."},
        },
        "requestBody": {"$ref": "#/components/requestBodies/Chat"},
        "responses": replies(
            obj(
                "texts",
                texts={"type": "array", "items": STRING},
                extra={"type": "object", "additionalProperties": {"type": "number"}},
            )
        ),
    }
    upload = obj("file", file={"type": "string", "format": "binary"}, note=STRING)
    uploading = {
        "operationId": "upload",
        "x-clients": ["ClientV2"],
        "requestBody": content(upload, "multipart/form-data"),
        "responses": {"default": {"description": "Anything"}},
    }
    spec = document(
        {
            "/v1/pets": {
                "parameters": [{"$ref": "#/components/parameters/Source"}],
                "get": listing,
                "post": creating,
            },
            "/v1/pets/{id}": {"get": getting, "delete": deleting},
            "/v1/chat": {"post": chatting},
            "/v2/files": {"put": uploading},
        },
        **_schemas(),
    )
    chat = {"allOf": [ref("Base"), obj("texts", texts={"type": "array", "items": STRING}, stream={"type": "boolean"})]}
    spec["components"] |= {
        "parameters": {"Source": {"name": "X-Source", "in": "header", "description": "Who.", "schema": STRING}},
        "requestBodies": {"Chat": content(chat)},
        "responses": {"PetReply": {"description": "OK", **content(ref("Pet"))}},
    }
    copied: Node = json.loads(json.dumps(spec))  # nothing in it is shared
    return copied


def _schemas() -> Node:
    pets = {"type": "array", "items": ref("Pet")}
    return {
        "Base": obj(model={"type": "string", "default": "big"}, temperature={"type": "number"}),
        "Kind": {"type": "string", "enum": ["cat", "dog"]},
        "Level": {"enum": [1, 2]},
        "Owner": {**obj(pets=pets, level=ref("Level")), "x-aliases": ["Keeper"]},
        "Pet": obj(
            "id",
            "kind",
            id=STRING,
            kind=ref("Kind"),
            state=STRING,
            tag=STRING,
            owner={"oneOf": [ref("Owner"), {"type": "null"}]},
            friends={"type": "object", "additionalProperties": ref("Pet")},
        ),
        "PetList": obj(pets=pets, next_page_token=STRING),
        "Shape": {
            "oneOf": [ref("Circle"), ref("Square")],
            "discriminator": {
                "propertyName": "type",
                "mapping": {"circle": "#/components/schemas/Circle", "square": "Square"},
            },
        },
        "Circle": obj("type", type=STRING, radius={"type": "number"}),
        "Square": obj("type", type={"const": "square"}, side={"type": "number"}),
        "Event": {"oneOf": [ref("TextEvent"), ref("EndEvent")]},
        "TextEvent": obj("type", type={"const": "text"}, text={"anyOf": [STRING, pets]}),
        "EndEvent": obj("type", type={"const": "end"}),
    }


def at(*pointer: str | int) -> Callable[[Node], Node]:
    def find(spec: Node) -> Node:
        node: Any = spec
        for token in pointer:
            node = node[token]
        found: Node = node
        return found

    return find


LISTING = at("paths", "/v1/pets", "get")
CREATING = at("paths", "/v1/pets", "post")
CHATTING = at("paths", "/v1/chat", "post")
SCHEMAS = at("components", "schemas")
NEW_PET = at("paths", "/v1/pets", "post", "requestBody", "content", "application/json", "schema")
CLIENT_ARGUMENTS = at("paths", "/v1/chat", "post", "x-client-arguments")
MOVE = at("paths", "/v1/chat", "post", "x-stream", "accumulate", "text", 0)
CHAT_BODY = at("components", "requestBodies", "Chat")


def changed(*changes: Change) -> Node:
    spec = small_spec()
    for change in changes:
        change(spec)
    return spec
