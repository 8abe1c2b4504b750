"""The clients and the public names as existing code uses them. `# error` marks what has to be refused."""

from __future__ import annotations

from typing import Any, assert_type

import httpx

import coherekit as cohere
from coherekit import ChatResponse, ChatResponseV2, UserChatMessageV2
from coherekit.core.api_error import ApiError
from coherekit.core.request_options import RequestOptions
from coherekit.finetuning import BaseModel, FinetunedModel, Settings
from coherekit.types import UserMessageV2

co = cohere.ClientV2()


def names() -> None:
    message = cohere.UserChatMessageV2(content="Hello")
    assert_type(message, UserMessageV2)
    reply = co.chat(model="m", messages=[message, UserChatMessageV2(content="Again")])
    assert_type(reply, ChatResponse)
    for field, value in reply:
        assert_type(field, str)
        assert_type(value, Any)
    model = FinetunedModel(
        name="f", settings=Settings(base_model=BaseModel(base_type="BASE_TYPE_CHAT"), dataset_id="d")
    )
    co.finetuning.create_finetuned_model(request=model)
    options: RequestOptions = {"max_retries": 0}
    try:
        cohere.Client(api_key="k", timeout=5).tokenize(text="t", model="m", request_options=options)
    except cohere.errors.TooManyRequestsError as error:
        assert_type(error.retry_after, float | None)
    except ApiError as error:
        assert_type(error.status_code, int | None)


def habits(reply: ChatResponseV2) -> None:
    assert_type(reply.model_dump(exclude_none=True), dict[str, Any])
    assert_type(reply.dict(), dict[str, Any])
    assert_type(reply.json(indent=2), str)
    assert_type(reply.model_dump_json(by_alias=False), str)
    assert_type(ChatResponseV2.model_validate({}), ChatResponseV2)
    assert_type(ChatResponseV2.model_validate_json("{}"), ChatResponseV2)
    assert_type(reply.copy(update={"id": "i"}), ChatResponseV2)
    reply.model_dump(exclude_nothing=True)  # error
    reply.json(indent="two")  # error
    ChatResponseV2.model_validated({})  # error


def constructors() -> None:
    with httpx.Client() as http:
        cohere.Client("k", base_url="https://api.test", http_client=http, max_retries=0)
        cohere.AsyncClient("k", http_client=http)  # error
    cohere.Client(api_keys="k")  # error
    cohere.ClientV2("k", "https://api.test")  # error
    cohere.ClientV2(timeout="5")  # error
    cohere.AsyncClientV2(max_retries="2")  # error
    cohere.Clientv2()  # error
    cohere.UserChatMessage(content="Hello")  # error


def older_names_run_but_are_hidden() -> None:
    co.delete_dataset("d")  # error
    co.connectors.update(connector_id="c")  # error
    co.connectors.update("c", name="n")
    co.finetuning.list_train_step_metrics("f")  # error
