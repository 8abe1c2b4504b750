"""Which member of a page's union is which member of the spec's."""

from __future__ import annotations

from collections.abc import Callable

from ...document.pointer import Mapping, mapping
from ...document.shapes import Core, Shapes, Slot
from .adopt import page_tags

# Two objects with less than this share of property names in common are not the same member.
_LIKENESS = 0.3


def tag_key(schema: Mapping) -> str:
    """Return the property whose value chooses the member of a discriminated union, empty for any other schema."""
    key = mapping(schema.get("discriminator")).get("propertyName")
    return key if isinstance(key, str) else ""


class Members:
    """Finds which member of the page's union is which of the spec's: by tag, by name, by kind, by likeness."""

    def __init__(self, page: Shapes, spec: Shapes, theirs: Core, ours: Core) -> None:
        self._page, self._spec = page, spec
        self._theirs = page.members(theirs.schema) or [Slot([theirs.schema], 0)]
        self._ours = spec.members(ours.schema) or [ours.slot]
        self._names = [theirs.name] if not page.members(theirs.schema) else [page.name(s.get()) for s in self._theirs]
        self._key = tag_key(ours.schema) or tag_key(theirs.schema)
        self._tags = self._spec_tags(ours.schema) if self._key else {}
        self._page_tags = self._tags_of_page(theirs.schema)
        self._free = list(self._ours)
        self._pairs: list[tuple[Mapping, Slot, str]] = []

    def match(self) -> tuple[list[tuple[Mapping, Slot, str]], list[tuple[Mapping, str]], list[tuple[Slot, str]]]:
        """Return pairs with a name for each, the page's own members with their tags, and the spec's own."""
        left: list[int] = []
        fresh: list[tuple[Mapping, str]] = []
        for index, member in enumerate(self._theirs):
            tags = self._page_tags[index]
            known = [tag for tag in tags if tag in self._tags]
            for tag in known:
                self._pair(index, self._tags[tag], tag)
            if tags and self._tags and not known:
                fresh.append((member.get(), tags[0]))
            elif not known:
                left.append(index)
        for likeness in (self._by_name, self._by_kind, self._by_properties):
            left = [index for index in left if not self._try(index, likeness)]
        fresh.extend((self._theirs[index].get(), "") for index in left)
        spare = [slot for slot in self._free if slot not in [held for _, held, _ in self._pairs]]
        return self._pairs, fresh, [(slot, self._spec.kind(slot.get())) for slot in spare]

    def _pair(self, index: int, slot: Slot, name: str) -> None:
        self._pairs.append((self._theirs[index].get(), slot, name))
        self._free = [held for held in self._free if held != slot]

    def _try(self, index: int, likeness: Callable[[int], Slot | None]) -> bool:
        slot = likeness(index)
        if slot is not None:
            self._pair(index, slot, self._spec.name(slot.get()) or self._spec.kind(slot.get()))
        return slot is not None

    def _by_name(self, index: int) -> Slot | None:
        name = self._names[index]
        return next((slot for slot in self._free if name and self._spec.name(slot.get()) == name), None)

    def _by_kind(self, index: int) -> Slot | None:
        kind = self._page.kind(self._theirs[index].get())
        if kind == "object":
            return None
        return next((slot for slot in self._free if self._spec.kind(slot.get()) == kind), None)

    def _by_properties(self, index: int) -> Slot | None:
        names = set(self._page.properties(self._theirs[index].get()))
        best, score = None, 0.0
        for slot in self._free:
            held = set(self._spec.properties(slot.get()))
            if self._spec.kind(slot.get()) != "object" or self._page.kind(self._theirs[index].get()) != "object":
                continue
            likeness = len(names & held) / len(names | held) if names | held else 1.0
            if likeness > max(score, _LIKENESS):
                best, score = slot, likeness
        return best

    def _spec_tags(self, union: Mapping) -> dict[str, Slot]:
        tags: dict[str, Slot] = {}
        for tag, reference in mapping(mapping(union.get("discriminator")).get("mapping")).items():
            member = next((slot for slot in self._ours if slot.get().get("$ref") == reference), None)
            tags[tag] = member or Slot({tag: {"$ref": reference}}, tag)
        for slot in self._ours:
            own = self._spec.properties(slot.get()).get(self._key)
            values = self._spec.values(own.get()) if own else []
            if len(values) == 1:
                tags.setdefault(str(values[0]), slot)
        return tags

    def _tags_of_page(self, union: Mapping) -> list[list[str]]:
        if not self._page.members(union):
            return page_tags(self._page, {"oneOf": [union]}, self._key)
        every = page_tags(self._page, union, self._key)
        return [every[slot.key] if isinstance(slot.key, int) else [] for slot in self._theirs]
