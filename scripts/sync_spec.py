"""Turns an upstream document into spec/cohere.yaml and reports what changed.

python scripts/sync_spec.py SOURCE [--spec spec] [--report FILE.md] [--check] [--allow-removals]
"""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from codegen.document.load import SpecError, dump_yaml, parse_document, printable, read_document
from codegen.document.overlay import unmatched_actions
from codegen.document.pointer import Mapping
from codegen.document.sources import LAP, PAGES, Source, read_source
from codegen.report.changes import compare
from codegen.report.lap_coverage import check_coverage
from codegen.report.markdown import Report
from codegen.sync.docs_pages.merge import merge_pages
from codegen.sync.published.convert import convert
from codegen.sync.published.order import keep_order
from codegen.sync.published.prune import named_by_overlay
from codegen.sync.published.structure import each_operation

HEADER = "Written by scripts/sync_spec.py. Never edit it: what it should say otherwise goes into overlay.yaml."


@dataclass(frozen=True)
class Synced:
    """A spec to be written, with what there is to tell about it."""

    spec: Mapping
    notes: list[str]
    warnings: list[str]


def main(arguments: list[str] | None = None) -> int:
    """Return the exit code: 0 done (or nothing to do), 1 refused, or with --check a spec that would change."""
    options = _parser().parse_args(arguments)
    try:
        return _sync(options)
    except SpecError as error:
        print(f"sync_spec: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sync_spec.py", description="Turns an upstream document into spec/cohere.yaml."
    )
    parser.add_argument("source", metavar="SOURCE", help="file, folder or http(s) URL: OpenAPI, docs pages or LAP")
    parser.add_argument("--spec", type=Path, default=Path("spec"), help="folder of cohere.yaml and overlay.yaml")
    parser.add_argument("--report", type=Path, metavar="FILE.md", help="where the whole report goes")
    parser.add_argument("--check", action="store_true", help="leave the spec; exit 1 if it would change")
    parser.add_argument("--allow-removals", action="store_true", help="let operations (or fields, for pages) go")
    return parser


def _sync(options: argparse.Namespace) -> int:
    target: Path = options.spec / "cohere.yaml"
    source = read_source(options.source)
    for line in source.left_out:
        print(f"sync_spec: {printable(line)}", file=sys.stderr)
    overlay_path: Path = options.spec / "overlay.yaml"
    overlay = read_document(overlay_path) if overlay_path.is_file() else {}
    old = _read_synced(target, overlay) if target.is_file() else None
    if source.kind == LAP:
        return _cover(source, old, target, options.report)
    synced = _synced(source, old, target, overlay, removals=options.allow_removals)
    comparison = compare(old, synced.spec) if old is not None else None
    content = dump_yaml(synced.spec, HEADER)
    changes = not target.is_file() or target.read_text(encoding="utf-8") != content
    unmatched = unmatched_actions(synced.spec, overlay, str(overlay_path)) if overlay else []
    title = f"Sync of {target.name} with {source.kind}"
    count = len(each_operation(synced.spec))
    report = Report(title, count, comparison, synced.notes, synced.warnings, unmatched, changed=changes)
    removed = comparison.removed if comparison and not options.allow_removals else []
    if options.check or removed:
        if options.report:
            _write(options.report, report.markdown())
        print(report.summary())
    if options.check:
        return 1 if changes else 0
    if removed:
        for name in removed:
            refusal = SpecError(f"{target}#", f"{name} would be removed; allow it with --allow-removals")
            print(f"sync_spec: {refusal}", file=sys.stderr)
        return 1
    # The report first: where it cannot be written, the spec stays as it is.
    if options.report:
        _write(options.report, report.markdown())
    _write(target, content)
    print(report.summary() if options.report else report.short().rstrip("\n"))
    return 0


def _read_synced(target: Path, overlay: Mapping) -> Mapping:
    """Return the spec that is there. Converted once more, since nobody can be sure that it was not edited."""
    return convert(read_document(target), str(target), frozenset(named_by_overlay(overlay))).spec


def _synced(source: Source, old: Mapping | None, target: Path, overlay: Mapping, *, removals: bool) -> Synced:
    if source.kind == PAGES:
        if old is None:
            raise SpecError(f"{target}#", "docs pages are merged into a spec; sync the published OpenAPI file first")
        merged = merge_pages(old, source.texts, removals=removals)
        return Synced(merged.spec, [*source.left_out, *merged.notes], [])
    name, content = source.texts[0]
    published = convert(parse_document(content, name), name, frozenset(named_by_overlay(overlay)))
    spec = keep_order(published.spec, old) if old is not None else published.spec
    return Synced(spec, [], published.warnings)


def _cover(source: Source, spec: Mapping | None, target: Path, report: Path | None) -> int:
    """Compare a LAP description with the spec, which stays as it is: it has no schemas."""
    if spec is None:
        raise SpecError(f"{target}#", "is missing; a LAP description is compared with it")
    coverage = check_coverage(spec, source.texts[0][1], source.texts[0][0])
    if report:
        _write(report, coverage.markdown())
        print(coverage.summary())
    else:
        print(coverage.markdown())
    return 1 if coverage.missing else 0


def _write(path: Path, content: str) -> None:
    """Write the file whole or not at all."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            temporary.write_text(content, encoding="utf-8", newline="\n")
            os.replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise SpecError(f"{path}#", f"cannot be written: {error.strerror or error}") from None


if __name__ == "__main__":
    sys.exit(main())
