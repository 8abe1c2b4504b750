"""Which request comes after a page, and how pages are walked, without I/O."""

from __future__ import annotations

from typing import Any

import pytest
from cohere_api import DatasetsListResponsePage, ListModelsResponsePage
from cohere_api.endpoints import datasets_get, datasets_list, models_list
from cohere_api.runtime import Request

import coherekit
from coherekit._compound.pagination import find_next_request


def models(cursor: Any, *names: str) -> Any:
    return ListModelsResponsePage.from_dict({"models": [{"name": name} for name in names], "next_page_token": cursor})


def datasets(*identifiers: str) -> Any:
    return DatasetsListResponsePage.from_dict({"datasets": [{"id": identifier} for identifier in identifiers]})


def query_after(request: Request[Any], page: Any) -> dict[str, str] | None:
    following = find_next_request(request, page)
    return None if following is None else dict(following.query_pairs())


class TestByCursor:
    @pytest.mark.parametrize("cursor", ["b", 7])
    def test_the_cursor_is_sent_and_everything_else_stays(self, cursor: str | int) -> None:
        request = models_list.request(page_size=2, page_token="a")
        assert query_after(request, models(cursor, "m")) == {"page_size": "2", "page_token": str(cursor)}

    def test_a_page_without_items_is_not_the_end(self) -> None:
        assert query_after(models_list.request(), models("b")) == {"page_token": "b"}

    @pytest.mark.parametrize("cursor", [None, ""])
    def test_an_empty_or_missing_cursor_is_the_end(self, cursor: str | None) -> None:
        assert query_after(models_list.request(page_size=1), models(cursor, "m")) is None

    def test_a_cursor_that_no_parameter_can_hold_is_an_error(self) -> None:
        with pytest.raises(coherekit.PagingError, match=r"^PagingError: \['b'\] leads to no other page: page_token is"):
            find_next_request(models_list.request(), models(["b"], "m"))


class TestByOffset:
    @pytest.mark.parametrize(("given", "following"), [(None, "2"), (0, "2"), (5, "7")])
    def test_the_offset_grows_by_the_items_received(self, given: int | None, following: str) -> None:
        request = datasets_list.request(offset=given, dataset_type="embed-input")
        assert query_after(request, datasets("a", "b")) == {"offset": following, "datasetType": "embed-input"}

    def test_a_whole_page_is_followed(self) -> None:
        assert query_after(datasets_list.request(limit=2), datasets("a", "b")) == {"limit": "2", "offset": "2"}

    def test_more_than_was_asked_is_followed(self) -> None:
        assert query_after(datasets_list.request(limit=1), datasets("a", "b")) == {"limit": "1", "offset": "2"}

    def test_a_page_shorter_than_its_limit_is_the_end(self) -> None:
        assert query_after(datasets_list.request(limit=3), datasets("a", "b")) is None

    @pytest.mark.parametrize("limit", [None, 0, 2])
    def test_an_empty_page_is_the_end(self, limit: int | None) -> None:
        assert query_after(datasets_list.request(limit=limit), datasets()) is None
        assert query_after(datasets_list.request(limit=limit), DatasetsListResponsePage.from_dict({})) is None

    def test_an_offset_that_can_not_be_added_to_is_an_error(self) -> None:
        given: Any = "5"
        with pytest.raises(coherekit.PagingError, match="'5' leads to no other page: offset is a whole number"):
            find_next_request(datasets_list.request(offset=given), datasets("a"))


def test_a_reply_that_is_no_page_has_none_after_it() -> None:
    request: Request[Any] = datasets_get.request("d")
    assert find_next_request(request, datasets("d")) is None
