"""A byte-pair tokenizer, small and reversible: every byte is a token, and common words are few tokens.

Its pairs are made from a list of words, so that nothing has to be trained or shipped, and `tokenizer_json` writes it in
the form that Hugging Face's `tokenizers` reads, so that offline tokens agree with those of the endpoint.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise

from ..spec.document import JsonObject

_COMMON_WORDS = (
    "the of and to in is it you that he was for on are with as his they be at one have this from or had by not word "
    "but what some we can out other were all there when up use your how said an each she which do their time if will "
    "way about many then them write would like so these her long make thing see him two has look more day could go "
    "come did number sound no most people my over know water than call first who may down side been now find any new "
    "work part take get place made live where after back little only round man year came show every good me give our "
    "under name very through just form sentence great think say help low line differ turn cause much mean before move "
    "right boy old too same tell does set three want air well also play small end put home read hand port large spell "
    "add even land here must big high such follow act why ask men change went light kind off need house picture try us "
    "again animal point mother world near build self earth father head stand own page should country found answer "
    "school grow study still learn plant cover food sun four between state keep eye never last let thought city tree "
    "cross farm hard start might story saw far sea draw left late run while press close night real life few north "
    "text model data document question query search message tool token embed rerank chat user system result value "
    "error request reply local hello summary language list example information different following important using"
).split()
_ENDINGS = ("s", "ed", "ing", "er", "ly", "tion", "ment", "able", "ness", "ity")

# Words with the space before them, and no piece so long that joining its bytes takes long. Written so that every
# regex engine takes it alike: no classes of letters.
_PIECE = re.compile(r" ?[^ ]{1,32}| ")
_UNKNOWN = sys.maxsize  # a rank after all others

Pair = tuple[str, str]


@cache
def _letters() -> list[str]:
    """Return a printable character for each byte, as byte-level tokenizers write them."""
    plain = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    moved = iter(range(0x100, 0x200))
    return [chr(byte if byte in plain else next(moved)) for byte in range(256)]


@cache
def _bytes() -> dict[str, int]:
    return {letter: byte for byte, letter in enumerate(_letters())}


@cache
def ranks() -> dict[Pair, int]:
    """Return the pairs that are joined, those of lower rank first."""
    found: dict[Pair, int] = {}
    for word in (*_COMMON_WORDS, *_ENDINGS):
        for form in (word,) if word in _ENDINGS else (f" {word}", word):
            first, *rest = _join_all(_spelled(form), found)
            for piece in rest:
                found.setdefault((first, piece), len(found))
                first += piece
    return found


@cache
def vocabulary() -> dict[str, int]:
    """Return token -> id: the bytes, then what each pair makes."""
    tokens = dict.fromkeys([*_letters(), *(left + right for left, right in ranks())])
    return {token: number for number, token in enumerate(tokens)}


@cache
def _tokens() -> list[bytes]:
    letters = _bytes()
    return [bytes(letters[letter] for letter in token) for token in vocabulary()]


def encode(text: str) -> list[int]:
    """Return the ids of a text's tokens."""
    return [number for piece in _PIECE.findall(text) for number in _encoded(piece)]


@lru_cache(maxsize=65536)
def _encoded(piece: str) -> tuple[int, ...]:
    known = vocabulary()
    return tuple(known[token] for token in _join_all(_spelled(piece), ranks()))


def decode(ids: Iterable[int]) -> str:
    """Return the text of these tokens; bytes that are no UTF-8 become U+FFFD.

    Raises IndexError for an id that is none.
    """
    tokens = _tokens()
    return b"".join(tokens[number] for number in ids).decode(errors="replace")


def _spelled(text: str) -> list[str]:
    letters = _letters()
    return [letters[byte] for byte in text.encode()]


def _join_all(pieces: list[str], known: dict[Pair, int]) -> list[str]:
    """Join the pair of lowest rank, wherever it stands, until no pair is known."""
    while len(pieces) > 1:
        best = min(pairwise(pieces), key=lambda pair: known.get(pair, _UNKNOWN))
        if best not in known:
            break
        pieces = _join(pieces, best)
    return pieces


def _join(pieces: list[str], pair: Pair) -> list[str]:
    joined: list[str] = []
    for piece in pieces:
        # A piece that was just joined is never the left of the pair again: it is longer.
        if joined and (joined[-1], piece) == pair:
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


@cache
def tokenizer_json() -> JsonObject:
    """Return the tokenizer as Hugging Face's `tokenizers` reads it."""
    byte_level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": False}
    split = {"type": "Split", "pattern": {"Regex": _PIECE.pattern}, "behavior": "Isolated", "invert": False}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [],
        "normalizer": None,
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": [split, byte_level]},
        "post_processor": None,
        "decoder": byte_level,
        "model": {
            "type": "BPE",
            "dropout": None,
            "unk_token": None,
            "continuing_subword_prefix": None,
            "end_of_word_suffix": None,
            "fuse_unk": False,
            "byte_fallback": False,
            "vocab": vocabulary(),
            "merges": [f"{left} {right}" for left, right in ranks()],
        },
    }
