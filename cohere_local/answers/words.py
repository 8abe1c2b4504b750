"""Lexical likeness of texts: the same words make texts alike, their meaning does not."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from hashlib import blake2b
from math import sqrt

_WORD = re.compile(r"\w+")
_MARKS = 8  # places of a vector that one word touches


def words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return _WORD.findall(text.lower())


def likeness(first: str, second: str) -> float:
    """0 (no word in common) to 1 (the same words equally often): the cosine of the word counts."""
    left, right = Counter(words(first)), Counter(words(second))
    common = sum(number * right[word] for word, number in left.items())
    size = sqrt(sum(n * n for n in left.values()) * sum(n * n for n in right.values()))
    return min(1.0, common / size) if size else 0.0


def vector(text: str, dimension: int) -> list[float]:
    """A vector of length 1: each word adds its own few marks, so that texts with common words lie near."""
    values = [0.0] * dimension
    for word in words(text) or [text]:
        for place, sign in _marks(word):
            values[place % dimension] += sign
    size = sqrt(sum(value * value for value in values))
    if size == 0.0:  # the words' marks cancelled out
        values[0] = size = 1.0
    return [value / size for value in values]


@lru_cache(maxsize=65536)
def _marks(word: str) -> tuple[tuple[int, float], ...]:
    digest = blake2b(word.encode(), digest_size=4 * _MARKS).digest()
    numbers = [int.from_bytes(digest[start : start + 4], "little") for start in range(0, len(digest), 4)]
    return tuple((number >> 1, 1.0 if number & 1 else -1.0) for number in numbers)
