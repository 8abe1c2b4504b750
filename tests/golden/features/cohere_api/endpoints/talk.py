# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""POST /v1/talk: Talk, with '''quotes''', a \\ and {braces}."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from ..models.talk import TALK_EVENT_FROM_JSON, Talk, TalkEvent, talk_event_from_json
from ..runtime.encoding import listed, present
from ..runtime.operations import Endpoint, Move, Request, StreamFormat

if TYPE_CHECKING:
    from ..models.shared import Shape
    from ..models.talk import Voice
    from ..types.shared import ShapeDict

STREAM: Final[StreamFormat[TalkEvent]] = StreamFormat(
    switch="stream",
    framing="json-lines",
    decode=talk_event_from_json,
    decoders=TALK_EVENT_FROM_JSON,
    discriminator="event-type",
    attribute="event_type",
    final=("end",),
    error=("failure",),
    accumulate={"chunk": (Move(("text",), ("text",), "join", text=True),), "end": (Move(("reply",), ()),)},
    text={"chunk": ("text",)},
)
ENDPOINT: Final[Endpoint[Talk]] = Endpoint(
    operation="talk", method="POST", path="/v1/talk", decode=Talk.from_dict, retry="safe", stream=STREAM
)


def request(
    *,
    text: str,
    voice: Voice | None = None,
    temperature: float | None = None,
    shapes: Sequence[Shape | ShapeDict] | None = None,
) -> Request[Talk]:
    """The request of this operation, to be sent by any caller."""
    return Request(
        endpoint=ENDPOINT,
        body=present(
            {
                "text": text,
                "voice": voice,
                "temperature": temperature,
                "shapes": listed("shapes", shapes),
                "stream": False,
            }
        ),
    )
