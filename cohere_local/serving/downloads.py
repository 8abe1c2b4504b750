"""What the API's replies point to at other addresses: parts of datasets, and tokenizers. No key is asked for."""

from __future__ import annotations

import re
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from ..answers.byte_pairs import tokenizer_json
from ..json_bytes import encode

_PART = re.compile(r"[0-9a-f-]{36}\.avro")


def downloads(folder: Path) -> list[Route]:
    """Return the routes beside those of the spec."""

    async def part(request: Request) -> Response:
        name: str = request.path_params["name"]
        if not _PART.fullmatch(name) or not (folder / name).is_file():
            raise HTTPException(404)
        return FileResponse(folder / name, media_type="application/octet-stream")

    async def tokenizer(request: Request) -> Response:
        return Response(encode(tokenizer_json()), media_type="application/json")

    return [Route("/local/parts/{name}", part), Route("/local/tokenizer.json", tokenizer)]
