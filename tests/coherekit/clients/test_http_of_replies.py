"""Every reply tells of the exchange that gave it, empty ones too, and is otherwise as if it did not."""

from __future__ import annotations

import copy
import pickle

from cohere_api.runtime import Http, JsonObject, attach_http

import coherekit
from coherekit import TokenizeResponse
from tests.support.fake_api import Canned, FakeApi

TOKENS = {"tokens": [1, 2], "token_strings": ["a", "b"], "meta": {}}


def test_a_reply_has_status_headers_id_attempts_and_time(api: FakeApi, co: coherekit.ClientV2) -> None:
    api.replies.append(Canned(body=TOKENS, headers={"X-Request-Id": "r-1", "X-Other": "o"}))

    http = co.tokenize(text="a", model="m").http

    assert http is not None
    assert (http.status, http.request_id, http.attempts, http.waits) == (200, "r-1", 1, ())
    assert http.headers["x-other"] == "o"
    assert 0 < http.seconds < 60


def test_attempts_and_waits_count_what_failed_first(api: FakeApi, co: coherekit.ClientV2) -> None:
    api.replies += [Canned(503, headers={"retry-after-ms": "20"}), Canned(body=TOKENS)]

    http = co.tokenize(text="a", model="m").http

    assert http is not None
    assert http.attempts == 2
    assert len(http.waits) == 1
    assert 0.02 <= http.waits[0] <= http.seconds


def test_an_empty_reply_has_them_too_and_is_false(api: FakeApi, co: coherekit.ClientV2) -> None:
    api.replies.append(Canned(headers={"x-request-id": "r-2"}))

    reply = co.embed_jobs.cancel("id")

    assert not reply
    assert reply.http
    assert reply.http.request_id == "r-2"


def test_a_member_of_a_union_that_the_spec_lacks_has_them(api: FakeApi) -> None:
    api.replies.append(Canned(body={"response_type": "embeddings_new"}))
    with coherekit.Client(api_key="key-for-tests", base_url=api.url) as co:
        reply = co.embed(texts=["a"])

    assert reply.response_type == "unknown"
    assert reply.http


def test_it_takes_no_part_in_equality_repr_iteration_and_pickles(api: FakeApi, co: coherekit.ClientV2) -> None:
    api.replies.append(Canned(body=TOKENS))
    reply = co.tokenize(text="a", model="m")
    made = TokenizeResponse.from_dict(TOKENS)

    assert made.http is None
    assert reply == made
    assert repr(reply) == repr(made)
    assert dict(iter(reply)) == dict(iter(made))
    assert pickle.loads(pickle.dumps(reply)) == reply
    assert pickle.loads(pickle.dumps(reply)).http is None
    assert copy.deepcopy(reply) == reply


def test_an_object_without_a_model_is_a_dict_that_tells_of_its_call() -> None:
    http = Http(status=200, headers_as_given={}, attempts=1, waits=(), seconds=0.1)
    reply = attach_http(JsonObject.from_json({"a": 1}), http)

    assert reply.http is http
    assert reply == {"a": 1}
    assert repr(reply) == "{'a': 1}"
    again = pickle.loads(pickle.dumps(reply))
    assert (again, again.http) == ({"a": 1}, None)
    assert JsonObject().http is None
