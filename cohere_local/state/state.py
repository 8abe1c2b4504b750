"""What one server remembers between requests."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from ..faults.script import Script
from ..fixed_values import START, rfc3339
from ..spec.document import JsonObject
from .database import Database

Things = dict[str, JsonObject]


@dataclass(slots=True)
class State:
    """A fresh server knows nothing; each thing created is one second younger than the one before."""

    folder: Path
    """Where the rows of datasets are kept."""
    datasets: Things = field(default_factory=Things)
    embed_jobs: Things = field(default_factory=Things)
    batches: Things = field(default_factory=Things)
    connectors: Things = field(default_factory=Things)
    finetuned_models: Things = field(default_factory=Things)
    finetuning_events: dict[str, list[JsonObject]] = field(default_factory=dict[str, list[JsonObject]])
    created: int = 0
    """How many things were created or changed."""
    script: Script = field(default_factory=Script)
    database: Database | None = None

    def next_creation(self) -> tuple[int, str]:
        """Return number and time of the next thing created."""
        self.created += 1
        return self.created, rfc3339(START + timedelta(seconds=self.created))

    def keep(self) -> None:
        """Write down what changed, where this state outlives its server."""
        if self.database is not None:
            self.database.write({name: getattr(self, name) for name in _KEPT})


_KEPT = ("datasets", "embed_jobs", "batches", "connectors", "finetuned_models", "finetuning_events", "created")


def open_state(folder: Path) -> State:
    """Return the state that a server left in this folder, or a fresh one that will be kept there."""
    folder.mkdir(parents=True, exist_ok=True)
    database = Database(folder)
    kept = {name: things for name, things in database.read().items() if name in _KEPT}
    return State(folder, **kept, database=database)
