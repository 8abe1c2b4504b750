"""Which functions of ours a sync chat passes on its way: `python -m benchmarks.call_path` lists and counts them.

Measured is the third call of a client, over a real socket; a generator counts once, however often it is resumed.
"""

from __future__ import annotations

import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import FrameType
from typing import Final

import cohere_api

import coherekit

_FOLDERS: Final = tuple(str(Path(str(module.__file__)).parent) for module in (coherekit, cohere_api))
_IS_GENERATOR: Final = 0x20
_REPLY: Final = (
    b'{"id": "x", "finish_reason": "COMPLETE", "usage": {"tokens": {"input_tokens": 1, "output_tokens": 1}}, '
    b'"message": {"role": "assistant", "content": [{"type": "text", "text": "hi"}]}}'
)


class _Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(_REPLY)))
        self.end_headers()
        self.wfile.write(_REPLY)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def functions_passed() -> list[str]:
    """Return the functions in the order of their calls, each as `package/module.py function`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with coherekit.ClientV2("key", base_url=f"http://127.0.0.1:{server.server_port}") as co:
            return _profiled(co)
    finally:
        server.shutdown()
        server.server_close()


def _profiled(co: coherekit.ClientV2) -> list[str]:
    passed: list[str] = []
    resumed: list[FrameType] = []

    def note(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        if event != "call" or not code.co_filename.startswith(_FOLDERS):
            return
        if code.co_flags & _IS_GENERATOR:
            if any(frame is one for one in resumed):
                return
            resumed.append(frame)
        folder = next(folder for folder in _FOLDERS if code.co_filename.startswith(folder))
        path = Path(code.co_filename).relative_to(Path(folder).parent)
        passed.append(f"{path.as_posix()} {code.co_qualname}")

    for profiler in (None, None, note):
        sys.setprofile(profiler)
        co.chat(model="m", messages=[{"role": "user", "content": "hi"}])
        sys.setprofile(None)
    return passed


if __name__ == "__main__":
    found = functions_passed()
    print(*found, f"{len(found)} functions", sep="\n")
