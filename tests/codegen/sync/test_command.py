"""The sync command: exit codes, what is written, and what is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from codegen.document.load import dump_yaml, read_document
from sync_spec import main

from tests.support.docs_pages import page
from tests.support.published import getting, reply


class TestCommand:
    @pytest.fixture
    def source(self, tmp_path: Path) -> Path:
        source = getting({"type": "object", "properties": {"name": {"type": "string"}}})
        source["paths"]["/v1/dogs"] = {"get": {"operationId": "dogs", "responses": reply({"type": "string"})}}
        path = tmp_path / "published.yaml"
        path.write_text(dump_yaml(source))
        return path

    def sync(self, source: Path | str, *options: str) -> int:
        spec = Path(source).parent / "spec"
        return main([str(source), "--spec", str(spec), *options])

    def edit(self, source: Path, change: Callable[[Any], object]) -> None:
        document = read_document(source)
        change(document)
        source.write_text(dump_yaml(document))

    def test_writes_the_spec_and_the_report(self, source: Path, capsys: pytest.CaptureFixture[str]) -> None:
        report = source.parent / "report.md"
        assert self.sync(source, "--report", str(report)) == 0
        assert "2 operations; everything is new" in report.read_text()
        written = (source.parent / "spec" / "cohere.yaml").read_text()
        assert written.startswith("# Written by scripts/sync_spec.py")
        self.edit(source, lambda d: d["paths"]["/v1/pets"]["get"]["responses"]["200"].pop("content"))
        capsys.readouterr()
        assert self.sync(source) == 0
        assert "**2 operations; 0 added, 0 removed, 1 changed; 1 breaking change**" in capsys.readouterr().out

    def test_check_writes_nothing(self, source: Path, capsys: pytest.CaptureFixture[str]) -> None:
        spec = source.parent / "spec" / "cohere.yaml"
        assert self.sync(source, "--check") == 1
        assert not spec.exists()
        assert self.sync(source) == 0
        assert self.sync(source, "--check") == 0
        self.edit(source, lambda d: d["paths"].pop("/v1/dogs"))
        before = spec.read_bytes()
        assert self.sync(source, "--check") == 1
        assert "1 removed" in capsys.readouterr().out
        assert spec.read_bytes() == before

    def test_check_leaves_the_spec_and_writes_a_report_that_is_asked_for(self, source: Path) -> None:
        report = source.parent / "report.md"
        assert self.sync(source, "--check", "--report", str(report)) == 1
        assert "everything is new" in report.read_text()
        assert not (source.parent / "spec").exists()

    def test_a_removed_operation_needs_leave(self, source: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert self.sync(source) == 0
        spec = source.parent / "spec" / "cohere.yaml"
        before = spec.read_bytes()
        self.edit(source, lambda d: d["paths"].pop("/v1/dogs"))
        assert self.sync(source) == 1
        assert "GET /v1/dogs would be removed" in capsys.readouterr().err
        assert spec.read_bytes() == before
        report = source.parent / "report.md"
        assert self.sync(source, "--report", str(report)) == 1
        assert "1 removed" in capsys.readouterr().out
        assert "`GET /v1/dogs`: operation removed" in report.read_text()
        assert spec.read_bytes() == before
        assert self.sync(source, "--allow-removals") == 0
        assert list(read_document(spec)["paths"]) == ["/v1/pets"]

    def test_reports_overlay_actions_without_a_target(self, source: Path, capsys: pytest.CaptureFixture[str]) -> None:
        folder = source.parent / "spec"
        folder.mkdir()
        action = {"target": "$.paths['/v1/cats']", "update": {"x-note": 1}}
        overlay = {"overlay": "1.0.0", "info": {"title": "t", "version": "1"}, "actions": [action]}
        (folder / "overlay.yaml").write_text(dump_yaml(overlay))
        assert self.sync(source) == 0
        assert "/v1/cats" in capsys.readouterr().out

    def test_an_overlay_action_that_cannot_be_applied_stops_nothing(
        self, source: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = source.parent / "spec"
        folder.mkdir()
        pets = "$.paths['/v1/pets'].get"
        actions = [
            {"target": f"{pets}.operationId", "update": {"x-note": 1}},
            {"target": f"{pets}.responses", "update": "text"},
            {"target": pets, "update": {"responses": "text"}},
            {"target": pets, "update": {"x-note": 1}},
        ]
        overlay = {"overlay": "1.0.0", "info": {"title": "t", "version": "1"}, "actions": actions}
        (folder / "overlay.yaml").write_text(dump_yaml(overlay))
        assert self.sync(source) == 0
        told = capsys.readouterr().out
        place = f"{folder / 'overlay.yaml'}#/actions"
        assert f"- {place}/0: cannot be applied to {pets}.operationId: the target is a string" in told
        assert [f"{place}/{index}:" in told for index in range(4)] == [True, True, True, False]

    def test_a_report_that_cannot_be_written_leaves_the_spec(self, source: Path) -> None:
        (source.parent / "taken").write_text("a file")
        assert self.sync(source, "--report", str(source.parent / "taken" / "report.md")) == 1
        assert not (source.parent / "spec").exists()

    def test_an_upstream_that_only_reorders_changes_nothing(self, source: Path) -> None:
        assert self.sync(source) == 0
        self.edit(source, lambda d: d.update(paths=dict(reversed(d["paths"].items()))))
        assert self.sync(source, "--check") == 0

    @pytest.mark.parametrize(
        ("content", "says"),
        [
            ("a: [", "not YAML"),
            ("swagger: '2.0'", "#/openapi"),
            ("openapi: 3.1.0", "#/paths"),
            ("openapi: 3.1.0\npaths: {}", "holds no operation"),
            ("[]", "no mapping"),
        ],
    )
    def test_bad_input_is_one_line_and_nothing_written(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, says: str
    ) -> None:
        source = tmp_path / "api.yaml"
        source.write_text(content)
        assert self.sync(source) == 1
        error = capsys.readouterr().err
        assert error.startswith(f"sync_spec: {source}#")
        assert says in error
        assert error.count("\n") == 1
        assert not (tmp_path / "spec").exists()

    def test_what_a_folder_holds_beside_its_pages_is_named(
        self, source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert self.sync(source) == 0
        folder = tmp_path / "docs"
        folder.mkdir()
        (folder / "page.md").write_text(page(read_document(tmp_path / "spec" / "cohere.yaml"), "get", "/v1/dogs"))
        (folder / "llms.txt").write_text("# Index\n")
        (folder / "lap.txt").write_text("@lap v0.3\n@api Pets\n")
        (folder / "published.yaml").write_text(source.read_text())
        capsys.readouterr()
        assert self.sync(folder, "--report", str(tmp_path / "report.md")) == 0
        left_out = [
            f"{folder / 'published.yaml'}: the published OpenAPI file; left out",
            f"{folder / 'lap.txt'}: a LAP description; left out",
            f"{folder / 'llms.txt'}: no OpenAPI fragment; left out",
        ]
        assert capsys.readouterr().err.splitlines() == [f"sync_spec: {line}" for line in left_out]
        assert [line in (tmp_path / "report.md").read_text() for line in left_out] == [True] * 3

    def test_the_kind_of_a_source_is_found_by_looking(
        self, source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert self.sync(source) == 0
        lap = tmp_path / "api.json"
        lap.write_text(json.dumps({"raw": "@lap v0.3\n@api Pets\n@endpoint GET /v1/cats\n@returns(200)\n"}))
        assert self.sync(lap) == 1
        assert "GET /v1/cats" in capsys.readouterr().out
        assert self.sync(lap, "--report", str(tmp_path / "report.md")) == 1
        assert "1 endpoints compared: 1 missing" in capsys.readouterr().out
        notes = tmp_path / "notes.md"
        notes.write_text("# Nothing here\n")
        assert self.sync(notes) == 1
        assert "holds none of" in capsys.readouterr().err
        assert self.sync(tmp_path / "missing.yaml") == 1
        assert self.sync("ftp://example.com/api.yaml") == 1
