"""Lexical likeness of texts: common words and common pieces of words make texts alike, their meaning does not."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from hashlib import blake2b
from math import sqrt

_WORD = re.compile(r"\w+")
_MARKS = 4  # places of a vector that one feature touches
_TRIGRAM_WEIGHT = 0.5  # a whole word in common counts more than pieces of it


def words(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return _WORD.findall(text.lower())


def features(text: str) -> dict[str, float]:
    """Return what a text is made of, weighted: its words, and the three-letter pieces of each with its ends marked."""
    found: Counter[str] = Counter()
    for word, number in Counter(words(text)).items():
        found[word] += number
        for start in range(len(word)):
            found[f"<{word}>"[start : start + 3] + "|"] += number
    return {name: number * (_TRIGRAM_WEIGHT if name.endswith("|") else 1.0) for name, number in found.items()}


def likeness(first: str, second: str) -> float:
    """Return 0 (nothing in common) to 1 (the same words equally often): the cosine of the features."""
    left, right = features(first), features(second)
    common = sum(weight * right.get(name, 0.0) for name, weight in left.items())
    size = sqrt(sum(w * w for w in left.values()) * sum(w * w for w in right.values()))
    return min(1.0, common / size) if size else 0.0


def vector(text: str, dimension: int) -> list[float]:
    """Return a vector of length 1: each feature adds its own few marks, so that texts with common features lie near."""
    values = [0.0] * dimension
    for name, weight in (features(text) or {text: 1.0}).items():
        for place, sign in _marks(name):
            values[place % dimension] += sign * weight
    size = sqrt(sum(value * value for value in values))
    if size == 0.0:  # the marks cancelled out
        values[0] = size = 1.0
    return [value / size for value in values]


@lru_cache(maxsize=65536)
def _marks(name: str) -> tuple[tuple[int, float], ...]:
    digest = blake2b(name.encode(), digest_size=4 * _MARKS).digest()
    numbers = [int.from_bytes(digest[start : start + 4], "little") for start in range(0, len(digest), 4)]
    return tuple((number >> 1, 1.0 if number & 1 else -1.0) for number in numbers)
