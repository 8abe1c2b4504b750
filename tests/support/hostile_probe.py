"""Run in a process of its own, in a folder of packages 0, 1, ...: imports and uses each and prints what it found.

Facts go out as JSON, so that nothing of what was generated is trusted to describe itself.
"""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import sys
import typing
from pathlib import Path
from typing import Any


def modules_of(package: Any) -> dict[str, Any]:
    found = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    return {one.name: importlib.import_module(one.name) for one in found}


def named_first(endpoint: Any, *values: Any) -> Any:
    """Call `request` with the values for its arguments in their order: their names are the generator's affair."""
    names = list(inspect.signature(endpoint.request).parameters)
    return endpoint.request(**dict(zip(names, values, strict=False)))


def literal_values(alias: Any) -> list[Any]:
    return list(typing.get_args(typing.get_args(alias)[0]))


def facts(folder: Path) -> dict[str, Any]:
    sys.path.insert(0, str(folder))
    for name in [name for name in sys.modules if name.split(".")[0] == "cohere_api"]:
        del sys.modules[name]
    modules = modules_of(importlib.import_module("cohere_api"))
    document = json.loads((folder / "cohere_api" / "openapi.json").read_text(encoding="utf-8"))
    by_path = {module.ENDPOINT.path: module for module in modules.values() if hasattr(module, "ENDPOINT")}
    first, second, third = by_path["/first"], by_path["/second"], by_path["/third/{id}"]
    name = third.ENDPOINT.operation.removeprefix("third ")
    text = document["info"]["title"]

    query = [pair for pair in named_first(first, "v", None, text).query_pairs() if pair[1] is not None]
    reply = first.ENDPOINT.decode({name: "x", f"items {name}": ["y"], "enum": text, "more": text}, True)
    event = second.STREAM.decode({name: text}, True)
    signature = list(inspect.signature(second.request).parameters)
    given: dict[str, Any] = dict.fromkeys(signature)
    wires = list(
        document["paths"]["/second"]["post"]["requestBody"]["content"]["application/json"]["schema"]["properties"]
    )
    sent = {name: ["z"], "constant": text, "union": event}
    # The whole body is the first argument, the fields follow: required ones, then the others.
    fields = dict(zip([wires[0], wires[1], *wires[2:4]], signature[1:], strict=True))
    given |= {argument: sent.get(wire) for wire, argument in fields.items()}
    body = {
        key: getattr(value, "to_dict", lambda value=value: value)()
        for key, value in second.request(**given).body.items()
    }
    body.pop(f"switch {name}", None)
    everything = {key: value for module in modules.values() for key, value in vars(module).items()}
    request_model = next(value for key, value in everything.items() if "constant" in getattr(value, "KNOWN", ()))
    levels = next(v for v in everything.values() if "b" in _literals(v))
    decoded = request_model.from_dict({name: [], "constant": text, "plain-union": {"a": text}}, True)
    wait = modules["cohere_api.waits"].WAITS[0]
    return {
        "operations": [module.ENDPOINT.operation for module in (first, second, third)],
        "query": query,
        "reply": reply.to_dict(),
        "required": sorted(type(reply).REQUIRED),
        "levels": literal_values(levels),
        "body": body,
        "constant": decoded.constant,
        "stream": [second.STREAM.switch, second.STREAM.final, second.STREAM.error, second.STREAM.terminator],
        "event": [event.to_dict()[name], type(event)().to_dict()[name]],
        "candidate": decoded.plain_union.to_dict(),
        "wait": [wait.done, wait.failed],
        "document": document,
    }


def _literals(value: Any) -> list[Any]:
    arguments = typing.get_args(value)
    return list(typing.get_args(arguments[0])) if arguments else []


if __name__ == "__main__":
    sys.path.pop(0)
    print(json.dumps([facts(Path.cwd() / str(index)) for index in range(int(sys.argv[1]))]))
