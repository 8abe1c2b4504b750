"""What changed between two schemas, seen by a caller.

A schema that callers send (a request) may accept more without harm, one that they receive (a response) may say less:

| change                               | in a request | in a response |
| ------------------------------------ | ------------ | ------------- |
| field added                          | breaking where required | compatible |
| field removed                        | breaking     | breaking      |
| field becomes required               | breaking     | compatible    |
| field becomes optional               | compatible   | breaking      |
| enum value added                     | compatible   | compatible: enums are open |
| enum value removed                   | breaking     | compatible    |
| tag of a union added                 | compatible   | compatible: tagged unions are open |
| tag of a union removed               | breaking     | breaking      |
| member of a union without tags added | compatible   | breaking      |
| member of a union without tags removed | breaking   | compatible    |
| more types allowed, null among them  | compatible   | breaking      |
| fewer types allowed                  | breaking     | compatible    |
| another component, or another name for it | breaking | breaking: code may name the type |
| limits tighter (or a limit changed in kind: pattern, format of a string) | breaking | compatible (format: breaking) |
| default, deprecation, read/write-only | compatible  | compatible    |
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..document.pointer import Mapping, is_mapping, items, mapping
from ..sync.published.fingerprint import fingerprint
from ..sync.published.strip import component_name
from .alike import alike, fitting, holds, is_object
from .gather import NULLABLE, composed, covers, gather, members, peel, said_types, tag_field, tagged, types, values

REQUEST = "request"
RESPONSE = "response"
Directions = frozenset[str]
# Called with the field's path inside the schema, what happened, and whether a caller can break.
Tell = Callable[[str, str, bool], None]

_LOWER = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains")
_UPPER = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains")
_OTHER = ("pattern", "multipleOf", "uniqueItems", "contentEncoding", "contentMediaType")
_MARKS = ("deprecated", "readOnly", "writeOnly")
_HARMLESS = ("default", *_MARKS)
_LIMITS = (*_LOWER, *_UPPER, *_OTHER, "format")


class SchemaChanges:
    """Compares schemas of two specs. Components that both have under one name are compared by the caller, once.

    So are those in ``renamed``: pairs of old and new name, found on the way.
    """

    def __init__(self, old: Mapping, new: Mapping) -> None:
        self._old = old
        self._new = new
        self.renamed: dict[tuple[str, str], None] = {}

    def compare(self, old: Mapping, new: Mapping, directions: Directions, tell: Tell) -> None:
        """Tell every change between the two schemas."""
        _Comparison(self._old, self._new, directions, tell, self.renamed).schemas(old, new, "")


class _Comparison:
    def __init__(
        self, old: Mapping, new: Mapping, directions: Directions, tell: Tell, renamed: dict[tuple[str, str], None]
    ) -> None:
        self._old = old
        self._new = new
        self._request = REQUEST in directions
        self._response = RESPONSE in directions
        self._tell = tell
        self._renamed = renamed
        self._seen: set[tuple[str, str]] = set()

    def schemas(self, old: Mapping, new: Mapping, field: str) -> None:
        old, new = peel(old), peel(new)
        if self._met(old, new, field):
            return
        apart = self._shared(old, new) | self._names(old, new, field)
        left, right = gather(old, self._old, apart), gather(new, self._new, apart)
        if fingerprint(left) == fingerprint(right):
            return
        self._null(old, new, left, right, field)
        self._facts(_HARMLESS, left, right, field)
        if self._one_of(old, new):
            self._plain_and_union(old, members(new), field, grew=True)
        elif self._one_of(new, old):
            self._plain_and_union(new, members(old), field, grew=False)
        elif members(right) and not members(left) and not apart:
            self._plain_and_union(old, members(right), field, grew=True)
        elif members(left) and not members(right) and not apart:
            self._plain_and_union(new, members(left), field, grew=False)
        elif apart or self._types(left, right, field):
            self._enums(left, right, field)
            self._facts(_LIMITS, left, right, field)
            self._fields(left, right, field)
            self._inner(left, right, field)
            self._unions(left, right, field)

    def _met(self, old: Mapping, new: Mapping, field: str) -> bool:
        before, after = component_name(old.get("$ref")), component_name(new.get("$ref"))
        if before == after:
            return False
        pair = (before or f"inline {field}", after or f"inline {field}")
        met = pair in self._seen
        self._seen.add(pair)
        return met

    def _shared(self, old: Mapping, new: Mapping) -> frozenset[str]:
        """Return the components that both are or compose: they are compared on their own."""
        both = composed(old) & composed(new)
        return frozenset(name for name in both if name in self._old and name in self._new)

    def _names(self, old: Mapping, new: Mapping, field: str) -> frozenset[str]:
        """Tell that another component is here, and names the two where there is no more to compare here."""
        before, after = component_name(old.get("$ref")), component_name(new.get("$ref"))
        if before is None or after is None or before == after or before not in self._old or after not in self._new:
            return frozenset()
        if before in members(peel(self._new[after])) or after in members(peel(self._old[before])):
            return frozenset()
        left, right = gather(old, self._old), gather(new, self._new)
        if alike(left, right):
            if before not in self._new and after not in self._old:
                self._renamed[before, after] = None
                return frozenset({before, after})
            self._tell(field, f"`{before}` is called `{after}` here now", True)
        elif is_object(left) and is_object(right):
            self._tell(field, f"holds `{after}` now, no longer `{before}`", True)
            return frozenset({before, after})
        return frozenset()

    def _null(self, old: Mapping, new: Mapping, left: Mapping, right: Mapping, field: str) -> None:
        before, after = (
            NULLABLE in facts or (types(facts) is None and values(facts) is None and not members(facts) and not named)
            for facts, named in ((left, composed(old)), (right, composed(new)))
        )
        if after and not before and NULLABLE in right:
            takes, gives = "takes null as well" if self._request else "", "may be null" if self._response else ""
            self._tell(field, " and ".join(filter(None, (takes, gives))) or "may be null", self._response)
        elif before and not after and NULLABLE in left:
            self._tell(field, "takes no null any more" if self._request else "is never null now", self._request)

    def _types(self, old: Mapping, new: Mapping, field: str) -> bool:
        """Tell whether the two have a type in common, so that there is more to compare."""
        before, after = types(old), types(new)
        if before == after:
            return True
        breaking = (self._request and not covers(after, before)) or (self._response and not covers(before, after))
        self._tell(field, f"type {said_types(old)} became {said_types(new)}", breaking)
        return (
            before is not None
            and after is not None
            and any(covers(before, {each}) or covers({each}, before) for each in after)
        )

    def _enums(self, old: Mapping, new: Mapping, field: str) -> None:
        before, after = values(old), values(new)
        if before is None and after is None:
            return
        if before is None or after is None:
            what = "takes any value now" if after is None else f"takes only {_listed(after or [])} now"
            self._tell(field, what, self._request and after is not None)
            return
        gone = [value for value in before if value not in after]
        come = [value for value in after if value not in before]
        for changed, what, breaking in ((gone, "removed", self._request), (come, "added", False)):
            if changed:
                self._tell(field, f"value{'s' if len(changed) > 1 else ''} {_listed(changed)} {what}", breaking)

    def _facts(self, keys: tuple[str, ...], old: Mapping, new: Mapping, field: str) -> None:
        for key in keys:
            before, after = old.get(key), new.get(key)
            if before == after:
                continue
            what = f"{key} {_shown(before)} became {_shown(after)}"
            if key in _MARKS and not (before and after):
                what = f"{key} now" if after else f"no longer {key}"
            self._tell(field, what, self._fact_breaks(key, before, after, old, new))

    def _fact_breaks(self, key: str, before: Any, after: Any, old: Mapping, new: Mapping) -> bool:
        if key in _HARMLESS:
            return False
        if key == "format":
            return "string" in (types(old) or set()) & (types(new) or set())
        if not self._request or after is None:
            return False
        if before is None or key in _OTHER:
            return True
        if not isinstance(before, int | float) or not isinstance(after, int | float):
            return True
        return after > before if key in _LOWER else after < before

    def _fields(self, old: Mapping, new: Mapping, field: str) -> None:
        before, after = mapping(old.get("properties")), mapping(new.get("properties"))
        needed_before, needed_after = set(items(old.get("required"))), set(items(new.get("required")))
        for name in before:
            if name not in after:
                self._tell(f"{field}.{name}", "removed", True)
        for name, schema in after.items():
            inner = f"{field}.{name}"
            if name not in before:
                kind = "required" if name in needed_after else "optional"
                self._tell(inner, f"added ({kind})", self._request and name in needed_after)
                continue
            if name in needed_after and name not in needed_before:
                self._tell(inner, "became required", self._request)
            if name in needed_before and name not in needed_after:
                self._tell(inner, "became optional", self._response)
            self.schemas(mapping(before[name]), mapping(schema), inner)

    def _inner(self, old: Mapping, new: Mapping, field: str) -> None:
        if is_mapping(old.get("items")) and is_mapping(new.get("items")):
            self.schemas(old["items"], new["items"], f"{field}[]")
        before, after = old.get("additionalProperties"), new.get("additionalProperties")
        if is_mapping(before) and is_mapping(after):
            self.schemas(before, after, f"{field}.*")
        elif before != after:
            what = "fields beyond the named ones: " + f"{_open(before)} became {_open(after)}"
            self._tell(field, what, self._request and after is not None and after is not True)

    def _one_of(self, plain: Mapping, union: Mapping) -> bool:
        return component_name(plain.get("$ref")) in members(union)

    def _plain_and_union(self, plain: Mapping, union: dict[str, Mapping], field: str, *, grew: bool) -> None:
        """Return a union in the place of one schema, or the other way round."""
        plain = {key: value for key, value in plain.items() if key not in (NULLABLE, *_HARMLESS)}
        schemas, others = (self._old, self._new) if grew else (self._new, self._old)
        member = fitting(plain, schemas, union.values(), others)
        fits, all_held = member is not None, holds(plain, schemas, union.values(), others)
        wider, narrower = (fits, all_held) if grew else (all_held, fits)
        one = component_name(plain.get("$ref")) or said_types(gather(plain, schemas))
        many = f"a union of {', '.join(union)}"
        what = f"{one} became {many}" if grew else f"{many} became {one}"
        self._tell(field, what, (self._request and not wider) or (self._response and not narrower))
        if member is not None:
            self.schemas(*((plain, member) if grew else (member, plain)), field)

    def _unions(self, old: Mapping, new: Mapping, field: str) -> None:
        if not members(old) or not members(new):
            return
        if tag_field(old) != tag_field(new):
            self._tell(field, "the field that tells the union's members apart changed", True)
        elif tag_field(new):
            self._tags(tagged(old), tagged(new), field)
            return
        self._members(members(old), members(new), field)

    def _tags(self, before: dict[str, Mapping], after: dict[str, Mapping], field: str) -> None:
        for tag in before:
            if tag not in after:
                self._tell(field, f"tag `{tag}` removed", True)
        for tag, member in after.items():
            if tag in before:
                self.schemas(before[tag], member, f"{field}<{tag}>")
            else:
                self._tell(field, f"tag `{tag}` added", False)

    def _members(self, before: dict[str, Mapping], after: dict[str, Mapping], field: str) -> None:
        gone = {key: before[key] for key in before if key not in after}
        come = {key: after[key] for key in after if key not in before}
        pairs = {key: key for key in before if key in after}
        alone = len(gone) == len(come) == 1
        for key, member in gone.items():
            for other, candidate in come.items():
                inline = "$ref" not in member and "$ref" not in candidate
                if other not in pairs.values() and (
                    (alone and inline) or alike(gather(member, self._old), gather(candidate, self._new))
                ):
                    pairs[key] = other
                    break
        for key in gone:
            if key not in pairs:
                self._tell(field, f"union member {key} removed", self._request)
        for key in come:
            if key not in pairs.values():
                self._tell(field, f"union member {key} added", self._response)
        for key, other in pairs.items():
            self.schemas(before[key], after[other], f"{field}<{other}>")


def _listed(values: list[Any]) -> str:
    return ", ".join(f"`{value}`" for value in values)


def _shown(value: Any) -> str:
    return "none" if value is None else f"`{fingerprint(value)}`"


def _open(value: Any) -> str:
    if is_mapping(value):
        return "those of one schema"
    return "none" if value is False else "any"
