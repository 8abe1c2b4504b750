# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v2/audio/transcriptions: Write down the speech in an audio file."""

from __future__ import annotations

from typing import Final

from ..models.audio import AudioTranscriptionsCreateResponse
from ..runtime.encoding import present
from ..runtime.operations import Endpoint, Request
from ..runtime.values import FileInput

ENDPOINT: Final[Endpoint[AudioTranscriptionsCreateResponse]] = Endpoint(
    operation="create-transcription",
    method="POST",
    path="/v2/audio/transcriptions",
    decode=AudioTranscriptionsCreateResponse.from_dict,
    retry="safe",
)


def request(
    *, model: str, language: str, file: FileInput, temperature: float | None = None
) -> Request[AudioTranscriptionsCreateResponse]:
    """The request of this operation, to be sent by any caller."""
    return Request(
        endpoint=ENDPOINT,
        form={"model": model, "language": language, "temperature": temperature},
        files=present({"file": file}),
    )
