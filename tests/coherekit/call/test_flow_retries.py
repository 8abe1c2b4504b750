"""The flow of a call: what is tried again and after how long. No I/O, no clock."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from cohere_api.runtime import FileInput, Request, RequestOptions
from hypothesis import given
from hypothesis import strategies as st

import coherekit
from coherekit._call.retry import Retry
from coherekit._port.exchange import Failure, Reply
from tests.support.call_outcomes import (
    BROKEN,
    CANT_CONNECT,
    HOPELESS,
    NOW,
    OK,
    SLOW,
    endpoint,
    run,
    status,
)


class TestWhatIsTriedAgain:
    @pytest.mark.parametrize("outcome", [status(408), status(409), status(429), status(500), status(503), status(599)])
    @pytest.mark.parametrize("failure", [CANT_CONNECT, BROKEN, SLOW])
    def test_safe_operations_try_again(self, outcome: Reply, failure: Failure) -> None:
        result, sent, pauses = run([outcome, failure, OK])

        assert result == {"ok": True}
        assert len(sent) == 3
        assert pauses == [0.5, 1.0]

    @pytest.mark.parametrize("outcome", [status(400), status(404), status(422), status(302), HOPELESS])
    def test_what_cannot_get_better_fails_at_once(self, outcome: Reply | Failure) -> None:
        error, sent, pauses = run([outcome])

        assert isinstance(error, coherekit.CohereError)
        assert (len(sent), pauses, error.attempts) == (1, [], 1)

    @pytest.mark.parametrize(("outcome", "attempts"), [(BROKEN, 1), (SLOW, 1), (status(500), 1), (status(409), 1)])
    def test_what_may_have_been_processed_is_not_sent_twice(self, outcome: Reply | Failure, attempts: int) -> None:
        error, sent, _ = run([outcome] * 3, Request(endpoint=endpoint("only-if-unsent"), body={}))

        assert isinstance(error, coherekit.CohereError)
        assert len(sent) == attempts

    @pytest.mark.parametrize("outcome", [CANT_CONNECT, status(429), status(503)])
    def test_what_was_surely_not_processed_is_sent_again(self, outcome: Reply | Failure) -> None:
        result, sent, _ = run([outcome, OK], Request(endpoint=endpoint("only-if-unsent"), body={}))

        assert result == {"ok": True}
        assert len(sent) == 2

    @pytest.mark.parametrize(("outcome", "attempts"), [(status(503), 1), (BROKEN, 1), (CANT_CONNECT, 2)])
    def test_a_file_that_cannot_be_rewound_is_sent_once(self, outcome: Reply | Failure, attempts: int) -> None:
        class Pipe(BytesIO):
            def seekable(self) -> bool:
                return False

        _, sent, _ = run([outcome, OK], Request(endpoint=endpoint(), files={"data": Pipe(b"x")}))

        assert len(sent) == attempts

    def test_files_that_can_be_read_again_are(self) -> None:
        files: dict[str, FileInput] = {
            "a": b"x",
            "b": Path("b"),
            "c": BytesIO(b"x"),
            "d": ("d.txt", b"x", "text/plain"),
        }
        _, sent, _ = run([status(503), OK], Request(endpoint=endpoint(), files=files))

        assert len(sent) == 2

    def test_the_last_failure_is_told(self) -> None:
        error, sent, _ = run([status(500), BROKEN, SLOW])

        assert len(sent) == 3
        assert str(error) == "ApiTimeoutError: the reply took too long (POST /v1/things, attempt 3 of 3)"

    @pytest.mark.parametrize("count", [0, 1, 4])
    def test_max_retries_counts_the_attempts_after_the_first(self, count: int) -> None:
        options: RequestOptions = {"max_retries": count}
        _, sent, _ = run([BROKEN] * 9, options=options)

        assert len(sent) == count + 1


class TestPauses:
    @pytest.mark.parametrize(
        ("headers", "pause"),
        [
            ({"retry_after": "3"}, 3.0),
            ({"retry_after": "1.25"}, 1.25),
            ({"retry_after_ms": "1500", "retry_after": "9"}, 1.5),
            ({"retry_after": "Tue, 14 Nov 2023 22:13:30 GMT"}, 10.0),
            ({"retry_after": "60"}, 60.0),
            # Never shorter than asked, never shorter than the usual pause.
            ({"retry_after": "0"}, 0.5),
            ({"retry_after": "Tue, 14 Nov 2000 22:13:30 GMT"}, 0.5),
            # What makes no sense is ignored.
            ({"retry_after": "nan"}, 0.5),
            ({"retry_after": "inf"}, 0.5),
            ({"retry_after": "-5"}, 0.5),
            ({"retry_after": "soon"}, 0.5),
            ({"retry_after": ""}, 0.5),
        ],
    )
    def test_the_server_is_heeded(self, headers: dict[str, str], pause: float) -> None:
        _, _, pauses = run([status(429, **headers), OK])

        assert pauses == [pause]

    def test_more_than_a_minute_is_not_waited_for(self) -> None:
        error, sent, pauses = run([status(429, retry_after="3600")])

        assert isinstance(error, coherekit.TooManyRequestsError)
        assert (len(sent), pauses, error.retry_after) == (1, [], 3600.0)

    @given(st.integers(1, 2000), st.floats(0, 1, exclude_max=True))
    def test_pauses_grow_and_are_bounded(self, attempt: int, chance: float) -> None:
        pause = Retry(chance=lambda: chance).pause(BROKEN, attempt, safe=True, repeatable=True)

        assert pause is not None
        assert 0 <= pause <= min(8.0, 0.5 * 2.0 ** min(attempt - 1, 100))

    @given(st.text(max_size=40))
    def test_no_header_breaks_the_flow(self, value: str) -> None:
        pause = Retry(now=lambda: NOW).asked_pause(status(429, retry_after=value, retry_after_ms=value))

        assert pause is None or pause >= 0
