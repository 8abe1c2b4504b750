"""What a call makes of failures, driven by hand under a fake clock: deadline, stale connections, hook, errors."""

from __future__ import annotations

import pickle
from io import BytesIO
from typing import Any

import pytest
from cohere_api.runtime import Endpoint, Request, RequestOptions

import coherekit
from coherekit import RetryEvent
from coherekit._call.call import call
from coherekit._call.retry import Retry
from coherekit._port.exchange import OVERDUE, Reply
from coherekit._settings.options import resolve_settings
from tests.support.driven import BROKEN, BUSY, ENDPOINT, OK, SLOW, STALE, UNSAFE, Clock, opened, settings_of


class TestDeadline:
    @pytest.mark.parametrize("options", [None, {"deadline": 4.0}])
    def test_each_attempt_may_take_what_is_left(self, options: RequestOptions | None) -> None:
        clock = Clock(cost=0.25)
        settings = settings_of(deadline=50.0 if options else 4.0)

        assert clock.call([BUSY, BUSY, OK], settings, options) == {"ok": True}
        # Less 0.25 and a pause of 0.5, then 0.25 and 1.0.
        assert clock.limits == [4.0, 3.25, 2.0]

    def test_a_pause_that_does_not_fit_fails_at_once_with_what_failed_last(self) -> None:
        clock = Clock(cost=1.0)
        error = clock.call([BUSY, BUSY], settings_of(deadline=3.0))

        assert type(error) is coherekit.ApiTimeoutError
        assert error.message == (
            "the deadline of 3 seconds leaves no time for another attempt; "
            "the last one: ServiceUnavailableError 503: busy"
        )
        assert (error.attempts, error.waits, error.seconds) == (2, (0.5,), 2.5)
        assert (error.status_code, error.request_id) == (503, "r-1")
        assert clock.now == 102.5

    def test_a_pause_that_does_not_fit_takes_nothing_from_the_budget(self) -> None:
        settings = settings_of(deadline=0.4, retry_budget=1)

        for _ in range(3):
            assert "leaves no time" in str(Clock().call([BUSY], settings))
        assert Clock().call([BUSY, OK], settings, {"deadline": 9.0}) == {"ok": True}

    @pytest.mark.parametrize("retries", [0, 2])
    def test_a_timeout_at_the_deadline_names_the_deadline(self, retries: int) -> None:
        error = Clock(cost=5.0).call([SLOW], settings_of(deadline=5.0, max_retries=retries))

        assert type(error) is coherekit.ApiTimeoutError
        assert error.message == "the deadline of 5 seconds has passed: the reply took too long"

    def test_a_body_that_stops_coming_ends_at_the_deadline(self) -> None:
        clock = Clock(cost=1.0)
        error = clock.call([opened(), b"[", OVERDUE], settings_of(deadline=4.0, max_retries=0))

        assert clock.reads == [3.0, 2.0]
        assert type(error) is coherekit.ApiTimeoutError
        assert error.message == "the deadline of 4 seconds has passed"

    def test_a_body_that_drips_ends_at_the_deadline_and_is_closed(self) -> None:
        clock = Clock(cost=1.0)
        error = clock.call([opened(), b"[", b"1", b",", b"2"], settings_of(deadline=3.0, max_retries=0))

        assert type(error) is coherekit.ApiTimeoutError
        assert error.message == "the deadline of 3 seconds has passed"
        assert (clock.now, clock.closed) == (103.0, 1)

    @pytest.mark.parametrize("status", [200, 400])
    def test_a_body_in_pieces_is_read_whole(self, status: int) -> None:
        clock = Clock()
        result = clock.call([opened(status), b'{"message": ', b'"hello"}', None], settings_of(deadline=3.0))

        assert (result if status == 200 else result.body) == {"message": "hello"}
        assert clock.closed == 1

    def test_a_body_that_breaks_is_sent_for_again(self) -> None:
        clock = Clock()

        assert clock.call([opened(), b"{", BROKEN, opened(), b"{}", None], settings_of(deadline=3.0)) == {}

    def test_a_key_function_that_takes_all_the_time_sends_nothing(self) -> None:
        clock = Clock()

        def key() -> str:
            clock.now += 9.0
            return "key-for-tests"

        steps = call(
            resolve_settings(api_key=key, deadline=5.0),
            Retry(clock=lambda: clock.now),
            Request(endpoint=ENDPOINT, body={}),
        )
        next(steps)
        with pytest.raises(coherekit.ApiTimeoutError, match="deadline of 5 seconds has passed") as caught:
            steps.send(key())
        assert caught.value.attempts == 0

    @pytest.mark.parametrize("value", [0, -1, float("inf"), float("nan"), "5", True])
    def test_a_deadline_that_is_none_is_refused(self, value: Any) -> None:
        with pytest.raises(coherekit.ValidationError, match="deadline must be"):
            settings_of(deadline=value)
        assert "deadline must be" in str(Clock().call([], options={"deadline": value}))


class TestStaleConnections:
    def test_a_safe_request_is_sent_again_at_once_and_beyond_the_allowance(self) -> None:
        settings = settings_of(max_retries=0, retry_budget=0)
        clock = Clock()

        assert clock.call([STALE, OK], settings) == {"ok": True}
        assert clock.now == 100.0

    def test_only_once_in_a_call(self) -> None:
        error = Clock().call([STALE, STALE], settings_of(max_retries=0))

        assert (error.attempts, error.allowed_attempts, error.waits) == (2, 2, (0.0,))

    def test_then_as_often_as_any_other_request(self) -> None:
        error = Clock().call([STALE, BROKEN, BROKEN, BROKEN], settings_of(max_retries=2))

        assert (error.attempts, error.waits) == (4, (0.0, 0.5, 1.0))

    def test_what_may_have_been_processed_is_not(self) -> None:
        assert Clock().call([STALE], endpoint=UNSAFE).attempts == 1

    def test_nor_is_a_file_that_cannot_be_read_again(self) -> None:
        class Pipe(BytesIO):
            def seekable(self) -> bool:
                return False

        request = Request(endpoint=ENDPOINT, files={"data": Pipe(b"x")})
        error = Clock().run(call(settings_of(), Retry(), request), [STALE])

        assert error.attempts == 1


class TestWhatIsTold:
    def test_the_hook_hears_of_each_pause_before_it(self) -> None:
        heard: list[tuple[RetryEvent, float]] = []
        clock = Clock(cost=1.0)
        settings = settings_of(on_retry=lambda event: heard.append((event, clock.now)))

        assert clock.call([BUSY, BROKEN, OK], settings) == {"ok": True}
        (first, first_at), (second, second_at) = heard
        assert (first.method, first.path, first.attempt, first.allowed, first.wait) == ("POST", "/v1/t", 1, 3, 0.5)
        assert isinstance(first.error, coherekit.ServiceUnavailableError)
        assert isinstance(second.error, coherekit.TransportError)
        assert (second.attempt, second.wait, second.error.waits) == (2, 1.0, (0.5,))
        assert (first_at, second_at) == (101.0, 102.5)

    def test_what_the_hook_raises_ends_the_call(self) -> None:
        def stop(_: RetryEvent) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            Clock().call([BUSY, OK], settings_of(on_retry=stop))

    @pytest.mark.parametrize("hook", [1, "log"])
    def test_a_hook_that_cannot_be_called_is_refused(self, hook: Any) -> None:
        with pytest.raises(coherekit.ValidationError, match="on_retry"):
            settings_of(on_retry=hook)

    def test_an_async_hook_is_refused(self) -> None:
        async def hook(_: RetryEvent) -> None: ...

        with pytest.raises(coherekit.ValidationError, match="on_retry"):
            settings_of(on_retry=hook)

    def test_an_error_says_why_an_allowed_attempt_was_not_made(self) -> None:
        waits = Reply(429, {"retry-after": "3600"}, b'{"message": "slow down"}')
        error = Clock().call([waits])

        assert error.gave_up == "the API asks to wait 3600 seconds, more than 60"
        assert str(error) == (
            "TooManyRequestsError 429: slow down (POST /v1/t, attempt 1 of 3, "
            "not sent again: the API asks to wait 3600 seconds, more than 60)"
        )
        assert error.retry_after == 3600

    def test_an_error_tells_attempts_waits_and_time_and_pickles_with_them(self) -> None:
        error = Clock(cost=1.0).call([BUSY, BUSY, BUSY])

        again = pickle.loads(pickle.dumps(error))
        assert (again.attempts, again.waits, again.seconds, again.gave_up) == (3, (0.5, 1.0), 4.5, None)

    def test_a_reply_tells_them_too(self) -> None:
        endpoint: Endpoint[coherekit.TokenizeResponse] = Endpoint(
            operation="t", method="POST", path="/t", decode=coherekit.TokenizeResponse.from_dict, retry="safe"
        )
        http = (
            Clock(cost=1.0).call([BUSY, Reply(200, {}, b'{"tokens": [], "token_strings": []}')], endpoint=endpoint).http
        )

        assert (http.attempts, http.waits, http.seconds) == (2, (0.5,), 2.5)
