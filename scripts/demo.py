"""`make demo`: regenerate, then take the tour with what came out.

Exit 0 only if each step did what it says.
"""

from __future__ import annotations

import subprocess
import sys


def main() -> int:
    print("--- regenerate: spec/ + templates/ -> generated/", flush=True)
    for command in (["scripts/generate.py", "--check"], ["scripts/generate.py"], ["scripts/tour.py"]):
        done = subprocess.run([sys.executable, *command], check=False)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
