"""JSON is written alike by orjson and by the standard library."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from typing import Any

import pytest
from cohere_api.runtime import NULL

import coherekit
from coherekit import _json


class TestJson:
    VALUES = (
        {"text": "é\n", "numbers": [1, 2.5, -0.0, True], "none": None, "null": NULL},
        {"at": datetime(2026, 1, 2, 3, 4, 5, 600, tzinfo=UTC), "naive": datetime(2026, 1, 2), "day": date(2026, 1, 2)},
        {"messages": (coherekit.UserChatMessageV2(content="x"),)},
    )

    @pytest.mark.parametrize("value", VALUES)
    def test_both_encoders_write_the_same(self, value: dict[str, Any]) -> None:
        assert _json.encode(value) == _json.encode_with_stdlib(value)

    def test_without_orjson_the_standard_library_serves(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "orjson", None)

        encode, decode = _json.choose()

        assert encode is _json.encode_with_stdlib
        assert decode(b'{"a": 1}') == {"a": 1}
