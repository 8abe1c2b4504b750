"""Fine-tuned models: each look at one moves its training on a step; its events and metrics can be listed."""

from __future__ import annotations

from ..call import Answer, Call, known
from ..fixed_values import stable_uuid
from ..spec.document import JsonObject
from .listing import order, page_by_cursor

_STATUSES = ("STATUS_QUEUED", "STATUS_FINETUNING", "STATUS_DEPLOYING_API", "STATUS_READY")
_TRAINED = _STATUSES.index("STATUS_DEPLOYING_API")
_STEPS = 10
_EPOCHS = 1
_CHANGED = ("name", "settings")


def _create(call: Call) -> JsonObject:
    number, moment = call.state.next_creation()
    model_id = call.identity(number)
    settings: JsonObject = call.body["settings"]
    known(call.state.datasets, "dataset", settings["dataset_id"])
    model: JsonObject = {
        "id": model_id,
        "name": call.body["name"],
        "creator_id": stable_uuid("the local owner"),
        "organization_id": stable_uuid("the local organization"),
        "settings": settings,
        "status": _STATUSES[0],
        "created_at": moment,
        "updated_at": moment,
    }
    call.state.finetuned_models[model_id] = model
    call.state.finetuning_events[model_id] = [_event(model, moment)]
    return {"finetuned_model": model}


def _event(model: JsonObject, moment: str) -> JsonObject:
    return {"user_id": model["creator_id"], "status": model["status"], "created_at": moment}


def _get(call: Call) -> JsonObject:
    model = _known(call, "id")
    reached = _STATUSES.index(model["status"])
    shown = dict(model)
    if reached + 1 < len(_STATUSES):
        moment = call.state.next_creation()[1]
        model |= {"status": _STATUSES[reached + 1], "updated_at": moment}
        if model["status"] == _STATUSES[-1]:
            model["completed_at"] = moment
        call.state.finetuning_events[model["id"]].append(_event(model, moment))
    return {"finetuned_model": shown}


def _list(call: Call) -> JsonObject:
    models = [*call.state.finetuned_models.values()]
    return {**page_by_cursor(call, order(call, models), "finetuned_models"), "total_size": len(models)}


def _update(call: Call) -> JsonObject:
    model = _known(call, "id")
    given = {name: call.body[name] for name in _CHANGED if name in call.body}
    model |= {**given, "updated_at": call.state.next_creation()[1]}
    return {"finetuned_model": model}


def _delete(call: Call) -> JsonObject:
    model = _known(call, "id")
    del call.state.finetuned_models[model["id"]], call.state.finetuning_events[model["id"]]
    return {}


def _events(call: Call) -> JsonObject:
    events = call.state.finetuning_events[_known(call, "finetuned_model_id")["id"]]
    return {**page_by_cursor(call, order(call, events), "events"), "total_size": len(events)}


def _metrics(call: Call) -> JsonObject:
    """Return a loss that falls and an accuracy that rises, for each step trained so far."""
    model = _known(call, "finetuned_model_id")
    wanted: JsonObject = model["settings"].get("hyperparameters") or {}
    epochs = int(wanted.get("train_epochs") or _EPOCHS)
    reached = _STATUSES.index(model["status"])
    steps = epochs * _STEPS if reached >= _TRAINED else (epochs * _STEPS // 2 if reached else 0)
    metrics = [
        {
            "created_at": model["updated_at"],
            "step_number": step,
            "metrics": {"cross_entropy": round(2 / (1 + step), 6), "accuracy": round(1 - 1 / (1 + step), 6)},
        }
        for step in range(1, steps + 1)
    ]
    return page_by_cursor(call, metrics, "step_metrics")


def _known(call: Call, parameter: str) -> JsonObject:
    return known(call.state.finetuned_models, "fine-tuned model", call.path[parameter])


_PATH = "/v1/finetuning/finetuned-models"
ANSWERS: dict[str, Answer] = {
    f"POST {_PATH}": _create,
    f"GET {_PATH}": _list,
    f"GET {_PATH}/{{id}}": _get,
    f"PATCH {_PATH}/{{id}}": _update,
    f"DELETE {_PATH}/{{id}}": _delete,
    f"GET {_PATH}/{{finetuned_model_id}}/events": _events,
    f"GET {_PATH}/{{finetuned_model_id}}/training-step-metrics": _metrics,
}
