"""Hostile text in a single place of a spec is refused in one line, or what is generated is inert."""

from __future__ import annotations

from pathlib import Path

import pytest
from codegen.document.load import SpecError
from codegen.generate import generator
from codegen.generate.generator import Output

from tests.support.generated_from import assert_one_line, write_spec
from tests.support.hostile import LONG, PAYLOADS
from tests.support.hostile_places import SINKS
from tests.support.inert import assert_inert
from tests.support.small_spec import SCHEMAS, Node, small_spec
from tests.support.trust.figures import sized

pytestmark = pytest.mark.usefixtures("unformatted")

ALL = PAYLOADS | LONG


def generate(folder: Path, spec: Node) -> Output:
    return generator.generate(write_spec(folder, spec))


def payloads_for(sink: str) -> list[str]:
    """Return all of them; without `make trust` a twentieth, another one for each of the sinks beside it."""
    apart = sized(full=1, quick=20)
    return [*ALL.values()][[*SINKS].index(sink) % apart :: apart]


@pytest.mark.timeout(600)
@pytest.mark.parametrize("sink", SINKS)
def test_a_single_place_is_refused_in_one_line_or_inert(sink: str, tmp_path: Path) -> None:
    for text in payloads_for(sink):
        spec = small_spec()
        SINKS[sink](spec, text)
        try:
            output = generate(tmp_path, spec)
        except SpecError as error:
            assert_one_line(error, tmp_path)
        else:
            assert_inert(output)
    assert [path.name for path in tmp_path.iterdir()] == ["cohere.yaml"]


@pytest.mark.parametrize("sink", ["x-clients", "host", "$ref", "x-retry", "x-page argument", "x-wait id step"])
@pytest.mark.parametrize("payload", ["newline", "relative path", "import", "double quote"])
def test_what_can_only_be_wrong_is_refused(sink: str, payload: str, tmp_path: Path) -> None:
    spec = small_spec()
    SINKS[sink](spec, ALL[payload])
    with pytest.raises(SpecError):
        generate(tmp_path, spec)


@pytest.mark.parametrize("sink", ["header parameter", "component parameter", "end of a path", "middle of a path"])
@pytest.mark.parametrize("payload", ["newline", "carriage return", "NUL", "line separator"])
def test_no_line_of_an_http_head_can_be_added(sink: str, payload: str, tmp_path: Path) -> None:
    spec = small_spec()
    SINKS[sink](spec, ALL[payload])
    with pytest.raises(SpecError):
        generate(tmp_path, spec)


@pytest.mark.parametrize("place", ["title", "key", "enum"])
def test_half_a_surrogate_pair_is_refused(place: str, tmp_path: Path) -> None:
    spec = small_spec()
    match place:
        case "title":
            spec["info"]["title"] = "\ud800"
        case "key":
            SCHEMAS(spec)["\udfff"] = {}
        case _:
            SCHEMAS(spec)["Kind"]["enum"].append("a\ud800b")
    with pytest.raises(SpecError, match="surrogate") as caught:
        generate(tmp_path, spec)
    assert_one_line(caught.value, tmp_path)
