# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v1/generate: Continue a prompt with generated text (legacy; chat replaces it)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..models.generate import (
    GENERATE_STREAMED_RESPONSE_FROM_JSON,
    GenerateStreamedResponse,
    Generation,
    generate_streamed_response_from_json,
)
from ..runtime.encoding import listed, present
from ..runtime.operations import Endpoint, Move, Request, StreamFormat
from ..runtime.values import Items

if TYPE_CHECKING:
    from ..models.generate import GenerateRequestReturnLikelihoods, GenerateRequestTruncate

STREAM: Final[StreamFormat[GenerateStreamedResponse]] = StreamFormat(
    switch="stream",
    framing="json-lines",
    decode=generate_streamed_response_from_json,
    decoders=GENERATE_STREAMED_RESPONSE_FROM_JSON,
    discriminator="event_type",
    attribute="event_type",
    final=("stream-end",),
    error=("stream-error",),
    accumulate={
        "text-generation": (
            Move(("index",), ("generations", "*", "index")),
            Move(("text",), ("generations", "*", "text"), "join", text=True),
        ),
        "stream-end": (Move(("response",), ()),),
    },
    text={"text-generation": ("text",)},
)
ENDPOINT: Final[Endpoint[Generation]] = Endpoint(
    operation="generate", method="POST", path="/v1/generate", decode=Generation.from_dict, retry="safe", stream=STREAM
)


def request(
    *,
    prompt: str,
    model: str | None = None,
    num_generations: int | None = None,
    max_tokens: int | None = None,
    truncate: GenerateRequestTruncate | None = None,
    temperature: float | None = None,
    seed: int | None = None,
    preset: str | None = None,
    end_sequences: Items[str] | None = None,
    stop_sequences: Items[str] | None = None,
    k: int | None = None,
    p: float | None = None,
    frequency_penalty: float | None = None,
    presence_penalty: float | None = None,
    return_likelihoods: GenerateRequestReturnLikelihoods | None = None,
    raw_prompting: bool | None = None,
) -> Request[Generation]:
    """The request of this operation, to be sent by any caller."""
    return Request(
        endpoint=ENDPOINT,
        body=present(
            {
                "prompt": prompt,
                "model": model,
                "num_generations": num_generations,
                "max_tokens": max_tokens,
                "truncate": truncate,
                "temperature": temperature,
                "seed": seed,
                "preset": preset,
                "end_sequences": listed("end_sequences", end_sequences),
                "stop_sequences": listed("stop_sequences", stop_sequences),
                "k": k,
                "p": p,
                "frequency_penalty": frequency_penalty,
                "presence_penalty": presence_penalty,
                "return_likelihoods": return_likelihoods,
                "raw_prompting": raw_prompting,
                "stream": False,
            }
        ),
    )
