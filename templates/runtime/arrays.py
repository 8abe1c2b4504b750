"""Vectors of a reply as numpy arrays, from lists of numbers or from base64."""

from __future__ import annotations

from binascii import a2b_base64
from collections.abc import Mapping, Sequence
from struct import unpack
from typing import TYPE_CHECKING, Any, ClassVar

from .models import Model
from .problems import DecodeError, ValidationError

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Arrays(Model):
    """Vectors by kind, one for each input. Floats that came packed are turned into lists when first read as such."""

    __slots__ = ("_packed",)
    ARRAYS: ClassVar[Mapping[str, tuple[str, str]]] = {}
    """For each kind its field, and the number type of its array; `base64` holds packed float32."""
    _packed: list[bytes] | None

    def as_array(self, kind: str | None = None) -> NDArray[Any]:
        """Return the vectors of a kind as a numpy array with a row for each input.

        float gives float32, read from floats or from base64; int8 and binary give int8, uint8 and ubinary uint8 (the
        binary ones hold 8 dimensions in a byte). `kind` can be left out where there is one kind only.

        Raises ValidationError for a kind that is not there, DecodeError for vectors that make no array.
        """
        held, forms = self._held(), {kind: form for kind, (_, form) in self.ARRAYS.items()}
        there = [one for one, rows in held.items() if rows is not None]
        numbers = [one for one in there if forms[one] != "base64"]
        if kind is None and len(numbers) > 1:
            raise ValidationError(f"as_array needs a kind: there are {', '.join(numbers)} vectors")
        kind = kind or next(iter(numbers), "such")
        if kind not in there:
            raise ValidationError(f"there are no {kind} vectors here, but {', '.join(there) or 'none at all'}")
        try:
            return _numbers(held[kind], forms[kind])
        except DecodeError as error:
            raise error.within(kind) from None

    def hold_packed(self, kind: str, rows: list[bytes]) -> None:
        """Take little-endian float32 as the vectors of this kind."""
        delattr(self, self.ARRAYS[kind][0])
        self._packed = rows

    # Called for a field that is empty because its vectors are packed.
    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if any(field == name and form == "float32" for field, form in self.ARRAYS.values()):
                # Another thread may have unpacked them meanwhile.
                if (rows := getattr(self, "_packed", None)) is not None:
                    setattr(self, name, [[*unpack(f"<{len(row) // 4}f", row)] for row in rows])
                    self._packed = None
                return object.__getattribute__(self, name)
            return super().__getattr__(name)

    def _held(self) -> dict[str, Any]:
        """Return the vectors of each kind, None where there are none. Floats can be those that base64 holds."""
        packed = getattr(self, "_packed", None)
        held: dict[str, Any] = {
            kind: packed if packed and form == "float32" else getattr(self, field)
            for kind, (field, form) in self.ARRAYS.items()
        }
        coded = next((held[kind] for kind, (_, form) in self.ARRAYS.items() if form == "base64"), None)
        floats = [kind for kind, (_, form) in self.ARRAYS.items() if form == "float32" and held[kind] is None]
        return held | dict.fromkeys(floats, coded)


def unpacked(rows: Sequence[Any]) -> list[bytes]:
    """Return the bytes of vectors, each in base64 or bytes already. Raises DecodeError unless all are float32[n]."""
    found: list[bytes] = []
    for index, row in enumerate(rows):
        try:
            vector: bytes = row if type(row) is bytes else a2b_base64(row, strict_mode=True)
        except (TypeError, ValueError):
            raise DecodeError("not base64", steps=(index,)) from None
        if len(vector) % 4:
            raise DecodeError(f"{len(vector)} bytes, and a float32 takes 4", steps=(index,))
        if found and len(vector) != len(found[0]):
            problem = f"{len(vector) // 4} dimensions after vectors of {len(found[0]) // 4}"
            raise DecodeError(problem, steps=(index,))
        found.append(vector)
    return found


def _numbers(rows: list[Any], form: str) -> NDArray[Any]:
    try:
        import numpy
    except ImportError:
        raise ValidationError("as_array needs numpy: pip install 'coherekit[numpy]'") from None
    if not rows:
        return numpy.empty((0, 0), "float32" if form == "base64" else form)
    if isinstance(rows[0], list):
        try:
            return numpy.array(rows, form)
        except (TypeError, ValueError, OverflowError) as error:
            raise DecodeError(f"not vectors of {form}, all of one length: {error}", steps=()) from None
    packed: list[bytes] = rows if isinstance(rows[0], bytes) else unpacked(rows)
    found = numpy.empty((len(packed), len(packed[0]) // 4), numpy.float32)
    for index, row in enumerate(packed):
        found[index] = numpy.frombuffer(row, "<f4")
    return found
