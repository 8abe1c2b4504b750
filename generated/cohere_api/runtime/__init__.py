# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""What the generated modules share with their callers: values, decoding, protocols. Names load when first used.

Nothing here does I/O. A `Request` says what to send; `Request.path`, `.query_pairs()` and `.body` say how it looks on
the wire; `Endpoint.decode` turns the reply's JSON into a model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .arrays import Arrays as Arrays
    from .arrays import unpacked as unpacked
    from .decoding import Decoder as Decoder
    from .decoding import MissingFields as MissingFields
    from .decoding import Strictness as Strictness
    from .decoding import as_dict as as_dict
    from .decoding import as_is as as_is
    from .decoding import as_list as as_list
    from .decoding import decode_date as decode_date
    from .decoding import decode_datetime as decode_datetime
    from .decoding import decode_list as decode_list
    from .decoding import decode_map as decode_map
    from .decoding import expected as expected
    from .decoding import list_of as list_of
    from .decoding import map_of as map_of
    from .decoding import nullable as nullable
    from .encoding import as_json as as_json
    from .encoding import as_pairs as as_pairs
    from .encoding import as_text as as_text
    from .encoding import json_default as json_default
    from .encoding import json_object as json_object
    from .encoding import listed as listed
    from .encoding import path_segment as path_segment
    from .encoding import plain as plain
    from .encoding import present as present
    from .encoding import rfc3339 as rfc3339
    from .encoding import whole_or_fields as whole_or_fields
    from .methods import AsyncMethods as AsyncMethods
    from .methods import Methods as Methods
    from .models import Candidate as Candidate
    from .models import Empty as Empty
    from .models import JsonObject as JsonObject
    from .models import M as M
    from .models import Model as Model
    from .models import Parsed as Parsed
    from .models import Unknown as Unknown
    from .models import additional as additional
    from .models import attach_http as attach_http
    from .models import decode_fitting as decode_fitting
    from .models import decode_nothing as decode_nothing
    from .models import fill_missing as fill_missing
    from .models import joined_text as joined_text
    from .models import json_names as json_names
    from .models import new as new
    from .models import unlisted as unlisted
    from .older_names import older_arguments as older_arguments
    from .older_names import older_methods as older_methods
    from .operations import E as E
    from .operations import Endpoint as Endpoint
    from .operations import Move as Move
    from .operations import Paging as Paging
    from .operations import Parsing as Parsing
    from .operations import Request as Request
    from .operations import RequestOptions as RequestOptions
    from .operations import Splitting as Splitting
    from .operations import StreamFormat as StreamFormat
    from .operations import Timeouts as Timeouts
    from .operations import Wait as Wait
    from .operations import WaitOptions as WaitOptions
    from .pages import AsyncPage as AsyncPage
    from .pages import Page as Page
    from .pages import attach_next_page as attach_next_page
    from .problems import CohereError as CohereError
    from .problems import DecodeError as DecodeError
    from .problems import ErrorContext as ErrorContext
    from .problems import ValidationError as ValidationError
    from .problems import one_line as one_line
    from .protocols import AsyncCaller as AsyncCaller
    from .protocols import AsyncStream as AsyncStream
    from .protocols import Caller as Caller
    from .protocols import E_co as E_co
    from .protocols import R_co as R_co
    from .protocols import Stream as Stream
    from .pydantic_compat import Dumped as Dumped
    from .pydantic_compat import DumpOptions as DumpOptions
    from .pydantic_compat import PydanticCompat as PydanticCompat
    from .raw_replies import AsyncRawMethods as AsyncRawMethods
    from .raw_replies import RawMethods as RawMethods
    from .raw_replies import RawReply as RawReply
    from .raw_replies import raw as raw
    from .values import ID_HEADERS as ID_HEADERS
    from .values import NULL as NULL
    from .values import FileInput as FileInput
    from .values import Http as Http
    from .values import Items as Items
    from .values import Received as Received
    from .values import StreamedEmbedding as StreamedEmbedding
    from .values import T as T
    from .values import T_co as T_co
    from .values import is_dict as is_dict
    from .values import is_list as is_list
    from .values import is_mapping as is_mapping
    from .values import is_sequence as is_sequence

_MODULES = {
    "arrays": ("Arrays unpacked"),
    "decoding": (
        "Decoder MissingFields Strictness as_dict as_is as_list decode_date decode_datetime decode_list "
        "decode_map expected list_of map_of nullable"
    ),
    "encoding": (
        "as_json as_pairs as_text json_default json_object listed path_segment plain present rfc3339 whole_or_fields"
    ),
    "methods": ("AsyncMethods Methods"),
    "models": (
        "Candidate Empty JsonObject M Model Parsed Unknown additional attach_http decode_fitting "
        "decode_nothing fill_missing joined_text json_names new unlisted"
    ),
    "older_names": ("older_arguments older_methods"),
    "operations": (
        "E Endpoint Move Paging Parsing Request RequestOptions Splitting StreamFormat Timeouts Wait WaitOptions"
    ),
    "pages": ("AsyncPage Page attach_next_page"),
    "problems": ("CohereError DecodeError ErrorContext ValidationError one_line"),
    "protocols": ("AsyncCaller AsyncStream Caller E_co R_co Stream"),
    "pydantic_compat": ("DumpOptions Dumped PydanticCompat"),
    "raw_replies": ("AsyncRawMethods RawMethods RawReply raw"),
    "values": (
        "FileInput Http ID_HEADERS Items NULL Received StreamedEmbedding T T_co is_dict is_list is_mapping is_sequence"
    ),
}
_PLACES = {name: module for module, names in _MODULES.items() for name in names.split()}

# Hidden from type checkers: a misspelt name must stay an error there.
if not TYPE_CHECKING:
    __all__ = [*_PLACES]

    def __getattr__(name: str) -> Any:
        if name not in _PLACES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(_PLACES)
