"""Where things of the repository are, and of the input data beside it, which may be absent."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
TESTS: Final = ROOT / "tests"
SHARED: Final = ROOT.parent / "shared"
UPSTREAM_FOLDER: Final = SHARED / "upstream"
