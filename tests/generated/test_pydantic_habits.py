"""Models answer to what code written for pydantic's models calls: model_dump, model_validate, copy and their kin."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from typing import Any

import pytest
from codegen.generate.read.names import field_name
from cohere_api.runtime import Unknown

import coherekit
from coherekit import ChatResponseV2, Dataset, EmbedByTypeResponse, ToolV2, UserMessageV2

CHAT = {
    "id": "c",
    "finish_reason": "COMPLETE",
    "message": {"role": "assistant", "content": [{"type": "text", "text": "Grüße"}, {"type": "hologram", "depth": 3}]},
    "new_field": {"a": None},
}
EMBEDDED = {"id": "e", "embeddings": {"float": [[0.5, 1.0]]}, "response_type": "embeddings_by_type"}


@pytest.fixture
def reply() -> ChatResponseV2:
    return ChatResponseV2.from_dict(CHAT)


def test_dict_is_what_came(reply: ChatResponseV2) -> None:
    assert reply.dict() == CHAT
    assert EmbedByTypeResponse.from_dict(EMBEDDED).dict() == EMBEDDED


def test_json_is_dict_as_text(reply: ChatResponseV2) -> None:
    assert json.loads(reply.json()) == CHAT
    assert "Grüße" in reply.json()
    assert reply.json().startswith('{"id":"c","')
    assert reply.json(indent=2).startswith('{\n  "id": "c",\n')


def test_model_dump_has_none_for_what_is_absent(reply: ChatResponseV2) -> None:
    dumped = reply.model_dump()

    assert dumped["usage"] is None
    assert dumped["message"]["tool_calls"] is None
    assert dumped["message"]["content"][0] == {"type": "text", "text": "Grüße"}
    assert json.loads(reply.model_dump_json()) == dumped


@pytest.mark.parametrize("option", ["exclude_none", "exclude_unset"])
def test_absent_fields_can_be_left_out_at_every_depth(reply: ChatResponseV2, option: str) -> None:
    options: Any = {option: True}

    assert reply.model_dump(**options) == CHAT
    assert json.loads(reply.model_dump_json(**options)) == CHAT


def test_dict_can_have_none_for_what_is_absent(reply: ChatResponseV2) -> None:
    assert reply.dict(exclude_unset=False) == reply.model_dump()
    assert reply.json(exclude_unset=False) == reply.model_dump_json()


def test_names_are_jsons_or_the_attributes() -> None:
    reply = EmbedByTypeResponse.from_dict(EMBEDDED)

    assert reply.model_dump()["embeddings"]["float"] == [[0.5, 1.0]]
    assert reply.model_dump(by_alias=False)["embeddings"]["float_"] == [[0.5, 1.0]]
    assert "float" not in reply.model_dump(by_alias=False)["embeddings"]


@pytest.mark.parametrize("mode", ["json", "python"])
def test_values_are_json_data_in_either_mode(mode: Any) -> None:
    moment = datetime(2026, 1, 2, tzinfo=UTC)
    dataset = Dataset(
        id="d", name="n", created_at=moment, updated_at=moment, dataset_type="embed-input", validation_status="queued"
    )

    assert dataset.model_dump(mode=mode)["created_at"] == "2026-01-02T00:00:00Z"


def test_what_was_given_as_a_dict_and_null_are_written_too() -> None:
    tool = ToolV2(function={"name": "f", "parameters": {"type": "object", "default": None}})
    message = UserMessageV2(content=coherekit.NULL)

    assert tool.dict() == {
        "type": "function",
        "function": {"name": "f", "parameters": {"type": "object", "default": None}},
    }
    assert message.dict() == {"role": "user", "content": None}


@pytest.mark.parametrize("method", ["model_dump", "model_dump_json", "dict", "json"])
def test_an_option_that_is_not_supported_is_a_type_error_that_names_it(reply: ChatResponseV2, method: str) -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'round_trip'"):
        getattr(reply, method)(round_trip=True)


class TestValidation:
    def test_what_was_dumped_is_read_again(self, reply: ChatResponseV2) -> None:
        assert ChatResponseV2.model_validate(reply.model_dump()) == reply
        assert ChatResponseV2.model_validate_json(reply.model_dump_json()) == reply
        assert ChatResponseV2.model_validate_json(reply.json().encode()) == reply
        assert ChatResponseV2.model_validate(reply.dict()) == reply

    def test_a_model_stays_as_it_is(self, reply: ChatResponseV2) -> None:
        assert ChatResponseV2.model_validate(reply) is reply

    @pytest.mark.parametrize("problem", [[], "text", {"id": "c"}, {**CHAT, "message": []}])
    def test_what_does_not_fit_is_an_error_of_ours_and_a_value_error(self, problem: Any) -> None:
        with pytest.raises(coherekit.DecodeError, match=r"^DecodeError: \$"):
            ChatResponseV2.model_validate(problem)

        assert issubclass(coherekit.DecodeError, ValueError)

    @pytest.mark.parametrize(
        "found",
        [
            "import coherekit; model = coherekit.BaseModel",
            "from coherekit.types import BaseModel as model",
            "from coherekit.finetuning import BaseModel as model",
        ],
    )
    def test_also_before_any_call(self, found: str) -> None:
        code = f"{found}\ntry:\n    model.model_validate([])\nexcept ValueError as error:\n    print(error)"
        told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert told.stdout == "DecodeError: $: expected an object, got an array\n"

    def test_a_required_field_may_be_missing_where_that_is_asked_for(self) -> None:
        assert ChatResponseV2.model_validate({"id": "c"}, strict=False).id == "c"

    def test_what_is_no_json_is_a_value_error(self) -> None:
        with pytest.raises(coherekit.DecodeError, match=r"not JSON: .*line 1 column 2"):
            ChatResponseV2.model_validate_json("{")


class TestCopies:
    def test_a_copy_is_equal_and_another(self, reply: ChatResponseV2) -> None:
        for copied in (reply.copy(), reply.model_copy(), reply.model_copy(deep=True)):
            assert copied == reply
            assert copied is not reply
        assert reply.model_copy().message is reply.message
        assert reply.model_copy(deep=True).message is not reply.message

    def test_with_other_values(self, reply: ChatResponseV2) -> None:
        copied = reply.model_copy(update={"id": "d"})

        assert (copied.id, reply.id) == ("d", "c")
        assert copied.message == reply.message

    def test_another_value_for_what_is_no_field(self, reply: ChatResponseV2) -> None:
        with pytest.raises(AttributeError, match="identifier"):
            reply.model_copy(update={"identifier": "d"})


def test_a_member_that_the_spec_does_not_list_has_the_same_habits(reply: ChatResponseV2) -> None:
    member = (reply.message.content or [])[1]
    raw = {"type": "hologram", "depth": 3}

    assert isinstance(member, Unknown)
    assert dict(iter(member)) == raw
    assert member.model_dump() == member.dict() == member.to_dict() == raw
    assert json.loads(member.json()) == json.loads(member.model_dump_json()) == raw
    assert member.model_copy() == member


def test_no_field_takes_the_name_of_a_habit() -> None:
    public = [name for name in dir(coherekit.Model) if name.islower() and not name.startswith("_")]

    assert "model_dump" in public
    assert [name for name in public if field_name(name) == name] == []
