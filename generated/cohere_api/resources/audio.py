# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""The methods of `audio`, sync and async."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..runtime.methods import AsyncMethods, Methods

if TYPE_CHECKING:
    from .audio_transcriptions import AsyncAudioTranscriptionsResource, AudioTranscriptionsResource


class AudioResource(Methods):
    @cached_property
    def transcriptions(self) -> AudioTranscriptionsResource:
        from ..resources.audio_transcriptions import AudioTranscriptionsResource

        return AudioTranscriptionsResource(self._caller)


class AsyncAudioResource(AsyncMethods):
    @cached_property
    def transcriptions(self) -> AsyncAudioTranscriptionsResource:
        from ..resources.audio_transcriptions import AsyncAudioTranscriptionsResource

        return AsyncAudioTranscriptionsResource(self._caller)
