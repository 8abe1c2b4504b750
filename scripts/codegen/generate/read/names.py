"""Python names from the names of a spec. A name that comes from here is an ASCII identifier and nothing else."""

from __future__ import annotations

import keyword
import re
import unicodedata
from typing import Final

_WORD: Final = re.compile(r"[A-Z]+[0-9]*(?![a-z])|[A-Z]?[a-z]+[0-9]*|[0-9]+")
_TYPE_NAME: Final = re.compile(r"[A-Z][A-Za-z0-9]*")

# What a generated model class uses as a type or defines as a method, today's and the pydantic habits it supports.
_TAKEN_BY_MODELS: Final = frozenset(
    "Any bool bytes classmethod cls date datetime dict float frozenset int list object set str tuple type_ self "
    "additional_properties as_array copy from_dict http json model_copy model_dump model_dump_json model_validate "
    "model_validate_json raw schema to_dict".split()
)
_TAKEN_BY_METHODS: Final = frozenset("present request_options self whole_or_fields".split())
# What the classes that hold methods use as a type or decorator, and the end of a client.
_TAKEN_METHOD_NAMES: Final = frozenset(
    "bool builtins bytes cached_property date datetime dict float int object overload set str tuple "
    "aclose close older_arguments".split()
)
# What generated modules import, or name themselves.
_TAKEN_BY_MODULES: Final = frozenset(
    "ARRAYS Any Arrays AsyncCaller AsyncCommonMethods AsyncIterable AsyncIterator AsyncMethods AsyncPage AsyncStream "
    "AttributeError Callable Caller Candidate ClassVar CommonMethods DecodeError Decoder ENDPOINT Ellipsis "
    "Empty Endpoint Exception FileInput Final Generic Http Iterable Iterator JsonObject KNOWN Literal Mapping Methods "
    "Model Move NULL NotRequired Page Paging Parsing Protocol REQUIRED Request RequestOptions Required STREAM Self "
    "Sequence Splitting Stream StreamFormat StreamedEmbedding Strictness T TypeAlias TypeError TypedDict Unknown "
    "Unpack WAITS Wait".split()
)


def words(name: str) -> list[str]:
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    return _WORD.findall(ascii_name)


def snake_case(name: str) -> str:
    """Return `datasetType` -> `dataset_type`, `X-Client-Name` -> `x_client_name`; a digit never comes first."""
    if re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name):
        return name
    joined = "_".join(words(name)).lower()
    return joined if joined[:1].isalpha() else f"field_{joined}"


def pascal_case(name: str) -> str:
    """Return `create-dataset` -> `CreateDataset`; a name that is one already stays as it is."""
    if _TYPE_NAME.fullmatch(name):
        return name
    joined = "".join(word[0].upper() + word[1:] for word in words(name))
    return joined if joined[:1].isalpha() else f"Type{joined}"


def _free(name: str, taken: frozenset[str]) -> str:
    return f"{name}_" if name in taken or keyword.iskeyword(name) else name


def field_name(name: str) -> str:
    return _free(snake_case(name), _TAKEN_BY_MODELS)


def argument_name(name: str) -> str:
    return _free(snake_case(name), _TAKEN_BY_METHODS)


def method_name(name: str) -> str:
    return _free(snake_case(name), _TAKEN_METHOD_NAMES)


def module_name(name: str) -> str:
    return _free(snake_case(name), frozenset())


def resource_module(group: str) -> str:
    """Return the module and the reference page of a resource; the page `client` is that of the top-level methods."""
    return _free(snake_case(group), frozenset({"client"}))


def resource_class(group: str) -> str:
    return f"{pascal_case(group)}Resource"


def type_name(name: str) -> str:
    return _free(pascal_case(name), _TAKEN_BY_MODULES)
