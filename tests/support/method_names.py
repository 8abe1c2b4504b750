"""The names that existing code calls, and where each call goes."""

from __future__ import annotations

SHARED_METHODS = {
    "generate": "POST /v1/generate",
    "classify": "POST /v1/classify",
    "summarize": "POST /v1/summarize",
    "tokenize": "POST /v1/tokenize",
    "detokenize": "POST /v1/detokenize",
    "check_api_key": "POST /v1/check-api-key",
    "v2.chat": "POST /v2/chat",
    "v2.embed": "POST /v2/embed",
    "v2.rerank": "POST /v2/rerank",
    "v2.parse": "POST /v2/parse",
    "datasets.create": "POST /v1/datasets",
    "datasets.list": "GET /v1/datasets",
    "datasets.get_usage": "GET /v1/datasets/usage",
    "datasets.get": "GET /v1/datasets/{id}",
    "datasets.delete": "DELETE /v1/datasets/{id}",
    "embed_jobs.create": "POST /v1/embed-jobs",
    "embed_jobs.list": "GET /v1/embed-jobs",
    "embed_jobs.get": "GET /v1/embed-jobs/{id}",
    "embed_jobs.cancel": "POST /v1/embed-jobs/{id}/cancel",
    "connectors.list": "GET /v1/connectors",
    "connectors.create": "POST /v1/connectors",
    "connectors.get": "GET /v1/connectors/{id}",
    "connectors.update": "PATCH /v1/connectors/{id}",
    "connectors.delete": "DELETE /v1/connectors/{id}",
    "connectors.o_auth_authorize": "POST /v1/connectors/{id}/oauth/authorize",
    "models.get": "GET /v1/models/{model}",
    "models.list": "GET /v1/models",
    "batches.list": "GET /v2/batches",
    "batches.create": "POST /v2/batches",
    "batches.retrieve": "GET /v2/batches/{id}",
    "batches.cancel": "POST /v2/batches/{id}:cancel",
    "audio.transcriptions.create": "POST /v2/audio/transcriptions",
    "finetuning.list_finetuned_models": "GET /v1/finetuning/finetuned-models",
    "finetuning.create_finetuned_model": "POST /v1/finetuning/finetuned-models",
    "finetuning.get_finetuned_model": "GET /v1/finetuning/finetuned-models/{id}",
    "finetuning.update_finetuned_model": "PATCH /v1/finetuning/finetuned-models/{id}",
    "finetuning.delete_finetuned_model": "DELETE /v1/finetuning/finetuned-models/{id}",
    "finetuning.list_events": "GET /v1/finetuning/finetuned-models/{finetuned_model_id}/events",
    "finetuning.list_training_step_metrics": (
        "GET /v1/finetuning/finetuned-models/{finetuned_model_id}/training-step-metrics"
    ),
}
METHODS = {
    "Client": {
        **SHARED_METHODS,
        "chat": "POST /v1/chat",
        "embed": "POST /v1/embed",
        "rerank": "POST /v1/rerank",
    },
    "ClientV2": {
        **SHARED_METHODS,
        "chat": "POST /v2/chat",
        "embed": "POST /v2/embed",
        "rerank": "POST /v2/rerank",
        "parse": "POST /v2/parse",
    },
}
STREAMING = {"chat_stream": "chat", "v2.chat_stream": "v2.chat", "generate_stream": "generate"}
STREAMED_LISTS = {"embed_stream": "embed", "v2.embed_stream": "v2.embed"}
WHOLE_BODIES = {"batches.create": "request", "finetuning.create_finetuned_model": "request"}
CALLS = [(client, name) for client, methods in METHODS.items() for name in methods]
STREAMS = [(client, name) for client in METHODS for name in STREAMING]
