"""Lists go on from page to page, over real sockets, sync and async alike."""

from __future__ import annotations

import copy
import gc
import pickle
import weakref
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import anyio
import pytest

import cohere_local
import coherekit
from coherekit import AsyncClientV2, AsyncListModelsResponsePage, ClientV2, ListModelsResponsePage
from tests.support.fake_api import Canned, FakeApi

Listed = list[str | None]


def models(cursor: str | None, *names: str) -> Canned:
    return Canned(body={"models": [{"name": name} for name in names], "next_page_token": cursor})


def datasets(*identifiers: str) -> Canned:
    return Canned(body={"datasets": [{"id": identifier} for identifier in identifiers]})


def asked(api: FakeApi) -> list[dict[str, list[str]]]:
    return [parse_qs(urlsplit(received.target).query) for received in api.received]


def listed_sync(url: str) -> Listed:
    with ClientV2(api_key="key-for-tests", base_url=url) as co:
        return [model.name for model in co.models.list(page_size=2).all()]


def listed_on(backend: str) -> Callable[[str], Listed]:
    async def listed(url: str) -> Listed:
        async with AsyncClientV2(api_key="key-for-tests", base_url=url) as co:
            return [model.name async for model in (await co.models.list(page_size=2)).all()]

    return lambda url: anyio.run(listed, url, backend=backend)


EITHER = pytest.mark.parametrize("listed", [listed_sync, listed_on("asyncio"), listed_on("trio")])


class TestEveryItem:
    @EITHER
    def test_items_of_all_pages_come_in_order(self, api: FakeApi, listed: Callable[[str], Listed]) -> None:
        api.replies.extend([models("p2", "a", "b"), models("p3"), models("", "c")])

        assert listed(api.url) == ["a", "b", "c"]

        size = {"page_size": ["2"]}
        assert asked(api) == [size, {**size, "page_token": ["p2"]}, {**size, "page_token": ["p3"]}]

    @EITHER
    def test_a_repeated_cursor_is_an_error(self, api: FakeApi, listed: Callable[[str], Listed]) -> None:
        api.replies.extend([models("p2", "a"), models("p3", "b"), models("p2", "c")])
        with pytest.raises(coherekit.PagingError) as caught:
            listed(api.url)

        said = "the API leads back to 'p2', so the list would never end (GET /v1/models)"
        assert str(caught.value) == f"PagingError: {said}"
        assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
        assert isinstance(caught.value, coherekit.CohereError)
        assert len(api.received) == 3

    def test_the_cursor_that_was_asked_first_is_one_of_them(self, api: FakeApi, co: ClientV2) -> None:
        api.replies.append(models("p1", "a"))
        items = co.models.list(page_token="p1").all()
        assert next(items).name == "a"
        with pytest.raises(coherekit.PagingError, match="p1"):
            next(items)

    def test_a_page_is_asked_for_when_the_items_before_it_were_taken(self, api: FakeApi, co: ClientV2) -> None:
        api.replies.extend([models("p2", "a", "b"), models(None, "c")])
        items = co.models.list().all()
        assert [next(items).name, next(items).name] == ["a", "b"]
        assert len(api.received) == 1
        assert next(items).name == "c"
        assert len(api.received) == 2
        assert list(items) == []
        assert list(items) == []
        assert len(api.received) == 2

    def test_a_server_that_does_not_know_the_offset_is_an_error(self, api: FakeApi, co: ClientV2) -> None:
        api.replies.extend([datasets("a", "b"), datasets("a", "b")])
        items = co.datasets.list().all()
        assert [next(items).id, next(items).id] == ["a", "b"]
        with pytest.raises(coherekit.PagingError, match="the same items again, whatever the offset"):
            next(items)

    def test_by_cursor_the_same_items_may_come_again(self, api: FakeApi, co: ClientV2) -> None:
        api.replies.extend([models("p2", "a"), models(None, "a")])
        assert [model.name for model in co.models.list().all()] == ["a", "a"]

    def test_by_offset_without_a_limit_an_empty_page_ends_it(self, api: FakeApi, co: ClientV2) -> None:
        api.replies.extend([datasets("a", "b"), datasets("c"), datasets()])
        assert [dataset.id for dataset in co.datasets.list().all()] == ["a", "b", "c"]
        assert asked(api) == [{}, {"offset": ["2"]}, {"offset": ["3"]}]


class TestPages:
    def test_this_page_comes_first_and_each_knows_its_own_next(self, api: FakeApi, co: ClientV2) -> None:
        api.replies.extend([models("p2", "a"), models("p3", "b"), models(None, "c"), models(None, "c")])
        first = co.models.list()
        pages = list(first.pages())

        assert pages[0] is first
        assert [type(page) for page in pages] == [ListModelsResponsePage] * 3
        assert [model.name for model in pages[1].all()] == ["b", "c"]
        assert asked(api)[-1] == {"page_token": ["p3"]}

    def test_two_ways_through_the_pages_do_not_mix(self, api: FakeApi, co: ClientV2) -> None:
        api.replies.extend([models("p2", "a"), models(None, "b"), models(None, "b")])
        first = co.models.list()
        assert [[model.name for model in first.all()] for _ in range(2)] == [["a", "b"], ["a", "b"]]

    def test_options_of_the_first_call_hold_for_every_page(self, api: FakeApi, co: ClientV2) -> None:
        api.replies.extend([models("p2"), Canned(status=503), models(None)])
        options: coherekit.RequestOptions = {"additional_headers": {"x-team": "search"}, "max_retries": 0}
        pages = co.models.list(request_options=options).pages()
        options["max_retries"] = 5
        next(pages)
        with pytest.raises(coherekit.ServiceUnavailableError, match="attempt 1 of 1"):
            next(pages)
        # The page that failed can be asked for again.
        assert next(pages).next_page_token is None
        assert [received.headers["x-team"] for received in api.received] == ["search"] * 3

    def test_each_page_tells_of_its_own_exchange(self, api: FakeApi, co: ClientV2) -> None:
        api.replies.extend([models("p2"), Canned(status=503, headers={"retry-after": "0"}), models(None)])
        attempts = [page.http.attempts for page in co.models.list().pages() if page.http]
        assert attempts == [1, 2]

    def test_pages_that_were_gone_through_are_freed_at_once(self, api: FakeApi, co: ClientV2) -> None:
        api.replies.extend([models("p2"), models("p3"), models(None)])
        gc.disable()
        try:
            pages = co.models.list().pages()
            seen = [weakref.ref(next(pages)) for _ in range(3)]
            assert [page() is None for page in seen] == [True, True, False]
        finally:
            gc.enable()

    def test_a_closed_client_says_so(self, api: FakeApi) -> None:
        api.replies.append(models("p2"))
        with ClientV2(api_key="key-for-tests", base_url=api.url) as co:
            pages = co.models.list().pages()
        next(pages)
        with pytest.raises(coherekit.CohereError, match="closed"):
            next(pages)

    def test_giving_up_early_leaves_nothing_open_under_trio(self, api: FakeApi) -> None:
        api.replies.append(models("p2", "a", "b"))

        async def first_name() -> str | None:
            async with AsyncClientV2(api_key="key-for-tests", base_url=api.url) as co:
                async for model in (await co.models.list()).all():
                    return model.name
            return None

        assert anyio.run(first_name, backend="trio") == "a"


class TestThePageItself:
    def test_it_is_its_reply(self, api: FakeApi, co: ClientV2) -> None:
        api.replies.append(models("p2", "a"))
        page = co.models.list()

        assert isinstance(page, coherekit.ListModelsResponse)
        assert dict(page) == {"models": page.models, "next_page_token": "p2"}
        assert page.to_dict() == {"models": [{"name": "a"}], "next_page_token": "p2"}
        assert page == ListModelsResponsePage(models=page.models, next_page_token="p2")
        assert repr(page).startswith("ListModelsResponsePage(models=[GetModelResponse(name='a'")

    @pytest.mark.parametrize("detached", [copy.copy, lambda page: pickle.loads(pickle.dumps(page))])
    def test_without_its_call_it_gives_its_own_items_and_no_more(
        self, api: FakeApi, co: ClientV2, detached: Callable[[Any], ListModelsResponsePage]
    ) -> None:
        api.replies.append(models("p2", "a"))
        page = detached(co.models.list())

        assert page.next_page_token == "p2"
        assert_own_items_only(page)

    def test_one_that_was_constructed_gives_its_own_items_and_no_more(self) -> None:
        assert_own_items_only(ListModelsResponsePage(models=[coherekit.GetModelResponse(name="a")]))

    def test_async_as_well(self) -> None:
        page = AsyncListModelsResponsePage(models=[coherekit.GetModelResponse(name="a")])

        async def own() -> Listed:
            items = page.all()
            names = [(await anext(items)).name]
            with pytest.raises(ValueError, match="did not come from a call"):
                await anext(items)
            return names

        assert anyio.run(own) == ["a"]


def assert_own_items_only(page: ListModelsResponsePage) -> None:
    items = page.all()
    assert next(items).name == "a"
    with pytest.raises(ValueError, match="did not come from a call"):
        next(items)


def test_datasets_of_the_local_api_come_page_by_page() -> None:
    with cohere_local.running() as api, ClientV2(api_key="any", base_url=api.url) as co:
        made = [
            co.datasets.create(name=f"d{n}", type="embed-input", data=("d.jsonl", b'{"text": "a"}\n')) for n in range(5)
        ]
        assert {dataset.id for dataset in co.datasets.list(limit=2).all()} == {one.id for one in made}
        assert [len(page.datasets or []) for page in co.datasets.list(limit=2).pages()] == [2, 2, 1]
        assert len(list(co.datasets.list().all())) == 5
        assert len(list(co.models.list().all())) > 0
