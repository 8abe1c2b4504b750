"""The names that existing code imports: each is there, loads when first used, and constructs."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from importlib import import_module
from typing import Any

import cohere_api
import pytest

import coherekit

CONSTRUCTED: dict[str, dict[str, Any]] = {
    "UserChatMessageV2": {"content": "Hello"},
    "AssistantChatMessageV2": {"content": "Hello"},
    "SystemChatMessageV2": {"content": "Hello"},
    "ToolChatMessageV2": {"tool_call_id": "t", "content": "Hello"},
    "TextContent": {"text": "Hello"},
    "ImageUrlContent": {"image_url": {"url": "https://example.com/a.png"}},
    "Document": {"data": {"title": "Hello"}},
    "ToolV2": {"function": {"name": "f", "parameters": {}}},
    "ToolV2Function": {"name": "f", "parameters": {}},
    "ToolCallV2": {"id": "t", "function": {"name": "f", "arguments": "{}"}},
    "ToolCallV2Function": {"name": "f", "arguments": "{}"},
    "ChatMessage": {"role": "USER", "message": "Hello"},
    "ClassifyExample": {"text": "Hello", "label": "greeting"},
    "JsonObjectResponseFormat": {},
    "TextResponseFormat": {},
    "JsonObjectResponseFormatV2": {"json_schema": {}},
    "TextResponseFormatV2": {},
    "EmbedInput": {"content": [{"type": "text", "text": "Hello"}]},
    "FinetunedModel": {
        "name": "f",
        "settings": {"base_model": {"base_type": "BASE_TYPE_CHAT"}, "dataset_id": "d"},
    },
}
# Unions and sets of values: they name types and are not called.
NAMED = ("ResponseFormat", "ResponseFormatV2", "ChatMessageV2", "EmbedInputType", "EmbeddingType")
PUBLIC = (
    "coherekit coherekit.types coherekit.finetuning coherekit.errors coherekit.testing coherekit.core "
    "coherekit.core.api_error coherekit.core.request_options cohere_local"
).split()
ERRORS = (
    "BadRequestError UnauthorizedError ForbiddenError NotFoundError UnprocessableEntityError TooManyRequestsError "
    "InvalidTokenError ClientClosedRequestError InternalServerError NotImplementedError ServiceUnavailableError "
    "GatewayTimeoutError"
).split()
IMPORTS = [
    "from coherekit import ClientV2, UserChatMessageV2, TooManyRequestsError",
    "from coherekit.core import ApiError, RequestOptions",
    "from coherekit.core.api_error import ApiError",
    "from coherekit.core.request_options import RequestOptions",
    "from coherekit.errors import TooManyRequestsError",
    "from coherekit.finetuning import BaseModel, FinetunedModel, Hyperparameters, Settings, WandbConfig",
    "from coherekit.types import ChatMessage, UserChatMessageV2",
    "import coherekit; coherekit.finetuning.FinetunedModel, coherekit.errors.ApiError, coherekit.core.ApiError",
    "from coherekit import *; ClientV2, UserChatMessageV2, ChatMessageV2Dict, TooManyRequestsError, Unknown",
]


@pytest.mark.parametrize("name", CONSTRUCTED)
def test_a_type_that_existing_code_constructs(name: str) -> None:
    made = getattr(coherekit, name)(**CONSTRUCTED[name])

    assert isinstance(made, coherekit.Model)
    assert CONSTRUCTED[name].items() <= made.dict().items()


@pytest.mark.parametrize("name", NAMED)
def test_a_type_that_existing_code_names(name: str) -> None:
    assert getattr(coherekit, name) is not None


def test_each_documented_status_has_an_error_of_its_own() -> None:
    classes = {getattr(coherekit, name) for name in ERRORS}

    assert len(classes) == len(ERRORS)
    assert all(issubclass(one, coherekit.ApiError) for one in classes)


@pytest.mark.parametrize("statement", IMPORTS)
def test_an_import_of_existing_code(statement: str) -> None:
    done = subprocess.run([sys.executable, "-c", statement], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_the_same_class_under_each_of_its_names() -> None:
    from coherekit.core.api_error import ApiError
    from coherekit.finetuning import FinetunedModel
    from coherekit.types import ChatMessage

    assert ApiError is coherekit.errors.ApiError is coherekit.ApiError
    assert FinetunedModel is coherekit.FinetunedModel
    assert ChatMessage is coherekit.ChatMessage


def test_no_type_is_loaded_before_it_is_used() -> None:
    script = (
        "import sys, coherekit, coherekit.types\n"
        "coherekit.ClientV2('k')\n"
        "print([name for name in sys.modules if name.startswith('cohere_api.models')])\n"
        "coherekit.UserChatMessageV2\n"
        "print('cohere_api.models.chat' in sys.modules, 'cohere_api.models.finetuning' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines() == ["[]", "True False"]


def exported(module: Any) -> set[str]:
    return set(module.__all__)


def test_type_checkers_are_told_the_names_that_are_there() -> None:
    tree = ast.parse(inspect.getsource(coherekit))
    told = next(node for node in tree.body if isinstance(node, ast.If)).body
    names = {one.asname or one.name for node in told if isinstance(node, ast.ImportFrom) for one in node.names}
    there = exported(coherekit) - exported(cohere_api)

    assert names | {"__version__"} == {*there, "*"}


def test_the_package_lists_exactly_what_it_exports() -> None:
    assert exported(coherekit) == set(dir(coherekit))


def test_types_are_listed_by_their_module_too() -> None:
    assert exported(cohere_api) <= set(dir(coherekit.types))


@pytest.mark.parametrize("name", PUBLIC)
def test_a_module_lists_what_it_offers_and_nothing_else(name: str) -> None:
    module = import_module(name)
    listed = [one for one in dir(module) if not one.startswith("_")]
    modules = {one for one in listed if inspect.ismodule(getattr(module, one))}

    offered = {one for one in exported(module) if not one.startswith("_")}
    assert set(listed) - modules == offered - modules
    assert all(f"{name}.{one}" in PUBLIC for one in modules)
    assert all(getattr(module, one) is not None for one in listed)


@pytest.mark.parametrize("name", ["Any", "Final", "TYPE_CHECKING", "annotations", "import_module"])
def test_what_a_module_is_made_with_is_not_listed(name: str) -> None:
    assert not [module for module in PUBLIC if name in dir(import_module(module))]


@pytest.mark.parametrize("module", ["coherekit", "coherekit.types"])
def test_a_name_that_is_nowhere_is_an_attribute_error(module: str) -> None:
    name = "ChatMessages3"

    with pytest.raises(AttributeError, match=f"has no attribute '{name}'"):
        getattr(import_module(module), name)
