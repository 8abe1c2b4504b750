"""The table of figures, printed after the trust tests, and in `make trust` written into the document about them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.trust import server
from tests.trust.figures import FULL, Figures

_FIGURES: Final = pytest.StashKey[Figures]()
_DOCUMENT: Final = Path(__file__).parents[2] / "docs" / "reliability.md"
_BEGIN: Final = "<!-- figures: written by make trust -->\n"
_END: Final = "<!-- end of figures -->"


@pytest.fixture(scope="session")
def figures(pytestconfig: pytest.Config) -> Figures:
    return pytestconfig.stash.setdefault(_FIGURES, Figures())


@pytest.fixture(scope="session")
def canned() -> Iterator[str]:
    """The address of a server in a process of its own: `server` tells what it does."""
    with server.running() as url:
        yield url


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config) -> None:
    table = config.stash.get(_FIGURES, Figures()).table()
    if not table or not FULL:
        return
    terminalreporter.section("figures")
    terminalreporter.write_line(table)
    # Of some of the tests the table would lack rows.
    if exitstatus == pytest.ExitCode.OK and config.args == ["tests/trust"] and not config.option.keyword:
        before, _, rest = _DOCUMENT.read_text(encoding="utf-8").partition(_BEGIN)
        _, _, after = rest.partition(_END)
        _DOCUMENT.write_text(f"{before}{_BEGIN}\n{table}\n\n{_END}{after}", encoding="utf-8")
