"""Golden output of the specs in tests/specs; `python tests/regolden.py` writes tests/golden anew from them."""

from __future__ import annotations

import sys

from tests.support.paths import ROOT, TESTS

SPECS = TESTS / "specs"
GOLDEN = TESTS / "golden"
NAMES = ("features", "older")
RUNTIME = ROOT / "templates" / "runtime"
# The same for every spec; those of cohere_api are compared instead.
STATIC = frozenset(f"cohere_api/runtime/{path.name}" for path in RUNTIME.glob("*.py"))


def generated(name: str) -> dict[str, bytes]:
    """All files of a spec: the package below cohere_api/, the pages below reference/."""
    from codegen.generate.generator import generate

    output = generate(SPECS / name)
    return {
        **{f"cohere_api/{path}": content for path, content in output.package.items()},
        **{f"reference/{path}": content for path, content in output.reference.items()},
    }


def golden(name: str) -> dict[str, bytes]:
    """All files below the folder of a spec."""
    root = GOLDEN / name
    files = (path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def main() -> None:
    from codegen.generate.write.output import replace_folders

    replace_folders({GOLDEN / name: {k: v for k, v in generated(name).items() if k not in STATIC} for name in NAMES})


if __name__ == "__main__":
    sys.path.insert(0, str(TESTS.parent / "scripts"))
    main()
