# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""The methods of `transcriptions`, sync and async."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..runtime.methods import AsyncMethods, Methods

if TYPE_CHECKING:
    from ..models.audio import AudioTranscriptionsCreateResponse
    from ..runtime.operations import RequestOptions
    from ..runtime.values import FileInput


class AudioTranscriptionsResource(Methods):
    def create(
        self,
        *,
        model: str,
        language: str,
        file: FileInput,
        temperature: float | None = None,
        request_options: RequestOptions | None = None,
    ) -> AudioTranscriptionsCreateResponse:
        """Write down the speech in an audio file.

        `POST /v2/audio/transcriptions`

        Args:
            model: Id of the transcription model.
            language: Language of the speech, as an ISO 639-1 code such as en.
            file: The audio file.
            temperature: Randomness, 0 to 1; lower is more predictable.
        """
        from ..endpoints import audio_transcriptions_create as _endpoint

        return self._caller.call(
            _endpoint.request(model=model, language=language, file=file, temperature=temperature), request_options
        )


class AsyncAudioTranscriptionsResource(AsyncMethods):
    async def create(
        self,
        *,
        model: str,
        language: str,
        file: FileInput,
        temperature: float | None = None,
        request_options: RequestOptions | None = None,
    ) -> AudioTranscriptionsCreateResponse:
        """Write down the speech in an audio file.

        `POST /v2/audio/transcriptions`

        Args:
            model: Id of the transcription model.
            language: Language of the speech, as an ISO 639-1 code such as en.
            file: The audio file.
            temperature: Randomness, 0 to 1; lower is more predictable.
        """
        from ..endpoints import audio_transcriptions_create as _endpoint

        return await self._caller.call(
            _endpoint.request(model=model, language=language, file=file, temperature=temperature), request_options
        )
