"""`make demo`: regenerate, then take the tour with what came out.

Exit 0 only if each step did what it says.
"""

from __future__ import annotations

import subprocess
import sys


def main() -> int:
    print("--- regenerate: spec/ + templates/ -> generated/", flush=True)
    for command in (["generate.py", "--check"], ["generate.py"], ["tour.py"]):
        script, *arguments = command
        done = subprocess.run([sys.executable, f"scripts/{script}", *arguments], check=False)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
