"""What is reached from operations, markers and overlay actions stays; all other components go."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from ...document.pointer import Mapping, is_mapping, items, mapping, parse, walk

# ``components.schemas.X`` and ``components['schemas']['X']`` in a JSONPath, and mixtures of the two.
_IN_TARGET = re.compile(r"""components['"\]]*[.\[]['"]?schemas['"]?\]?(?:\.([A-Za-z0-9_-]+)|\[['"]([^'"]+)['"]\])""")
_IN_UPDATE = re.compile(r'"#/components/schemas/([^"]+)"')


def named_by_overlay(overlay: Mapping) -> set[str]:
    """Return the components that overlay actions speak of in target, update or ``x-requires``."""
    found: set[str] = set()
    for action in items(overlay.get("actions")):
        facts = mapping(action)
        found.update(dotted or quoted for dotted, quoted in _IN_TARGET.findall(str(facts.get("target", ""))))
        found.update(_IN_UPDATE.findall(json.dumps(facts.get("update"))))
        found.update(str(name) for name in items(facts.get("x-requires")))
    return found


def prune(spec: Mapping, keep: Iterable[str] = ()) -> None:
    """Drop components that neither the paths nor the schemas named in ``keep`` reach."""
    components: Mapping = spec["components"]
    reached: set[tuple[str, str]] = set()
    waiting = [local_refs(spec["paths"]), {("schemas", name) for name in keep}]
    while waiting:
        for section, name in sorted(waiting.pop() - reached):
            node = mapping(components.get(section)).get(name)
            if node is not None:
                reached.add((section, name))
                waiting.append(local_refs(node))
    for section in ("schemas", "parameters"):
        kept = {name: node for name, node in components.get(section, {}).items() if (section, name) in reached}
        components[section] = dict(sorted(kept.items()))


def local_refs(node: object) -> set[tuple[str, str]]:
    """Return section and name of every component that the node refers to, by ``$ref`` or in a discriminator mapping."""
    found: set[tuple[str, str]] = set()
    for _, inner in walk(node):
        if is_mapping(inner):
            discriminator = mapping(inner.get("discriminator"))
            for ref in (inner.get("$ref"), *mapping(discriminator.get("mapping")).values()):
                tokens = parse(ref) if isinstance(ref, str) else ()
                if len(tokens) == 3 and tokens[0] == "components":
                    found.add((tokens[1], tokens[2]))
    return found
