"""Tokens without a call of the API: a model's tokenizer, fetched once and kept."""

from __future__ import annotations

import io
import os
import threading
import time
from collections.abc import Callable
from copy import copy
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from cohere_api.endpoints import models_get
from cohere_api.models.detokenize import DetokenizeResponse
from cohere_api.models.tokenize import TokenizeResponse
from cohere_api.runtime.values import is_sequence

from .._call.call import call
from .._call.logs import log
from .._call.steps import Flow, Sleep, run_blocking
from .._extras import import_extra
from .._files.download import download, shown_url
from ..errors import CohereError, DecodeError, TransportError, ValidationError
from .disk_cache import CachedTokenizer

if TYPE_CHECKING:
    from cohere_api.runtime.operations import Request
    from tokenizers import Tokenizer

    from .._call.call import Sender
    from .._call.retry import Retry
    from .._settings.options import Settings


LARGEST: Final = 64 * 1024 * 1024
"""Bytes of a tokenizer's JSON."""
FORGIVEN_AFTER: Final = 300.0
"""Seconds for which a tokenizer that could not be had is not asked for again by `offline=True`."""

_POLL: Final = 0.02
_MOST_TOKENS: Final = 2**32


class Failed(NamedTuple):
    when: float
    error: CohereError


Key = tuple[str, str]
"""Base URL and model: other deployments may have other tokenizers."""
_loaded: Final[dict[Key, Tokenizer]] = {}
_failed: Final[dict[Key, Failed]] = {}
_warned: Final[set[Key]] = set()
_locks: Final[dict[Key, threading.Lock]] = {}
_clock: Callable[[], float] = time.monotonic

if hasattr(os, "register_at_fork"):
    # What another thread was fetching, nobody fetches in the child.
    os.register_at_fork(after_in_child=_locks.clear)


def apply_offline(value: bool, sender: Sender, request: Request[object]) -> Flow[Any]:
    """Tokenize or detokenize with the model's own tokenizer. Ask the API where there is none, or `value` is false."""
    if not value:
        return (yield from sender(request))
    model = request.body.get("model")
    fetch = fetch_tokenizer(model, not_within=FORGIVEN_AFTER)
    try:
        tokenizer = yield from fetch(sender.settings, sender.retry)
    except CohereError as error:
        if (key := (sender.settings.base_url, model)) not in _warned:
            _warned.add(key)
            log.warning("no tokenizer for the model %s, so the API is asked: %s", model, error)
        return (yield from sender(request))
    return (yield from run_blocking(partial(_LOCALLY[request.endpoint.operation], tokenizer, request.body)))


def fetch_tokenizer(model: str, *, not_within: float = 0.0) -> Callable[[Settings, Retry], Flow[Tokenizer]]:
    """Return the flow that gives a model's tokenizer: from memory, from disk, or fetched, once however many ask.

    `not_within`: seconds after a failure for which the tokenizer is not asked for again, but the failure raised again.
    """
    if not isinstance(cast(object, model), str):
        raise ValidationError(f"model must be a str, not {type(model).__name__}")

    def flow(settings: Settings, retry: Retry) -> Flow[Tokenizer]:
        key = (settings.base_url, model)
        began = _clock()
        if key in _loaded:
            return _loaded[key]
        # Polled, because waiting would stop an event loop whose own task holds the lock.
        lock = _locks.setdefault(key, threading.Lock())
        while not lock.acquire(blocking=False):
            yield Sleep(_POLL)
        try:
            if key in _failed and _failed[key].when > began - not_within:
                raise copy(_failed[key].error)
            if key not in _loaded:
                _loaded[key] = yield from _remember_failure(key, _load_or_fetch(settings, retry, model))
            return _loaded[key]
        finally:
            lock.release()

    return flow


def _remember_failure(key: Key, steps: Flow[Tokenizer]) -> Flow[Tokenizer]:
    try:
        return (yield from steps)
    except CohereError as error:
        _failed[key] = Failed(_clock(), copy(error))
        raise


def _load_or_fetch(settings: Settings, retry: Retry, model: str) -> Flow[Tokenizer]:
    import_extra("tokenizers", "tokenizers", "a local tokenizer")
    cached = CachedTokenizer(settings.base_url, model)
    try:
        url = (yield from call(settings, retry, models_get.request(model))).tokenizer_url
    except TransportError:
        # Without a network an older tokenizer is better than none.
        if (content := (yield from run_blocking(partial(cached.read, None)))) is None:
            raise
        return (yield from run_blocking(partial(_load, content, model)))
    if not url:
        raise CohereError(f"the API names no tokenizer for the model {model!r}")
    # Without the query, which may hold a signature that is new each time.
    address = shown_url(url)
    if (content := (yield from run_blocking(partial(cached.read, address)))) is None:
        file = io.BytesIO()
        yield from download(settings, retry, url, file, limit=LARGEST)
        content = file.getvalue()
        tokenizer = yield from run_blocking(partial(_load, content, model))
        yield from run_blocking(partial(cached.write, content, address))
        return tokenizer
    return (yield from run_blocking(partial(_load, content, model)))


def _load(content: bytes, model: str) -> Tokenizer:
    from tokenizers import Tokenizer

    try:
        return Tokenizer.from_str(content.decode())
    except Exception as error:  # the package raises no narrower class
        problem = str(error)
    raise DecodeError(f"the tokenizer of the model {model!r} can't be used: {problem}")


def _tokenize(tokenizer: Tokenizer, body: dict[str, object]) -> TokenizeResponse:
    text = body.get("text")
    if not isinstance(text, str):
        raise ValidationError(f"text must be a str, not {type(text).__name__}")
    try:
        tokens = tokenizer.encode(text, add_special_tokens=False).ids
    except TypeError:
        raise ValidationError("text has half of a surrogate pair, which is no character") from None
    strings = [tokenizer.decode([token], skip_special_tokens=False) for token in tokens]
    return TokenizeResponse(tokens=tokens, token_strings=strings)


def _detokenize(tokenizer: Tokenizer, body: dict[str, object]) -> DetokenizeResponse:
    tokens = body.get("tokens")
    if not is_sequence(tokens):
        raise ValidationError(f"tokens must be a list, not {type(tokens).__name__}")
    for token in tokens:
        if type(token) is not int or not 0 <= token < _MOST_TOKENS or tokenizer.id_to_token(token) is None:
            raise ValidationError(f"the model has no token {token!r}")
    return DetokenizeResponse(text=tokenizer.decode(tokens))


_LOCALLY: Final[dict[str, Callable[[Tokenizer, dict[str, object]], TokenizeResponse | DetokenizeResponse]]] = {
    "tokenize": _tokenize,
    "detokenize": _detokenize,
}
