"""How long a reply asks to wait, in every form it may say so, and in forms that say nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from coherekit._call.retry import Retry
from coherekit._port.exchange import Reply

NOW = 1_700_000_000.0  # Tue, 14 Nov 2023 22:13:20 GMT
MONTH = 30 * 86400


def asked(status: int = 429, **headers: str) -> float | None:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Retry(now=lambda: NOW).asked_pause(Reply(status, named, b""))


def _heed_zone() -> None:
    # Windows has no such call, and reads TZ by itself.
    getattr(time, "tzset", lambda: None)()


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A date without a zone must not be taken for local time."""
    with monkeypatch.context() as environment:
        environment.setenv("TZ", "Asia/Tokyo")
        _heed_zone()
        yield
    _heed_zone()


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("3", 3.0),
        (" 1.25 ", 1.25),
        ("2.", 2.0),
        (str(MONTH), MONTH),
        ("Tue, 14 Nov 2023 22:13:30 GMT", 10.0),
        ("Tuesday, 14-Nov-23 22:13:30 GMT", 10.0),
        ("Tue Nov 14 22:13:30 2023", 10.0),
        ("Tue, 14 Nov 2023 22:13:30 -0000", 10.0),
        ("Tue, 14 Nov 2023 23:13:30 +0100", 10.0),
        ("Tue, 14 Nov 2023 22:13:00 GMT", 0.0),
    ],
)
@pytest.mark.usefixtures("elsewhere")
def test_numbers_and_dates_are_understood(value: str, seconds: float) -> None:
    assert asked(retry_after=value) == seconds


SENSELESS = ("nan", "inf", "-inf", "-5", "-0.1", "1e3", "1_0", "٣", "soon", "", "1e400", "0x10", "1,5", "9" * 400)
SENSELESS_DATES = ("Tue, 99 Nov 2023 22:13:30 GMT", "Tue, 14 Nov 9999 22:13:30 GMT", "14.11.2023")


@pytest.mark.parametrize("value", [*SENSELESS, *SENSELESS_DATES, str(400 * 86400)])
def test_what_makes_no_sense_is_ignored(value: str) -> None:
    assert asked(retry_after=value) is None


@pytest.mark.parametrize("value", SENSELESS)
def test_milliseconds_that_make_no_sense_are_ignored(value: str) -> None:
    assert asked(retry_after_ms=value, retry_after="7") == 7.0


def test_milliseconds_are_more_exact_and_go_first() -> None:
    assert asked(retry_after_ms="1500", retry_after="9") == 1.5


def test_a_date_is_measured_by_the_servers_own_clock() -> None:
    assert asked(retry_after="Tue, 14 Nov 2023 23:00:30 GMT", date="Tue, 14 Nov 2023 23:00:00 GMT") == 30.0
    assert asked(retry_after="Tue, 14 Nov 2023 22:13:30 GMT", date="whenever") == 10.0


class TestRateLimitReset:
    """Counts for a 429 that has no Retry-After: other replies carry it too, where it asks for nothing."""

    @pytest.mark.parametrize(("value", "seconds"), [("45", 45.0), ("1700000020", 20.0), ("1699999999", 0.0)])
    def test_seconds_and_times_are_told_apart(self, value: str, seconds: float) -> None:
        assert asked(x_ratelimit_reset=value) == seconds

    @pytest.mark.parametrize("value", ["", "nan", "soon", "1700000020000", "99999999"])
    def test_what_makes_no_sense_is_ignored(self, value: str) -> None:
        assert asked(x_ratelimit_reset=value) is None

    def test_retry_after_goes_first(self) -> None:
        assert asked(x_ratelimit_reset="45", retry_after="3") == 3.0

    def test_other_statuses_do_not_heed_it(self) -> None:
        assert asked(503, x_ratelimit_reset="45") is None
