"""Docs pages merged into the spec at hand.

Each page shows one operation. It is found in the spec by method and path and compared there; what only the page has
is added, what only the spec has is kept, and names that exist stay. An operation that the spec lacks is added whole.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass

from ...document.load import SpecError
from ...document.pointer import Mapping
from ..published.prune import prune
from .endpoints import OperationMerge
from .fragments import find_fragments
from .ledger import Ledger


@dataclass(frozen=True)
class MergeResult:
    """The merged spec, and one line for each change and for each thing that was left alone."""

    spec: Mapping
    notes: list[str]


def merge_pages(spec: Mapping, sources: list[tuple[str, str]], removals: bool = False) -> MergeResult:
    """Merge the pages of the sources, each a (name, text), into a copy of the spec.

    What the page of an operation lacks is kept, or taken out with ``removals``. Raises ``SpecError`` for a malformed
    fragment and for a text without any.
    """
    fragments = [fragment for name, text in sources for fragment in find_fragments(name, text)]
    if not fragments:
        raise SpecError("docs pages", "none were given; name at least one page")
    merged = copy.deepcopy(spec)
    ledger = Ledger()
    walks = [OperationMerge(merged, fragment, ledger).run() for fragment in fragments]
    kept: list[str] = []
    while ledger.unsettled:
        kept.extend(ledger.settle_opinions())
        for walk in walks:
            walk.finish()
    kept.extend(ledger.settle_absences(removals))
    changes = ledger.report(merged)
    if changes:
        _tidy(spec, merged)
    warnings = dict.fromkeys(warning for fragment in fragments for warning in fragment.warnings)
    return MergeResult(merged, [*warnings, *changes, *kept])


def _tidy(spec: Mapping, merged: Mapping) -> None:
    """Drop components that the merge left without use, and sorts those that it added into place."""
    reached = copy.deepcopy(spec)
    reached.setdefault("components", {})
    prune(reached)
    unused = set(spec.get("components", {}).get("schemas", {})) - set(reached["components"].get("schemas", {}))
    merged.setdefault("components", {})
    prune(merged, unused)
    merged["components"] = {name: section for name, section in merged["components"].items() if section}
