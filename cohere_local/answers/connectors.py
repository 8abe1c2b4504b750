"""Connectors: kept as registered. Nothing is called; OAuth is granted at once."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from ..call import Answer, Call, Refusal, known
from ..fixed_values import stable_uuid
from ..spec.document import JsonObject
from .listing import page_by_offset

_LIMIT = 30
_KEPT = ("name", "description", "url", "excludes", "oauth", "active", "continue_on_failure")


def _create(call: Call) -> JsonObject:
    _check(call.body)
    number, moment = call.state.next_creation()
    given = {name: call.body[name] for name in _KEPT if name in call.body}
    connector: JsonObject = {
        "id": call.identity(number),
        "organization_id": stable_uuid("the local organization"),
        "created_at": moment,
        "updated_at": moment,
        "active": True,
        "continue_on_failure": False,
        **given,
        **_auth(call.body),
    }
    call.state.connectors[connector["id"]] = connector
    return {"connector": connector}


def _check(body: JsonObject) -> None:
    if "oauth" in body and "service_auth" in body:
        raise Refusal(400, "invalid request: oauth and service_auth can't stand side by side")
    if "url" in body and urlsplit(str(body["url"])).scheme not in ("http", "https"):
        raise Refusal(400, f"invalid request: url must be an http or https address, not {body['url']!r}")
    if not body.get("name", "x").strip():
        raise Refusal(400, "invalid request: name must not be empty")


def _auth(body: JsonObject) -> JsonObject:
    """Return how it is authorised; a client secret is kept to itself."""
    if "oauth" in body:
        public = {name: value for name, value in body["oauth"].items() if name != "client_secret"}
        return {"auth_type": "oauth", "oauth": {"authorize_url": "", "token_url": "", **public}}
    return {"auth_type": "service_auth"} if "service_auth" in body else {}


def _list(call: Call) -> JsonObject:
    connectors = [*call.state.connectors.values()]
    return {"connectors": page_by_offset(call, connectors, _LIMIT), "total_count": len(connectors)}


def _get(call: Call) -> JsonObject:
    return {"connector": _known(call)}


def _update(call: Call) -> JsonObject:
    connector = _known(call)
    _check(call.body)
    given = {name: call.body[name] for name in _KEPT if name in call.body}
    connector |= {**given, **_auth(call.body), "updated_at": call.state.next_creation()[1]}
    return {"connector": connector}


def _delete(call: Call) -> JsonObject:
    del call.state.connectors[_known(call)["id"]]
    return {}


def _authorize(call: Call) -> JsonObject:
    """Return the address where a user gives leave; here it leads on at once."""
    connector = _known(call)
    if "oauth" not in connector:
        raise Refusal(400, f"connector {connector['id']!r} has no oauth settings")
    connector["auth_status"] = "valid"
    after: str | None = call.query.get("after_token_redirect")
    query = {"client_id": connector["oauth"].get("client_id", ""), **({"redirect_uri": after} if after else {})}
    return {"redirect_url": f"{connector['oauth']['authorize_url']}?{urlencode(query)}"}


def _known(call: Call) -> JsonObject:
    return known(call.state.connectors, "connector", call.path["id"])


ANSWERS: dict[str, Answer] = {
    "POST /v1/connectors": _create,
    "GET /v1/connectors": _list,
    "GET /v1/connectors/{id}": _get,
    "PATCH /v1/connectors/{id}": _update,
    "DELETE /v1/connectors/{id}": _delete,
    "POST /v1/connectors/{id}/oauth/authorize": _authorize,
}
