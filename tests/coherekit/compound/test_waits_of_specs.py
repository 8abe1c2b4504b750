"""What can be waited for in other specs: replies with the marker, and what a poll's reply holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from codegen.generate.generator import generate

from tests.support.generated_from import imported, write_spec
from tests.support.small_spec import CREATING, SCHEMAS, STRING, Change, Node, at, changed, content, obj, ref

GETTING = at("paths", "/v1/pets/{id}", "get")


def answering(operation: Node, name: str) -> None:
    operation["responses"] = {"200": {"description": "OK", **content(ref(name))}}


def wrapped(spec: Node) -> None:
    """`getPet` answers with an object around the pet and is what is polled; `createPet` with an id alone."""
    SCHEMAS(spec)["PetReply"] = obj(pet=ref("Pet"), id=STRING)
    SCHEMAS(spec)["NewPet"] = obj(id=STRING)
    answering(GETTING(spec), "PetReply")
    answering(CREATING(spec), "NewPet")
    CREATING(spec)["x-wait"] |= {"state": ["pet", "state"], "reason": ["pet", "tag"]}
    GETTING(spec)["x-wait"] = {**CREATING(spec)["x-wait"], "id": ["pet", "id"]}


def waits_of(folder: Path, *changes: Change) -> list[Any]:
    with imported(folder, generate(write_spec(folder, changed(wrapped, *changes)))) as module:
        found: list[Any] = module("waits").WAITS
        return found


def test_what_holds_state_and_id_in_the_reply_of_its_poll(tmp_path: Path) -> None:
    (wait,) = waits_of(tmp_path)
    assert wait.targets == {"NewPet": ("id",), "Pet": ("id",), "PetReply": ("pet", "id")}
    assert (wait.state, wait.reason) == (("pet", "state"), ("pet", "tag"))
    assert (wait.counted, wait.total) == ((), ())


def test_it_has_to_hold_both(tmp_path: Path) -> None:
    (wait,) = waits_of(tmp_path, lambda spec: GETTING(spec)["x-wait"].update(id=["id"]))
    assert wait.targets == {"NewPet": ("id",), "PetReply": ("id",)}


def test_the_reply_that_holds_it_has_to_be_the_polls(tmp_path: Path) -> None:
    def created(spec: Node) -> None:
        SCHEMAS(spec)["Created"] = obj(pet=ref("NewPet"))
        answering(CREATING(spec), "Created")
        CREATING(spec)["x-wait"]["id"] = ["pet", "id"]

    (wait,) = waits_of(tmp_path, created)
    assert wait.targets == {"Created": ("pet", "id"), "Pet": ("id",), "PetReply": ("pet", "id")}


def test_a_marker_of_its_own_goes_first(tmp_path: Path) -> None:
    def sold(spec: Node) -> None:
        answering(CREATING(spec), "Pet")
        CREATING(spec)["x-wait"]["done"] = ["sold"]

    found = {name: wait.done for wait in waits_of(tmp_path, sold) for name in wait.targets}
    assert found == {"Pet": ("sold",), "PetReply": ("ready",)}


def test_counts_of_the_marker(tmp_path: Path) -> None:
    def counting(spec: Node) -> None:
        SCHEMAS(spec)["PetReply"]["properties"] |= {"fed": {"type": "integer"}, "all": {"type": "integer"}}
        for operation in (CREATING(spec), GETTING(spec)):
            operation["x-wait"]["progress"] = {"done": ["fed"], "total": ["all"]}

    (wait,) = waits_of(tmp_path, counting)
    assert (wait.counted, wait.total) == (("fed",), ("all",))
