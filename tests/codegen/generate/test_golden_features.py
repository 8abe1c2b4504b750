"""Each feature of the generator works in the client of a small spec."""

from __future__ import annotations

import importlib
import inspect
import pickle
from datetime import UTC, date, datetime
from types import ModuleType
from typing import Any, get_overloads

import pytest

from tests.support.calls import AsyncRecorder, Recorder


def part(package: Any, module: str) -> Any:
    return importlib.import_module(f"{package.__name__}.{module}")


def client(package: Any, name: str) -> Any:
    kind = getattr(part(package, "clients"), f"{name}Methods")
    made = kind.__new__(kind)
    made._caller = AsyncRecorder() if name.startswith("Async") else Recorder()
    return made


def test_tags_that_members_lack_or_share_are_completed_from_the_mapping(zoo: Any) -> None:
    decode = part(zoo, "models.talk").talk_event_from_json
    events: dict[str, tuple[str, dict[str, Any]]] = {
        "start": ("TalkStart", {}),
        "chunk": ("TalkChunk", {"text": "t"}),
        "late-chunk": ("TalkChunk", {"text": "t"}),
        "end": ("TalkEnd", {"reply": {"text": "t"}}),
        "failure": ("TalkFailure", {}),
    }
    for tag, (expected, fields) in events.items():
        event = decode({"event-type": tag, **fields}, True)
        assert type(event) is getattr(zoo, expected)
        assert event.event_type == tag
    unknown = decode({"event-type": "new"})
    assert type(unknown) is zoo.UnknownEventType
    assert (unknown.event_type, unknown.tag, unknown.to_dict()) == ("unknown", "new", {"event-type": "new"})
    assert zoo.TalkStart().to_dict() == {"event-type": "start"}
    with pytest.raises(TypeError, match="event_type"):
        zoo.TalkChunk(text="which of two tags?")


def test_a_constant_in_each_member_tells_a_union_apart(zoo: Any) -> None:
    decode = part(zoo, "models.shared").shape_from_json
    assert type(decode({"form": "circle", "radius": 1})) is zoo.ShapeOption1
    assert type(decode({"form": "square", "side": 1})) is zoo.ShapeOption2
    assert type(decode({"form": "cube", "edge": 1})) is zoo.UnknownForm
    assert zoo.ShapeOption2(side=2).to_dict() == {"form": "square", "side": 2}


def test_a_union_without_tags_is_told_apart_by_json_type_and_by_what_fits(zoo: Any) -> None:
    decode = part(zoo, "models.shared").food_from_json
    assert decode("hay") == "hay"
    assert decode(2.5) == 2.5
    meals = decode([{"grams": 1, "served": "2024-05-06T07:08:09Z"}])
    assert [type(meal) for meal in meals] == [zoo.Meal]
    assert meals[0].served == datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
    assert type(decode({"grams": 1})) is zoo.Meal
    assert type(decode({"grams": 1, "guests": 2})) is zoo.Feast
    neither = decode({"litres": 1})
    assert type(neither) is part(zoo, "runtime").Unknown
    assert neither.to_dict() == {"litres": 1}
    with pytest.raises(
        part(zoo, "runtime").DecodeError, match=r"^DecodeError: \$\[0\]: expected an object, got a number$"
    ):
        decode([1])


def test_all_of_joins_its_bases_in_order(zoo: Any) -> None:
    fields = [field for field, _ in zoo.Animal(id="1", name="n", kind="bird", weight=1)]
    assert fields[:4] == ["id", "born", "name", "kind"]
    assert {"id", "name", "kind", "weight"} == zoo.Animal.REQUIRED


def test_names_that_would_clash_are_renamed_and_others_are_not(zoo: Any) -> None:
    fields = {field for field, _ in zoo.Animal(id="1", name="n", kind="bird", weight=1)}
    assert {"class_", "schema_", "list_", "date_", "to_dict_", "odd_name", "type", "id"} <= fields
    assert "float_" in {field for field, _ in zoo.MeasureResponse(vectors=[])}
    assert hasattr(part(zoo, "resources.animals").AnimalsResource, "import_")


def test_dates_nulls_maps_and_recursion_decode(zoo: Any) -> None:
    mother = {"id": "2", "name": "m", "kind": "a kind that the spec does not list", "weight": None}
    raw: dict[str, Any] = {
        **{"id": "1", "name": "n", "kind": "bird", "weight": 2, "mother": mother, "friends": [mother]},
        **{"seen": "2024-05-06", "visits": ["2024-05-06T07:08:09+02:00"], "home": {"address": {"houseNumber": 7}}},
        **{"traits": {"calm": {"traits": [{"strength": 1}]}}, "notes": {"a": None}, "shape": {"form": "circle"}},
    }
    animal = zoo.Animal.from_dict(raw)
    assert type(animal.mother) is zoo.Animal
    assert type(animal.traits["calm"].traits[0]) is zoo.Trait
    assert animal.mother.weight is None
    assert animal.seen == date(2024, 5, 6)
    assert animal.visits[0].isoformat() == "2024-05-06T07:08:09+02:00"
    assert animal.home.address.house_number == 7
    del mother["weight"]
    assert animal.to_dict() == raw
    assert pickle.loads(pickle.dumps(animal)) == animal
    with pytest.raises(
        part(zoo, "runtime").DecodeError, match=r"^DecodeError: \$\.traits\.calm\.traits\[1\]: expected an object"
    ):
        zoo.Animal.from_dict({**raw, "traits": {"calm": {"traits": [{}, 1]}}})
    with pytest.raises(
        part(zoo, "runtime").DecodeError, match=r"^DecodeError: \$\.born: not a date-time: 'yesterday or so'$"
    ):
        zoo.Animal.from_dict({**raw, "born": "yesterday or so"})


def test_aliases_are_the_same_types_and_export_their_dicts(zoo: Any) -> None:
    assert zoo.Beast is zoo.Animal
    assert zoo.BeastDict is zoo.AnimalDict
    assert zoo.Fodder == zoo.Food
    assert zoo.Sort == zoo.Kind


def test_what_only_replies_carry_is_no_argument(zoo: Any) -> None:
    assert "id" not in zoo.AnimalDict.__annotations__
    co = client(zoo, "Client")
    with pytest.raises(TypeError, match="id"):
        co.animals.create(id="1", name="n", kind="bird", weight=1)


def test_a_body_is_given_whole_by_fields_or_as_one_value(zoo: Any) -> None:
    co = client(zoo, "Client")
    null = part(zoo, "runtime").NULL
    co.animals.create(name="n", kind="bird", weight=null, class_="c", odd_name="o", x_trace_id="t")
    co.animals.create(zoo.Animal(id="1", name="n", kind="bird", weight=1))
    co.echo(body=["hay", zoo.Meal(grams=1)])
    by_fields, whole, value = co._caller.requests
    plain = part(zoo, "runtime").plain
    assert plain(by_fields.body) == {"name": "n", "kind": "bird", "weight": None, "class": "c", "odd-name": "o"}
    assert by_fields.header_pairs() == [("X-Trace-Id", "t")]
    assert plain(whole.body) == {"id": "1", "name": "n", "kind": "bird", "weight": 1}
    assert plain(value.body) == ["hay", {"grams": 1}]


def test_each_form_of_a_call_takes_what_is_not_in_the_body(zoo: Any) -> None:
    resources = part(zoo, "resources.animals")
    for resource in (resources.AnimalsResource, resources.AsyncAnimalsResource):
        whole, by_fields = (inspect.signature(form).parameters for form in get_overloads(resource.create))
        assert list(whole) == ["self", "request", "x_trace_id", "request_options"]
        assert whole["request"].default is inspect.Parameter.empty
        assert {"name", "kind", "x_trace_id", "request_options"} < by_fields.keys()
        assert "request" not in by_fields


def test_parameters_of_each_place_get_there(zoo: Any) -> None:
    co = client(zoo, "Client")
    moment = datetime(2024, 5, 6, tzinfo=UTC)
    co.animals.list(tame=False, kinds=["bird", "mammal"], born_after=moment, page_token="p", x_trace_id="t")
    co.animals.import_("a/b", 7)
    co.keepers.photos.upload(album="a", image=b"i", caption="c", tags=["x", "y"])
    listed, moved, uploaded = co._caller.requests
    assert sorted(listed.query_pairs()) == [
        ("bornAfter", "2024-05-06T00:00:00Z"),
        ("kinds", "bird"),
        ("kinds", "mammal"),
        ("pageToken", "p"),
        ("tame", "false"),
    ]
    assert listed.header_pairs() == [("X-Trace-Id", "t")]
    assert (moved.method, moved.path, moved.body) == ("POST", "/v1/animals/a%2Fb/copies/7:move", None)
    assert uploaded.query_pairs() == [("album", "a")]
    assert uploaded.form_pairs() == [("caption", "c"), ("tags", "x"), ("tags", "y")]
    assert uploaded.files == {"image": b"i"}


def test_markers_become_values_of_the_endpoints(zoo: Any) -> None:
    talk, talk_v2 = part(zoo, "endpoints.talk"), part(zoo, "endpoints.v2_talk")
    assert (talk.STREAM.framing, talk.STREAM.final, talk.STREAM.error) == ("json-lines", ("end",), ("failure",))
    assert (talk_v2.STREAM.framing, talk_v2.STREAM.terminator) == ("sse", "[DONE]")
    assert talk.STREAM.discriminator == "event-type"
    assert (talk.ENDPOINT.retry, talk_v2.ENDPOINT.retry) == ("safe", "only-if-unsent")
    by_cursor = part(zoo, "endpoints.animals_list").ENDPOINT.paging
    assert (by_cursor.kind, by_cursor.argument, by_cursor.next) == ("cursor", "pageToken", "next_page_token")
    by_offset = part(zoo, "endpoints.keepers_list").ENDPOINT.paging
    assert (by_offset.kind, by_offset.argument, by_offset.limit) == ("offset", "offset", "limit")
    splitting = part(zoo, "endpoints.measure").ENDPOINT.splitting
    assert (splitting.lists, splitting.each, splitting.stream) == ({"texts": 2}, "vectors", "texts")
    assert splitting.merge == {"vectors": "join", "float_": "join"}
    wait = part(zoo, "waits").WAITS[0]
    assert wait.poll("an id").path == "/v1/animals/an%20id"
    assert (wait.targets, wait.done, wait.failed) == ({"AnimalReply": ("animal", "id")}, ("mammal",), ("bird",))


def test_arguments_for_the_client_reach_the_caller_and_not_the_request(zoo: Any) -> None:
    co = client(zoo, "Client")
    co.measure(texts=["a"], unit="cm")
    assert co._caller.arguments == {"unit": "cm", "rounds": None}
    assert "unit" not in part(zoo, "runtime").plain(co._caller.requests[0].body)
    parameters = inspect.signature(part(zoo, "endpoints.measure").request).parameters
    assert not {"unit", "rounds"} & parameters.keys()


def test_an_argument_that_is_a_class_makes_a_second_form_of_the_reply(zoo: Any) -> None:
    co = client(zoo, "ClientV2")
    co.talk(text="t", form_of_reply=dict)
    assert co._caller.arguments == {"form_of_reply": dict}
    asked = co._caller.requests[0]
    assert "form" not in asked.body
    parsing = asked.endpoint.parsing
    assert (parsing.field, parsing.schema) == ("form", "shape")
    raw = {"text": "a", "beyond": 1}
    reply = parsing.decode(raw, True)
    assert type(reply) is zoo.ParsedTalk
    assert isinstance(reply, zoo.Talk)
    reply.parsed = {"any": "thing"}
    assert reply.to_dict() == zoo.Talk.from_dict(raw).to_dict() == raw
    copied = pickle.loads(pickle.dumps(reply))
    assert (copied, copied.parsed) == (reply, {"any": "thing"})
    plainly, by_class = get_overloads(type(co).talk)
    assert "form_of_reply" not in inspect.signature(plainly).parameters
    assert inspect.signature(by_class).return_annotation == "ParsedTalk[T]"
    assert zoo.V2TalkArguments.__annotations__.keys() == {"text", "form", "request_options"}


def test_a_client_that_carries_a_whole_resource_inherits_its_methods(zoo: Any) -> None:
    assert part(zoo, "clients").ClientV2Methods.talk is part(zoo, "resources.v2").V2Resource.talk
    assert not hasattr(part(zoo, "clients").ClientMethods, "talk_v2")


def test_each_client_carries_what_its_marker_says(zoo: Any) -> None:
    first, second = client(zoo, "Client"), client(zoo, "AsyncClientV2")
    first.talk_stream(text="t")
    second.talk_stream(text="t")
    assert [one._caller.requests[0].path for one in (first, second)] == ["/v1/talk", "/v2/talk"]
    assert first._caller.requests[0].body == {"text": "t", "stream": True}
    first.v2.talk(text="t")
    assert first._caller.requests[1].body == {"text": "t", "stream": False}


def test_an_older_spec_needs_no_marker_and_its_nullable_is_null(packages: dict[str, ModuleType]) -> None:
    books: Any = packages["older"]
    co = client(books, "Client")
    co.replace_book("a b", title="t", author={"name": "n"}, pages=part(books, "runtime").NULL)
    request = co._caller.requests[0]
    assert (request.method, request.path) == ("PUT", "/books/a%20b")
    assert part(books, "runtime").plain(request.body) == {"title": "t", "author": {"name": "n"}, "pages": None}
    book = request.endpoint.decode({"title": "t", "author": None, "pages": None, "binding": None}, True)
    assert (type(book), book.author, book.pages) == (books.Book, None, None)
    assert type(books.Book.from_dict({"title": "t", "author": {"name": "n"}}).author) is books.Author
