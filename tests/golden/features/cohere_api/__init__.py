# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""The zoo: 'features' \\ of {OpenAPI}, as code without I/O: models, endpoints, methods. Names load when first used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .models.animals import *
    from .models.keepers import *
    from .models.measure import *
    from .models.shared import *
    from .models.talk import *
    from .types.animals import *
    from .types.shared import *
    from .types.talk import *
    from .unknown import *

_MODULES = {
    "models.animals": (
        "Animal AnimalHome AnimalHomeAddress AnimalReply AnimalSpecies AnimalsListResponse "
        "AnimalsListResponsePage AsyncAnimalsListResponsePage Beast Kind Level Sort Trait"
    ),
    "types.animals": ("AnimalDict AnimalHomeAddressDict AnimalHomeDict BeastDict TraitDict"),
    "models.keepers": ("AsyncKeepersPage Keepers KeepersKeepersItem KeepersPage"),
    "models.measure": ("MeasureRequestTruncate MeasureResponse"),
    "models.shared": ("Feast Fodder Food Meal Shape ShapeOption1 ShapeOption2"),
    "types.shared": ("FeastDict FodderDict FoodDict MealDict ShapeDict ShapeOption1Dict ShapeOption2Dict"),
    "models.talk": ("ParsedTalk Talk TalkChunk TalkEnd TalkEvent TalkFailure TalkStart Voice"),
    "types.talk": ("V2TalkArguments"),
    "unknown": ("UnknownEventType UnknownForm"),
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
