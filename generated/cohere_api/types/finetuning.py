# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Plain-dict forms of what requests of `finetuning` take."""

from __future__ import annotations

from typing import Required, TypedDict

from ..models.finetuning import BaseModel, BaseType, Hyperparameters, LoraTargetModules, Settings, Strategy, WandbConfig

__all__ = ["BaseModelDict", "FinetunedModelDict", "HyperparametersDict", "SettingsDict", "WandbConfigDict"]


class BaseModelDict(TypedDict, total=False):
    name: str
    base_type: Required[BaseType]
    strategy: Strategy


class FinetunedModelDict(TypedDict, total=False):
    name: Required[str]
    settings: Required[Settings | SettingsDict]


class HyperparametersDict(TypedDict, total=False):
    early_stopping_patience: int
    early_stopping_threshold: float
    train_batch_size: int
    train_epochs: int
    learning_rate: float
    lora_alpha: int
    lora_rank: int
    lora_target_modules: LoraTargetModules


class SettingsDict(TypedDict, total=False):
    base_model: Required[BaseModel | BaseModelDict]
    dataset_id: Required[str]
    hyperparameters: Hyperparameters | HyperparametersDict
    wandb: WandbConfig | WandbConfigDict


class WandbConfigDict(TypedDict, total=False):
    project: Required[str]
    api_key: Required[str]
    entity: str
