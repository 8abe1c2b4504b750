"""The places of a spec that text is put into, one at a time."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.small_spec import CHATTING, CREATING, LISTING, SCHEMAS, Node

Sink = Callable[[Node, str], object]


def _renamed(mapping: Node, old: str, new: str) -> Node:
    mapping[new] = mapping.pop(old)
    return mapping


def _of_marker(find: Callable[[Node], Node], marker: str, keys: str, in_list: bool = False) -> dict[str, Sink]:
    """Return a sink for each key of the marker."""

    def sink(key: str) -> Sink:
        return lambda spec, text: find(spec)[marker].update({key: [text] if in_list else text})

    return {f"{marker} {key}{' step' if in_list else ''}": sink(key) for key in keys.split()}


SINKS: dict[str, Sink] = {
    "openapi": lambda spec, text: spec.update(openapi=text),
    "what is not read": lambda spec, text: (
        spec.update({text: text}),
        spec["paths"].update({f"x-{text}": text}),
        CHATTING(spec).update({f"x-{text}": text}),
        SCHEMAS(spec)["Owner"].update({f"x-{text}": text, "required": [text]}),
        _renamed(LISTING(spec)["responses"], "404", text),
        LISTING(spec)["parameters"][1]["schema"].update(default=text),
    ),
    "what says nothing of structure": lambda spec, text: (
        spec["info"].update(contact={"name": text, "url": text}, license={"name": text}, termsOfService=text),
        spec.update(
            tags=[{"name": text, "description": text, "externalDocs": {"url": text, "description": text}}],
            externalDocs={"url": text},
            servers=[{"url": text, "description": text, "variables": {text: {"default": text, "enum": [text]}}}],
        ),
        CHATTING(spec).update(externalDocs={"url": text, "description": text}, tags=[text]),
        SCHEMAS(spec)["Owner"].update(title=text, example=text, examples=[text], externalDocs={"url": text}),
        SCHEMAS(spec)["Owner"].update({"$comment": text, "x-fern-type-name": text}),
    ),
    "security": lambda spec, text: (
        spec.update(security=[{text: [text]}]),
        CHATTING(spec).update(security=[{text: []}]),
        spec["components"].update(securitySchemes={text: {"type": "apiKey", "in": "header", "name": text}}),
    ),
    "kind of security": lambda spec, text: spec["components"].update(
        securitySchemes={"key": {"type": text, "scheme": text, "bearerFormat": text, "openIdConnectUrl": text}}
    ),
    "path item": lambda spec, text: spec["paths"]["/v1/chat"].update(
        {"summary": text, "description": text, f"x-{text}": text, "servers": [{"url": text}]}
    ),
    "webhook": lambda spec, text: spec.update(webhooks={text: {"post": CHATTING(spec)}}),
    "callback": lambda spec, text: CHATTING(spec).update(callbacks={text: {text: {"post": {"responses": {}}}}}),
    "link of a reply": lambda spec, text: LISTING(spec)["responses"]["200"].update(
        links={text: {"operationId": text, "parameters": {text: text}, "description": text}},
        headers={text: {"description": text, "schema": {"type": "string"}}},
    ),
    "example of a body": lambda spec, text: spec["components"]["requestBodies"]["Chat"]["content"][
        "application/json"
    ].update(example={text: text}, examples={text: {"summary": text, "value": text, "externalValue": text}}),
    "encoding of a part": lambda spec, text: spec["paths"]["/v2/files"]["put"]["requestBody"]["content"][
        "multipart/form-data"
    ].update(encoding={"file": {"contentType": text, "headers": {text: {"schema": {"type": "string"}}}}}),
    "cookie parameter": lambda spec, text: LISTING(spec)["parameters"].append(
        {"name": text, "in": "cookie", "schema": {"type": "string"}}
    ),
    "style of a parameter": lambda spec, text: LISTING(spec)["parameters"][0].update(style=text),
    "unused component": lambda spec, text: (
        SCHEMAS(spec).update({text: {"type": "object", "description": text}}),
        spec["components"].update(examples={text: {"value": text}}, headers={text: {"description": text}}),
    ),
    "x-group": lambda spec, text: CHATTING(spec).update({"x-group": text}),
    "part of x-group": lambda spec, text: CHATTING(spec).update({"x-group": f"pets.{text}"}),
    "x-method": lambda spec, text: CHATTING(spec).update({"x-method": text}),
    "x-body": lambda spec, text: CREATING(spec).update({"x-body": text}),
    "x-aliases of a method": lambda spec, text: CHATTING(spec)["x-aliases"].update(methods=[text, f"pets.{text}"]),
    "x-aliases of an argument": lambda spec, text: CHATTING(spec)["x-aliases"].update(arguments={text: "texts"}),
    "x-aliases to an argument": lambda spec, text: CHATTING(spec)["x-aliases"].update(arguments={"words": text}),
    "x-aliases of a schema": lambda spec, text: SCHEMAS(spec)["Owner"].update({"x-aliases": [text]}),
    "x-client-arguments": lambda spec, text: CHATTING(spec)["x-client-arguments"].update(
        {text: {"type": "string", "description": text, "enum": [text]}}
    ),
    "type of x-client-arguments": lambda spec, text: CHATTING(spec)["x-client-arguments"]["offline"].update(type=text),
    "x-tag": lambda spec, text: SCHEMAS(spec)["Circle"]["properties"]["type"].update({"x-tag": text, "const": text}),
    "discriminator": lambda spec, text: SCHEMAS(spec)["Shape"]["discriminator"].update(propertyName=text),
    "mapping tag": lambda spec, text: _renamed(SCHEMAS(spec)["Shape"]["discriminator"]["mapping"], "circle", text),
    "accumulate": lambda spec, text: CHATTING(spec)["x-stream"].update(
        accumulate={text: [{"from": [text], "to": [text], "how": "append"}]}
    ),
    "operationId": lambda spec, text: CHATTING(spec).update(operationId=text),
    "schema keyword": lambda spec, text: SCHEMAS(spec)["Owner"].update({text: 1}),
    "path": lambda spec, text: _renamed(spec["paths"], "/v1/chat", text),
    "end of a path": lambda spec, text: _renamed(spec["paths"], "/v1/chat", f"/v1/{text}"),
    "middle of a path": lambda spec, text: _renamed(spec["paths"], "/v1/chat", f"/v1/{text}/x"),
    "host": lambda spec, text: _renamed(spec["paths"], "/v1/chat", f"//{text}"),
    "HTTP method": lambda spec, text: _renamed(spec["paths"]["/v1/chat"], "post", text),
    "path parameter": lambda spec, text: (
        _renamed(spec["paths"], "/v1/pets/{id}", f"/v1/pets/{{{text}}}"),
        spec["paths"][f"/v1/pets/{{{text}}}"]["get"]["parameters"][0].update(name=text),
        spec["paths"][f"/v1/pets/{{{text}}}"].pop("delete"),
        CREATING(spec)["x-wait"].update(argument=text),
    ),
    "path parameter of one place": lambda spec, text: spec["paths"]["/v1/pets/{id}"]["get"]["parameters"][0].update(
        name=text
    ),
    "header parameter": lambda spec, text: LISTING(spec)["parameters"][3].update(name=text),
    "component parameter": lambda spec, text: spec["components"]["parameters"]["Source"].update(name=text),
    "parameter location": lambda spec, text: LISTING(spec)["parameters"][0].update({"in": text}),
    "$ref": lambda spec, text: SCHEMAS(spec)["Owner"]["properties"].update(level={"$ref": text}),
    "local $ref": lambda spec, text: SCHEMAS(spec)["Owner"]["properties"].update(
        level={"$ref": f"#/components/schemas/{text}"}
    ),
    "type": lambda spec, text: SCHEMAS(spec)["Owner"]["properties"]["level"].update({"type": text}),
    "2xx status": lambda spec, text: _renamed(LISTING(spec)["responses"], "200", f"2{text}"),
    "media type of a body": lambda spec, text: _renamed(
        spec["components"]["requestBodies"]["Chat"]["content"], "application/json", text
    ),
    "media type of a reply": lambda spec, text: _renamed(
        LISTING(spec)["responses"]["200"]["content"], "application/json", text
    ),
    "media type of a reply in JSON": lambda spec, text: _renamed(
        LISTING(spec)["responses"]["200"]["content"], "application/json", f"application/{text}+json"
    ),
    "x-clients": lambda spec, text: CHATTING(spec).update({"x-clients": [text]}),
    "x-retry": lambda spec, text: CHATTING(spec).update({"x-retry": text}),
    "mapping target": lambda spec, text: SCHEMAS(spec)["Shape"]["discriminator"]["mapping"].update(circle=text),
    **_of_marker(CHATTING, "x-stream", "framing events final"),
    **_of_marker(LISTING, "x-page", "kind argument next items limit"),
    **_of_marker(CHATTING, "x-split", "lists each merge stream"),
    "x-split list": lambda spec, text: CHATTING(spec)["x-split"].update(lists={text: 2}),
    "x-split merge of": lambda spec, text: CHATTING(spec)["x-split"].update(merge={text: "join"}),
    "x-split merge how": lambda spec, text: CHATTING(spec)["x-split"].update(merge={"texts": text}),
    "x-split method": lambda spec, text: CHATTING(spec)["x-split"]["stream"].update(method=text),
    "x-arrays kind": lambda spec, text: SCHEMAS(spec)["Owner"].update({"x-arrays": {text: ["level", "int8"]}}),
    "x-arrays field": lambda spec, text: SCHEMAS(spec)["Owner"].update({"x-arrays": {"level": [text, "int8"]}}),
    "x-arrays type": lambda spec, text: SCHEMAS(spec)["Owner"].update({"x-arrays": {"level": ["level", text]}}),
    **_of_marker(CREATING, "x-wait", "poll argument id"),
    **_of_marker(CREATING, "x-wait", "id state reason", in_list=True),
    "default of a date-time": lambda spec, text: SCHEMAS(spec)["Pet"]["properties"].update(
        born={"type": "string", "format": "date-time", "default": text}
    ),
}
