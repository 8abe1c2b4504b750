"""A file that cannot be rewound."""

from __future__ import annotations

import io


class Pipe(io.BytesIO):
    """A file that can only be read forwards."""

    def seekable(self) -> bool:
        return False
