"""Write the client of a spec: spec/ and templates/ -> generated/cohere_api and docs/reference.

python scripts/generate.py [--spec spec] [--out generated] [--docs docs/reference] [--check] [--lenient-overlay]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from codegen.document.load import SpecError, printable
from codegen.generate.generator import generate
from codegen.generate.write.output import differences, replace_folders


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="generate.py", description="Write the client of a spec.")
    parser.add_argument("--spec", type=Path, default=Path("spec"), help="folder of cohere.yaml and overlay.yaml")
    parser.add_argument("--out", type=Path, default=Path("generated"), help="folder that gets the package cohere_api")
    parser.add_argument("--docs", type=Path, help="folder that gets the reference pages (default: docs/reference)")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 and name the files that differ")
    parser.add_argument("--lenient-overlay", action="store_true", help="overlay actions without a target only warn")
    options = parser.parse_args(arguments)
    docs = options.docs or (Path("docs/reference") if _is_ours(options.out) else options.out / "reference")
    folders = {options.out / "cohere_api": "package", docs: "reference"}
    try:
        output = generate(options.spec, lenient=options.lenient_overlay)
        trees = {folder: output.package if kind == "package" else output.reference for folder, kind in folders.items()}
        for warning in output.warnings:
            print(f"generate: warning: {printable(warning)}", file=sys.stderr)
        if options.check:
            differing = [line for folder, files in trees.items() for line in differences(folder, files)]
            print("\n".join(differing) if differing else "generate: nothing differs")
            return 1 if differing else 0
        replace_folders(trees)
    except (SpecError, OSError) as error:
        print(f"generate: {printable(str(error))}", file=sys.stderr)
        return 1
    print(f"generate: {output.summary}")
    return 0


def _is_ours(out: Path) -> bool:
    return out.resolve() == Path("generated").resolve()


if __name__ == "__main__":
    sys.exit(main())
