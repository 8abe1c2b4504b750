"""What trust tests share, and their table of figures.

It is printed after them, and in `make trust` written into the document about them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import trustme

from coherekit._http import environment
from tests.support.fake_api import FakeApi
from tests.support.paths import ROOT
from tests.support.trust import canned_process
from tests.support.trust.fault_calls import Folders
from tests.support.trust.fault_checks import Tally
from tests.support.trust.figures import FULL, Figures

_FIGURES: Final = pytest.StashKey[Figures]()
_DOCUMENT: Final = ROOT / "docs" / "reliability.md"
_BEGIN: Final = "<!-- figures: written by make trust -->\n"
_END: Final = "<!-- end of figures -->"


@pytest.fixture(scope="session")
def figures(pytestconfig: pytest.Config) -> Figures:
    return pytestconfig.stash.setdefault(_FIGURES, Figures())


@pytest.fixture(scope="session")
def tally(figures: Figures) -> Iterator[Tally]:
    counted = Tally()
    yield counted
    over = f"{counted.calls:,} calls that met a fault"
    figures.at_most("third-party exceptions that reach the caller", len(counted.foreign), 0, over=over)
    if counted.cuts:
        figures.at_most("silent truncations", counted.silent, 0, over=f"{counted.cuts:,} cuts of replies and streams")


@pytest.fixture
def elsewhere() -> Iterator[FakeApi]:
    """A server that nothing should be sent to."""
    with FakeApi() as server:
        yield server
        assert not server.received


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """For what is written by a call that meets a fault, and by the call after it."""
    during, after = tmp_path / "during", tmp_path / "after"
    during.mkdir()
    after.mkdir()
    return during, after


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[trustme.CA]:
    """One that clients trust, as a user says it: by the environment."""
    made = trustme.CA()
    file = tmp_path_factory.mktemp("trusted") / "authority.pem"
    made.cert_pem.write_to_path(str(file))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(file))
        environment._new_tls_context.cache_clear()
        yield made
    environment._new_tls_context.cache_clear()


@pytest.fixture(scope="session")
def canned() -> Iterator[str]:
    """The address of a server in a process of its own: `canned_process` tells what it does."""
    with canned_process.running() as url:
        yield url


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config) -> None:
    table = config.stash.get(_FIGURES, Figures()).table()
    if not table or not FULL:
        return
    terminalreporter.section("figures")
    terminalreporter.write_line(table)
    # Of some of the tests the table would lack rows.
    if exitstatus == pytest.ExitCode.OK and "tests/trust" in config.args and not config.option.keyword:
        before, _, rest = _DOCUMENT.read_text(encoding="utf-8").partition(_BEGIN)
        _, _, after = rest.partition(_END)
        _DOCUMENT.write_text(f"{before}{_BEGIN}\n{table}\n\n{_END}{after}", encoding="utf-8")
