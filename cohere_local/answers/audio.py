"""POST /v2/audio/transcriptions: says what file came, since nothing here can hear."""

from __future__ import annotations

import wave

from starlette.datastructures import UploadFile

from ..call import Answer, Call, Refusal
from ..spec.document import JsonObject


def _transcribe(call: Call) -> JsonObject:
    upload: UploadFile = call.body["file"]
    try:
        with wave.open(upload.file, "rb") as audio:
            seconds = audio.getnframes() / audio.getframerate()
            channels = audio.getnchannels()
            rate = audio.getframerate()
    except (wave.Error, EOFError) as problem:
        raise Refusal(400, f"invalid request: file is no WAV that the local API can read ({problem})") from None
    kind = "1 channel" if channels == 1 else f"{channels} channels"
    return {"text": f"A recording of {seconds:.2f} seconds, {kind}, {rate} samples a second."}


ANSWERS: dict[str, Answer] = {"POST /v2/audio/transcriptions": _transcribe}
