# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v2/talk: Talk in the new way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ..models.talk import TALK_EVENT_FROM_JSON, ParsedTalk, Talk, TalkEvent, talk_event_from_json
from ..runtime.encoding import present
from ..runtime.operations import Endpoint, Parsing, Request, StreamFormat

STREAM: Final[StreamFormat[TalkEvent]] = StreamFormat(
    switch="stream",
    framing="sse",
    decode=talk_event_from_json,
    decoders=TALK_EVENT_FROM_JSON,
    discriminator="event-type",
    attribute="event_type",
    final=("end",),
    terminator="[DONE]",
)
ENDPOINT: Final[Endpoint[Talk]] = Endpoint(
    operation="talk-v2",
    method="POST",
    path="/v2/talk",
    decode=Talk.from_dict,
    retry="only-if-unsent",
    stream=STREAM,
    parsing=Parsing(field="form", schema="shape", decode=ParsedTalk[Any].from_dict),
)


def request(*, text: str, form: Mapping[str, Any] | None = None) -> Request[Talk]:
    """The request of this operation, to be sent by any caller."""
    return Request(endpoint=ENDPOINT, body=present({"text": text, "form": form, "stream": False}))
