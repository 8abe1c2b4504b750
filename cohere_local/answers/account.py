"""check-api-key: a key that got this far is valid."""

from __future__ import annotations

from ..call import Answer, Call
from ..fixed_values import stable_uuid
from ..spec.document import JsonObject


def _check(call: Call) -> JsonObject:
    return {
        "valid": True,
        "organization_id": stable_uuid("the local organization"),
        "owner_id": stable_uuid("the local owner"),
    }


ANSWERS: dict[str, Answer] = {"POST /v1/check-api-key": _check}
