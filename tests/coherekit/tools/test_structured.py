"""`chat(output_type=T)`: the request carries T's schema, the reply its text as a T."""

from __future__ import annotations

import copy
import pickle
import sys
from typing import Any

import pytest

from coherekit import (
    AsyncClient,
    AsyncClientV2,
    ChatResponseV2,
    Client,
    ClientV2,
    CohereError,
    OutputError,
    ParsedChatResponseV2,
    ValidationError,
)
from tests.support.chat_replies import QUESTION, answer, answer_v1, asks_for
from tests.support.fake_api import Canned, FakeApi
from tests.support.typed_values import CARD_SCHEMA, PLACE_SCHEMA, Card, Guest, Owner, Place, Stay, Tree

TEXTS: list[tuple[type[Any], str, Any]] = [
    (Place, '{"name": "p", "height": 2}', Place("p", 2.0)),
    (Stay, '{"place": {"name": "p"}, "nights": 2}', Stay(Place("p"), 2)),
    (Guest, '{"name": "g", "vip": true}', {"name": "g", "vip": True}),
    (Card, '{"number": "1", "owner": {"name": "n"}}', Card(number="1", owner=Owner(name="n"))),
    (dict, '{"any": ["thing"]}', {"any": ["thing"]}),
]


def ask(reply: Canned, kind: Any, **more: Any) -> tuple[Any, Any]:
    """The reply of a v2 chat, and the body that was sent."""
    with FakeApi(reply) as api, ClientV2(api_key="some-key", base_url=api.url) as co:
        return co.chat(**QUESTION, output_type=kind, **more), api.received[0].json


@pytest.mark.parametrize(("kind", "text", "value"), TEXTS)
def test_the_text_is_read_as_the_type(kind: type[Any], text: str, value: Any) -> None:
    reply, _ = ask(answer(text), kind)
    assert (type(reply.parsed), reply.parsed) == (type(value), value)


def test_the_rest_of_the_reply_is_as_without() -> None:
    reply, _ = ask(answer('{"name": "p"}'), Place)
    assert issubclass(ParsedChatResponseV2, ChatResponseV2)
    assert type(reply).__name__ == ParsedChatResponseV2.__name__
    assert reply.http.request_id == "some-id"
    assert reply.message.content[0].text == '{"name": "p"}'
    assert reply.to_dict() == answer('{"name": "p"}').body
    assert "parsed" not in dict(reply)
    assert reply.model_dump(exclude_none=True) == reply.to_dict()
    for copied in (pickle.loads(pickle.dumps(reply)), copy.copy(reply), copy.deepcopy(reply)):
        assert (copied, copied.parsed) == (reply, Place("p"))


def test_v2_asks_for_json_of_the_schema() -> None:
    _, sent = ask(answer('{"name": "p"}'), Place, temperature=0.5)
    assert sent["response_format"] == {"type": "json_object", "json_schema": PLACE_SCHEMA}
    assert sent["temperature"] == 0.5
    assert "output_type" not in sent
    _, sent = ask(answer('{"number": "1", "owner": {"name": "n"}}'), Card)
    assert sent["response_format"]["json_schema"] == CARD_SCHEMA


def test_v1_names_the_schema_in_its_own_way() -> None:
    with FakeApi(answer_v1('{"name": "p"}')) as api, Client(api_key="some-key", base_url=api.url) as co:
        reply = co.chat(message="a question", output_type=Place)
    assert api.received[0].json["response_format"] == {"type": "json_object", "schema": PLACE_SCHEMA}
    assert (reply.parsed, reply.text) == (Place("p"), '{"name": "p"}')


def test_a_v1_client_has_it_under_v2_as_well() -> None:
    with FakeApi(answer('{"name": "p"}')) as api, Client(api_key="some-key", base_url=api.url) as co:
        assert co.v2.chat(**QUESTION, output_type=Place).parsed == Place("p")


@pytest.mark.anyio
@pytest.mark.parametrize("anyio_backend", ["asyncio", "trio"])
async def test_async_clients_have_it_too() -> None:
    with FakeApi(answer('{"name": "p"}'), answer_v1('{"name": "q"}')) as api:
        async with AsyncClientV2(api_key="some-key", base_url=api.url) as second:
            assert (await second.chat(**QUESTION, output_type=Place)).parsed == Place("p")
        async with AsyncClient(api_key="some-key", base_url=api.url) as first:
            assert (await first.chat(message="a question", output_type=Place)).parsed == Place("q")


def test_without_it_nothing_changes() -> None:
    with FakeApi(answer("text")) as api, ClientV2(api_key="some-key", base_url=api.url) as co:
        assert type(co.chat(**QUESTION)) is ChatResponseV2
    assert "response_format" not in api.received[0].json


BAD: list[tuple[Canned, Any, str]] = [
    (answer("Sure! Here it is"), Place, "no Place: JSON is malformed"),
    (answer('{"name": 1}'), Place, r"Expected `str`, got `int` - at `\$.name`"),
    (answer('{"place": {}}'), Stay, r"missing required field `name` - at `\$.place`"),
    (answer('{"name": "p", "height": "2"}'), Place, r"at `\$.height`"),
    (answer('{"number": "1", "owner": {"name": ""}}'), Card, r"at least 1 character - at `\$.owner.name`"),
    (answer('{"name"', "MAX_TOKENS"), Place, "cut off at the limit of tokens"),
    (answer('{"name": "p"}', "MAX_TOKENS"), Place, "cut off at the limit of tokens"),
    (answer("", "ERROR"), Place, "finish_reason ERROR"),
    (asks_for(("look", "{}")), Place, "finish_reason TOOL_CALL"),
]


@pytest.mark.parametrize(("reply", "kind", "message"), BAD)
def test_a_text_that_does_not_fit_is_an_error_with_the_text_and_the_place(
    reply: Canned, kind: Any, message: str
) -> None:
    with pytest.raises(OutputError, match=message) as caught:
        ask(reply, kind)
    assert isinstance(caught.value, CohereError)
    copied: OutputError = pickle.loads(pickle.dumps(caught.value))
    for error in (caught.value, copied):
        content = reply.body["message"].get("content", [{"text": ""}])
        assert error.text == content[0]["text"]
        assert type(error.reply) is ChatResponseV2
        assert error.reply.to_dict() == reply.body
        assert "(POST /v2/chat, request some-id)" in str(error)
    assert caught.value.reply.http.request_id == "some-id"


def test_v1_errors_carry_the_text_too() -> None:
    with (
        FakeApi(answer_v1("no")) as api,
        Client(api_key="some-key", base_url=api.url) as co,
        pytest.raises(OutputError, match="POST /v1/chat") as caught,
    ):
        co.chat(message="a question", output_type=Place)
    assert (caught.value.text, caught.value.reply.text) == ("no", "no")


REFUSED: list[tuple[Any, dict[str, Any], str]] = [
    (Place, {"response_format": {"type": "text"}}, "output_type sets response_format"),
    (int, {}, "not an object"),
    (list[Place], {}, "not an object"),
    (complex, {}, "complex"),
    (Tree, {}, "Tree holds itself"),
    (Place | Stay, {}, "union"),
]


@pytest.mark.parametrize(("kind", "more", "message"), REFUSED)
def test_what_can_t_be_asked_for_is_refused_before_anything_is_sent(
    kind: Any, more: dict[str, Any], message: str
) -> None:
    with (
        FakeApi() as api,
        ClientV2(api_key="some-key", base_url=api.url) as co,
        pytest.raises(ValidationError, match=message),
    ):
        co.chat(**QUESTION, output_type=kind, **more)
    assert api.received == []


def test_pydantic_models_need_no_msgspec(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "msgspec", None)
    reply, _ = ask(answer('{"name": "n"}'), Owner)
    assert reply.parsed == Owner(name="n")
    with pytest.raises(ValidationError, match=r"pip install 'coherekit\[structured\]'"):
        ask(answer('{"name": "p"}'), Place)
