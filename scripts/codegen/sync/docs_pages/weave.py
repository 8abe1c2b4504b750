"""One page's schemas walked in parallel with the spec's, from where both stand for the same thing.

The walk compares by meaning and never by component name: a structure that the spec has inline and the page by
name, or the other way round, is no difference.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from ...document.pointer import Mapping, items, mapping
from ...document.shapes import ANYTHING, Core, Shapes, Slot
from .adopt import Adopter
from .edits import dropper, enum, remover, requirer, setter, uncoupler
from .fragments import Fragment
from .keywords import KEYWORDS
from .ledger import Ledger, Where, same
from .unions import Members, tag_key

_FACTS = [keyword for keyword in KEYWORDS if keyword not in ("type", "enum", "const", "required", "discriminator")]
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Pair:
    """The page's schema and the spec's at one place; ``slot`` is where the spec refers to its schema."""

    page: Mapping
    theirs: Core
    ours: Core
    slot: Slot
    where: Where

    @property
    def inside(self) -> Where:
        """The component where the spec refers to one, else the place itself."""
        return self.where.inside(self.ours.name) if self.ours.name else self.where


class Weave:
    """Compares the schemas of one page with the spec and tells the ledger what differs."""

    def __init__(self, spec: Mapping, fragment: Fragment, ledger: Ledger) -> None:
        self._spec = Shapes(spec)
        self._page = Shapes(fragment.document)
        self._fragment = fragment
        self._ledger = ledger
        self._seen: dict[tuple[int, int], tuple[Mapping, Mapping]] = {}
        self._pending: list[Callable[[], None]] = []
        self.adopter = Adopter(self._spec, fragment, self._compare_components)

    @property
    def here(self) -> Where:
        """The operation of the page."""
        return Where(self._fragment.label, self._fragment.place)

    def later(self, addition: Callable[[], None]) -> None:
        """Defer an addition until the walk has found which components of page and spec are the same."""
        self._pending.append(addition)

    def finish(self) -> None:
        """Make the deferred additions, and those that they lead to."""
        while self._pending:
            self._pending.pop(0)()

    def schema(self, page: Mapping, slot: Slot, where: Where, skip: frozenset[str] = _NOTHING) -> None:
        """Compare the page's schema with the one at the slot; ``skip`` names properties to leave alone."""
        pair = self._pair(page, slot, where)
        self._null(pair)
        self._compare(pair, skip)

    def _pair(self, page: Mapping, slot: Slot, where: Where) -> _Pair:
        return _Pair(page, self._page.core(Slot([page], 0)), self._spec.core(slot), slot, where)

    def _compare(self, pair: _Pair, skip: frozenset[str]) -> None:
        theirs, ours = pair.theirs, pair.ours
        their_members, our_members = self._page.members(theirs.schema), self._spec.members(ours.schema)
        if not their_members and not our_members and not self._same_kind(pair):
            return
        if (id(theirs.schema), id(ours.schema)) in self._seen:
            return
        self._seen[id(theirs.schema), id(ours.schema)] = (theirs.schema, ours.schema)
        if max(len(their_members), len(our_members)) > 1:
            self._union(pair)
        elif their_members or our_members:
            # A wrapper of one schema, with or without null, stands for the schema in it.
            skip |= frozenset(filter(None, (tag_key(theirs.schema), tag_key(ours.schema))))
            inner = their_members[0].get() if their_members else pair.page
            self._compare(self._pair(inner, our_members[0] if our_members else pair.slot, pair.inside), skip)
        else:
            self._twins(pair)
            self._plain(pair, skip)

    def _twins(self, pair: _Pair) -> None:
        if pair.theirs.name and pair.ours.name:
            self.adopter.twins.setdefault(pair.theirs.name, pair.ours.name)

    def _compare_components(self, page_name: str, spec_name: str) -> None:
        holder = mapping(mapping(self._spec.document["components"])["schemas"])
        self.schema({"$ref": f"#/components/schemas/{page_name}"}, Slot(holder, spec_name), self.here)

    def _null(self, pair: _Pair) -> None:
        slot, held = pair.slot, pair.ours.schema
        if not self._page.nullable(pair.theirs.schema) or self._spec.nullable(held):
            return
        declared = held.get("type") if slot.get() is held and not held.keys() & {"enum", "const"} else None

        def apply() -> None:
            if isinstance(declared, str):
                held["type"] = [declared, "null"]
            else:
                slot.put({"anyOf": [slot.get(), {"type": "null"}]})

        # Null belongs to the place that allows it, not to a component that others use too.
        key, text = f"null at {slot.key}", "null is allowed"
        self._ledger.opinion(slot.holder, key, (False, True), where=pair.where, text=text, apply=apply)

    def _same_kind(self, pair: _Pair) -> bool:
        theirs, ours, slot = pair.theirs, pair.ours, pair.slot
        kinds = (self._spec.kind(ours.schema), self._page.kind(theirs.schema))
        if kinds[1] == ANYTHING:
            return False
        # A shared component changes only for a structure of its own name; else the place refers elsewhere.
        elsewhere = slot.get() is not ours.schema and theirs.name != ours.name
        where = pair.where if elsewhere else pair.inside
        hint = self._hint(where)

        def apply() -> None:
            if elsewhere:
                slot.put(self.adopter.schema(pair.page, hint))
            else:
                adopted = self.adopter.schema(theirs.schema, hint)
                ours.schema.clear()
                ours.schema.update(adopted)

        node, key = (slot.holder, f"type of {slot.key}") if elsewhere else (ours.schema, "type")
        text = f"type changed from {kinds[0]} to {kinds[1]}"
        self._ledger.opinion(node, key, kinds, where=where, text=text, apply=apply)
        return kinds[0] == kinds[1]

    def _plain(self, pair: _Pair, skip: frozenset[str]) -> None:
        theirs, ours, where = pair.theirs.schema, pair.ours.schema, pair.inside
        self._facts(theirs, ours, where)
        self._values(theirs, ours, where)
        kind = self._page.kind(theirs)
        if kind == "object":
            self._object(theirs, ours, where, skip)
        elif kind == "array":
            self._child("items", "[]", theirs, ours, where)

    def _facts(self, theirs: Mapping, ours: Mapping, where: Where) -> None:
        for keyword in _FACTS:
            if keyword in theirs:
                current, wanted = ours.get(keyword), theirs[keyword]
                change = f"is {wanted!r}" if current is None else f"changed from {current!r} to {wanted!r}"
                apply = setter(ours, keyword, wanted)
                self._ledger.opinion(
                    ours, keyword, (current, wanted), where=where, text=f"{keyword} {change}", apply=apply
                )

    def _values(self, theirs: Mapping, ours: Mapping, where: Where) -> None:
        wanted, current = self._page.values(theirs), self._spec.values(ours)
        if wanted and not current:
            text = f"enum values {', '.join(map(repr, wanted))} added"
            apply = setter(ours, "enum", list(wanted))
            self._ledger.opinion(ours, "enum", (None, wanted), where=where, text=text, apply=apply)
            return
        for value in wanted:
            self._ledger.present(ours, f"enum value {value!r}")
            if not any(same(value, held) for held in current):
                enum(self._spec, ours).append(value)
                self._ledger.changed(where, f"enum value {value!r} added")
        for value in current if wanted else ():
            if not any(same(value, listed) for listed in wanted):
                remove = remover(self._spec, ours, value)
                self._ledger.absent(ours, f"enum value {value!r}", where, remove)

    def _object(self, theirs: Mapping, ours: Mapping, where: Where, skip: frozenset[str]) -> None:
        wanted, current = self._page.properties(theirs), self._spec.properties(ours)
        required = self._page.required(theirs), self._spec.required(ours)
        for name, slot in wanted.items():
            self._ledger.present(ours, f"property {name}")
            if name in skip:
                self._tag(slot, current.get(name), self._place(ours, current.get(name), name, where))
                continue
            if name not in current:
                self.later(partial(self._add_property, name, slot, theirs, ours, where=where))
                continue
            place = self._place(ours, current[name], name, where)
            self.schema(slot.get(), current[name], place)
            facts = (name in required[1], name in required[0])
            text = "now required" if facts[1] else "no longer required"
            apply = requirer(self._spec, ours, name, facts[1])
            self._ledger.opinion(ours, f"required {name}", facts, where=place, text=text, apply=apply)
        # A page that shows no property at all shows a free object or leaves out what it cannot draw.
        for name, slot in current.items() if wanted else ():
            if name not in wanted and name not in skip:
                self._ledger.absent(ours, f"property {name}", where, dropper(self._spec, ours, slot, name))
        if mapping(theirs.get("additionalProperties")):
            self._child("additionalProperties", "{}", theirs, ours, where)

    def _place(self, ours: Mapping, slot: Slot | None, name: str, where: Where) -> Where:
        """Return the property under the component that has it, which an ``allOf`` may share with others."""
        schemas = mapping(mapping(self._spec.document.get("components")).get("schemas")) if "allOf" in ours else {}
        owners = (owner for owner, node in schemas.items() if slot and node.get("properties") is slot.holder)
        owner = next(owners, None)
        return (where.inside(owner) if owner else where).down(name)

    def _tag(self, theirs: Slot, ours: Slot | None, where: Where) -> None:
        """Return the one tag of a member says nothing new; the enum of all tags, on a shared base, might."""
        if ours and min(len(self._page.values(theirs.get())), len(self._spec.values(ours.get()))) > 1:
            self.schema(theirs.get(), ours, where)

    def _add_property(self, name: str, slot: Slot, theirs: Mapping, ours: Mapping, *, where: Where) -> None:
        current = self._spec.properties(ours)
        if name in current:
            self.schema(slot.get(), current[name], where.down(name))
            return
        owner = next((part for part in items(ours.get("allOf"))[::-1] if "properties" in part), ours)
        owner.setdefault("properties", {})[name] = self.adopter.schema(slot.get(), f"{self._hint(where)}_{name}")
        needed = name in self._page.required(theirs)
        if needed:
            owner.setdefault("required", []).append(name)
        kind = self._page.kind(slot.get())
        self._ledger.changed(where, f"property {name} added ({kind}{', required' if needed else ''})")

    def _child(self, keyword: str, step: str, theirs: Mapping, ours: Mapping, where: Where) -> None:
        child = mapping(theirs.get(keyword))
        holder = next((part for part in self._spec.parts(ours) if mapping(part.get(keyword))), None)
        if holder is not None:
            self.schema(child, Slot(holder, keyword), where.down(step))
        elif child and self._page.kind(child) != ANYTHING:

            def apply() -> None:
                ours[keyword] = self.adopter.schema(child, self._hint(where))

            kind = self._page.kind(child)
            self._ledger.opinion(
                ours, keyword, (None, kind), where=where.down(step), text=f"type is {kind}", apply=apply
            )

    def _union(self, pair: _Pair) -> None:
        theirs, ours, where = pair.theirs, pair.ours, pair.inside
        pairs, fresh, rest = Members(self._page, self._spec, theirs, ours).match()
        key = tag_key(ours.schema) or tag_key(theirs.schema)
        skip = frozenset({key} if key else ())
        if not pairs:
            self._same_kind(pair)
            return
        self._twins(pair)
        for member, held, name in pairs:
            self._ledger.present(ours.schema, f"union member {self._member_name(held, name)}")
            self.schema(member, held, where if self._spec.name(held.get()) else where.down(f"({name})"), skip)
        for member, tag in fresh:
            self.later(partial(self._add_member, pair, member, tag))
        for held, name in rest:
            remove = uncoupler(ours.schema, held)
            self._ledger.absent(ours.schema, f"union member {self._member_name(held, name)}", where, remove)

    def _member_name(self, held: Slot, name: str) -> str:
        return self._spec.name(held.get()) or name

    def _add_member(self, pair: _Pair, member: Mapping, tag: str) -> None:
        union, slot = pair.ours.schema, pair.slot
        key = tag_key(union)
        hint = pair.ours.name or pair.theirs.name or self._hint(pair.inside)
        adopted = self.adopter.member(member, key, tag, hint) if key and tag else self.adopter.schema(member, hint)
        if not self._spec.members(union):
            held = slot.get()
            if not self._spec.members(held) or held is union:
                slot.put({"oneOf": [held]})
            union = slot.get()
        listed: list[Any] = union.get("oneOf") or union.get("anyOf") or []
        if adopted in listed:
            return
        listed.append(adopted)
        if key and tag:
            union["discriminator"].setdefault("mapping", {})[tag] = adopted["$ref"]
        name = tag or self._page.name(member) or self._page.kind(member)
        self._ledger.changed(pair.inside, f"union member {name} added")

    def _hint(self, where: Where) -> str:
        words = " ".join(filter(str.isalnum, where.operation.partition(" ")[2].split("/")[2:])) or "reply"
        steps = " ".join(step for step in where.steps if step.isidentifier())
        return f"{where.component or words} {steps}"
