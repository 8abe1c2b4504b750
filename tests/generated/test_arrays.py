"""`as_array`: vectors as numpy arrays, from numbers or from base64 alike; `encoding="base64"` gives the same reply."""

from __future__ import annotations

import pickle
import struct
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from cohere_api.runtime import DecodeError, ValidationError

import cohere_local
import coherekit
from coherekit import EmbedByTypeResponseEmbeddings as ByType
from coherekit import EmbedFloatsResponse
from tests.support.embedding_api import EmbeddingApi, texts
from tests.support.fake_api import Canned

TYPES = ["float", "int8", "uint8", "binary", "ubinary", "base64"]
KEY = "key-for-tests"


def packed(*numbers: float) -> str:
    return b64encode(struct.pack(f"<{len(numbers)}f", *numbers)).decode()


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with cohere_local.running() as api:
        yield api.url


@pytest.fixture
def v1(url: str) -> Iterator[coherekit.Client]:
    with coherekit.Client(api_key=KEY, base_url=url) as client:
        yield client


@pytest.fixture
def v2(url: str) -> Iterator[coherekit.ClientV2]:
    with coherekit.ClientV2(api_key=KEY, base_url=url) as client:
        yield client


def embed(co: coherekit.ClientV2, count: int = 3, **options: Any) -> coherekit.EmbedByTypeResponse:
    return co.embed(model="embed-v4.0", input_type="clustering", texts=texts(count), output_dimension=16, **options)


class TestArrays:
    def test_each_kind_has_its_number_type_and_shape(self, v2: coherekit.ClientV2) -> None:
        vectors = embed(v2, embedding_types=TYPES).embeddings

        arrays = {kind: vectors.as_array(kind) for kind in TYPES}
        assert {kind: (str(array.dtype), array.shape) for kind, array in arrays.items()} == {
            "float": ("float32", (3, 16)),
            "int8": ("int8", (3, 16)),
            "uint8": ("uint8", (3, 16)),
            "binary": ("int8", (3, 2)),
            "ubinary": ("uint8", (3, 2)),
            "base64": ("float32", (3, 16)),
        }
        assert arrays["int8"].tolist() == vectors.int8
        assert (arrays["float"] == arrays["base64"]).all()

    def test_float_is_read_from_base64_where_that_came(self, v2: coherekit.ClientV2) -> None:
        coded = embed(v2, embedding_types=["base64"]).embeddings
        plain = embed(v2).embeddings

        for kind in ("float", "base64", None):
            assert (coded.as_array(kind) == plain.as_array("float")).all()
        coded.as_array()[0, 0] = 7.0  # an array of the caller's own, to be changed at will

    def test_the_kind_can_be_left_out_where_there_is_one(self) -> None:
        assert ByType(int8=[[1, -2]]).as_array().tolist() == [[1, -2]]
        assert ByType(float_=[[1.0]], base64=[packed(1)]).as_array().dtype == np.float32
        with pytest.raises(coherekit.ValidationError, match="needs a kind: there are float, int8 vectors"):
            ByType(int8=[[1]], float_=[[1.0]]).as_array()

    def test_a_kind_that_is_not_there_is_an_error_that_names_those_that_are(self) -> None:
        with pytest.raises(coherekit.ValidationError, match="no uint8 vectors here, but float, base64"):
            ByType(base64=[packed(1)]).as_array("uint8")
        with pytest.raises(coherekit.ValidationError, match="no such vectors here, but none at all"):
            ByType().as_array()

    def test_plain_lists_of_v1_become_arrays_too(self, v1: coherekit.Client) -> None:
        reply = v1.embed(texts=texts(2), model="light")

        assert isinstance(reply, EmbedFloatsResponse)
        assert reply.as_array().shape == (2, 384)
        assert (reply.as_array("float") == np.array(reply.embeddings, np.float32)).all()

    def test_no_vectors_are_an_array_without_rows(self) -> None:
        assert ByType(float_=[]).as_array().shape == (0, 0)
        assert ByType(base64=[]).as_array().shape == (0, 0)

    @pytest.mark.parametrize(
        ("vectors", "message"),
        [
            (ByType(base64=[packed(1), b64encode(b"123").decode()]), r"\$\.float\[1\]: 3 bytes, and a float32 takes 4"),
            (ByType(base64=[packed(1, 2), packed(1)]), r"\[1\]: 1 dimensions after vectors of 2"),
            (ByType(base64=["nothing!"]), r"\[0\]: not base64"),
            (ByType(base64=["ü"]), r"\[0\]: not base64"),
            (ByType(float_=[[1.0], [1.0, 2.0]]), r"\$\.float: not vectors of float32"),
            (ByType(int8=[[300]]), r"\$\.int8: not vectors of int8"),
        ],
    )
    def test_vectors_that_make_no_array_are_a_decode_error(self, vectors: ByType, message: str) -> None:
        with pytest.raises(coherekit.DecodeError, match=message) as caught:
            vectors.as_array()
        assert len(str(caught.value).splitlines()) == 1

    def test_without_numpy_the_error_names_the_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "numpy", None)
        with pytest.raises(coherekit.ValidationError, match=r"pip install 'coherekit\[numpy\]'"):
            ByType(int8=[[1]]).as_array()

    def test_a_client_is_ready_and_called_without_numpy(self, url: str) -> None:
        code = f"""
import sys, coherekit
co = coherekit.ClientV2(api_key="k", base_url={url!r})
co.embed(model="m", input_type="clustering", texts=["a"], encoding="base64").embeddings.float_
assert "numpy" not in sys.modules
"""
        subprocess.run([sys.executable, "-c", code], check=True)

    def test_the_models_alone_raise_the_same_errors(self) -> None:
        code = """
from cohere_api import EmbedByTypeResponseEmbeddings as ByType
from cohere_api.runtime import DecodeError, ValidationError
for vectors, kind in ((ByType(int8=[[1]]), ValidationError), (ByType(base64=["!"]), DecodeError)):
    try:
        vectors.as_array("float")
    except kind:
        continue
    raise SystemExit(1)
"""
        subprocess.run([sys.executable, "-c", code], check=True)
        assert coherekit.DecodeError is DecodeError
        assert coherekit.ValidationError is ValidationError
        assert issubclass(DecodeError, ValueError)
        assert issubclass(ValidationError, ValueError)


class TestEncoding:
    @pytest.mark.parametrize("count", [3, 100])
    @pytest.mark.parametrize("types", [None, ["float"], ["int8", "float"], ["base64", "float"], ["int8"]])
    def test_v2_gives_the_same_reply(self, v2: coherekit.ClientV2, types: list[str] | None, count: int) -> None:
        plain = embed(v2, count, embedding_types=types)
        coded = embed(v2, count, embedding_types=types, encoding="base64")

        assert {**coded.to_dict(), "id": ""} == {**plain.to_dict(), "id": ""}

    @pytest.mark.parametrize("count", [3, 100])
    @pytest.mark.parametrize("types", [None, ["float"], ["float", "ubinary"]])
    def test_v1_gives_the_same_reply(self, v1: coherekit.Client, types: list[str] | None, count: int) -> None:
        plain = v1.embed(texts=texts(count), model="light", embedding_types=types)
        coded = v1.embed(texts=texts(count), model="light", embedding_types=types, encoding="base64")

        assert type(coded) is type(plain)
        assert {**coded.to_dict(), "id": ""} == {**plain.to_dict(), "id": ""}
        assert not isinstance(coded, coherekit.Unknown)
        assert coded.http

    def test_base64_is_what_travels(self) -> None:
        with EmbeddingApi() as api, coherekit.ClientV2(api_key=KEY, base_url=api.url) as co:
            for types in (None, ["int8", "float", "base64"], ["int8"]):
                embed(co, embedding_types=types, encoding="base64")
            embed(co, encoding="float")
        asked = [request.json.get("embedding_types") for request in api.received]
        assert asked == [["base64"], ["int8", "base64"], ["int8"], None]

    def test_types_that_are_no_list_are_left_to_the_api(self, v2: coherekit.ClientV2) -> None:
        wrong: Any = 5
        with pytest.raises(coherekit.UnprocessableEntityError, match="embedding_types"):
            embed(v2, embedding_types=wrong, encoding="base64")

    def test_arrays_are_made_without_making_lists_of_floats(self, v2: coherekit.ClientV2) -> None:
        coded = embed(v2, encoding="base64").embeddings

        before = coded.as_array()
        assert coded._packed is not None
        lists = coded.float_
        assert coded._packed is None
        assert lists == before.tolist()
        assert coded.float_ is lists
        assert (coded.as_array() == before).all()

    def test_the_reply_pickles_and_compares(self, v2: coherekit.ClientV2) -> None:
        vectors = embed(v2, encoding="base64").embeddings
        assert pickle.loads(pickle.dumps(vectors)) == vectors == embed(v2).embeddings

    def test_base64_that_is_none_is_a_decode_error_of_the_call(self) -> None:
        broken = Canned(body={"id": "i", "embeddings": {"base64": [packed(1)[:-4]]}})
        with EmbeddingApi() as api, coherekit.ClientV2(api_key=KEY, base_url=api.url) as co:
            api.instead[0] = broken
            with pytest.raises(coherekit.DecodeError, match=r"\$\.embeddings\.base64\[0\].*POST /v2/embed"):
                embed(co, 1, encoding="base64")

    def test_a_server_that_answers_floats_all_the_same_is_understood(self) -> None:
        with EmbeddingApi() as api, coherekit.ClientV2(api_key=KEY, base_url=api.url) as co:
            api.instead[0] = Canned(body={"id": "i", "embeddings": {"float": [[0.5]]}})
            assert embed(co, 1, encoding="base64").embeddings.float_ == [[0.5]]

    def test_v1_keeps_what_came_beyond_the_spec(self) -> None:
        reply = {"id": "i", "response_type": "embeddings_by_type", "embeddings": {"base64": [packed(0.5)]}, "extra": 1}
        with EmbeddingApi() as api, coherekit.Client(api_key=KEY, base_url=api.url) as co:
            api.instead[0] = Canned(body=reply)
            coded = co.embed(texts=texts(1), encoding="base64")

        assert isinstance(coded, EmbedFloatsResponse)
        assert coded.embeddings == [[0.5]]
        assert coded.additional_properties == {"extra": 1}
