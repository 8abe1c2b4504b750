"""`co.datasets` with `save`, which writes a dataset's rows to a file, and `co.utils`, the name it has elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import partial
from os import PathLike
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, NamedTuple, cast

from cohere_api.endpoints import datasets_get
from cohere_api.models.datasets import Dataset, DatasetPart, DatasetsGetResponse
from cohere_api.resources.datasets import AsyncDatasetsResource, DatasetsResource

from .._call.call import call
from .._call.logs import log
from .._call.steps import Flow, run_blocking
from .._files.atomic_write import replace_file
from .._files.download import Fetched, download
from ..errors import CohereError, ValidationError
from .avro import AvroFile
from .formats import Format, choose_writer

if TYPE_CHECKING:
    from .._call.retry import Retry
    from .._callers import AsyncCaller, SyncCaller
    from .._settings.options import Settings


Saved = Dataset | DatasetsGetResponse | str
"""A dataset, the reply that holds it, or its id."""


class Datasets(DatasetsResource):
    def __init__(self, caller: SyncCaller) -> None:
        super().__init__(caller)
        self._run = caller.run

    def save(self, dataset: Saved, path: str | PathLike[str], format: Format | None = None) -> None:
        """Write all rows of a dataset to one file, which takes the place of an older one once it is whole.

        Args:
            dataset: A dataset or its id. By id its newest URLs are used; they expire after some time.
            path: The file to write. Its folder needs room for the dataset twice.
            format: "jsonl", "csv", "avro" or "parquet"; by the path's suffix where left out.

        Raises ValidationError for what can't be saved, ApiError or TransportError where a part can't be fetched,
        DecodeError for a part that is broken, OSError where the disk can't be written. Needs the extra `datasets`, and
        `parquet` for parquet.
        """
        self._run(save_rows(dataset, path, format))


class AsyncDatasets(AsyncDatasetsResource):
    def __init__(self, caller: AsyncCaller) -> None:
        super().__init__(caller)
        self._run = caller.run

    async def save(self, dataset: Saved, path: str | PathLike[str], format: Format | None = None) -> None:
        """Write all rows of a dataset to one file, which takes the place of an older one once it is whole.

        Args:
            dataset: A dataset or its id. By id its newest URLs are used; they expire after some time.
            path: The file to write. Its folder needs room for the dataset twice.
            format: "jsonl", "csv", "avro" or "parquet"; by the path's suffix where left out.

        Raises ValidationError for what can't be saved, ApiError or TransportError where a part can't be fetched,
        DecodeError for a part that is broken, OSError where the disk can't be written. Needs the extra `datasets`, and
        `parquet` for parquet.
        """
        await self._run(save_rows(dataset, path, format))


class Utils:
    def __init__(self, caller: SyncCaller) -> None:
        self._run = caller.run

    def save_dataset(self, dataset: Saved, filepath: str | PathLike[str], format: Format = "jsonl") -> None:
        """Do as `datasets.save` does; the format is jsonl where left out."""
        self._run(save_rows(dataset, filepath, format))


class AsyncUtils:
    def __init__(self, caller: AsyncCaller) -> None:
        self._run = caller.run

    async def save_dataset(self, dataset: Saved, filepath: str | PathLike[str], format: Format = "jsonl") -> None:
        """Do as `datasets.save` does; the format is jsonl where left out."""
        await self._run(save_rows(dataset, filepath, format))


def save_rows(
    dataset: Saved, path: str | PathLike[str], format: Format | None
) -> Callable[[Settings, Retry], Flow[None]]:
    """Return the flow that saves a dataset. Raises ValidationError for a path or format that can't be used."""
    if not isinstance(cast(object, path), str | PathLike):
        raise ValidationError(f"the path must be a str or a path, not {type(path).__name__}")
    target = Path(path)
    write = choose_writer(format, target)
    # A device, as /dev/null, can't be replaced by a file without harm.
    if not target.parent.is_dir() or (target.exists() and not target.is_file()):
        raise ValidationError(f"can't write {str(target)!r}: it must be a file in a folder that exists")

    def flow(settings: Settings, retry: Retry) -> Flow[None]:
        found = dataset
        if isinstance(found, str):
            found = yield from call(settings, retry, datasets_get.request(found))
        parts = _parts(found.dataset if isinstance(found, DatasetsGetResponse) else found)
        with TemporaryDirectory(dir=target.parent, prefix=".parts-") as folder, replace_file(target) as file:
            files = yield from _fetch_parts(settings, retry, parts, Path(folder))
            yield from run_blocking(partial(_write, write, files, file))

    return flow


def _parts(dataset: object) -> list[DatasetPart]:
    if not isinstance(dataset, Dataset):
        raise ValidationError(f"dataset must be a Dataset, the reply that holds one, or an id, not {dataset!r}")
    if not dataset.dataset_parts:
        state = dataset.validation_status
        raise ValidationError(
            f"dataset {dataset.id} is {state} and has no parts to save: co.wait until it is validated"
        )
    return dataset.dataset_parts


class PartFile(NamedTuple):
    path: Path
    name: str
    """What errors call it."""
    rows: int | None
    """How many the API says it has."""
    fetched: Fetched
    """Where its server did not say where it ends, a cut between two blocks looks like the end."""


def _fetch_parts(settings: Settings, retry: Retry, parts: Iterable[DatasetPart], folder: Path) -> Flow[list[PartFile]]:
    """Return each part as a file, with what errors call it. A part is fetched whole before any of it is read."""
    files: list[PartFile] = []
    for number, part in enumerate(parts, 1):
        path, name = folder / str(number), f"part {number} ({part.name})"
        if not part.url:
            raise ValidationError(f"{name} has no url: pass the dataset's id, so that it is asked for")
        try:
            with path.open("wb") as file:
                fetched = yield from download(settings, retry, part.url, file)
        except CohereError as error:
            error.message = f"{name} can't be fetched: {error.message}"
            error.args = (error.message,)
            raise
        files.append(PartFile(path, name, part.num_rows, fetched))
    return files


def _write(write: Callable[[list[AvroFile], IO[bytes]], None], files: Collection[PartFile], file: IO[bytes]) -> None:
    parts = [AvroFile(part.path, part.name, part.fetched.error_context) for part in files]
    write(parts, file)
    for part, given in zip(parts, files, strict=True):
        _check_count(part, given.rows, given.fetched.delimited)


def _check_count(part: AvroFile, rows: int | None, delimited: bool) -> None:
    """Raise DecodeError for a part that was cut. What the API says alone is no proof: it may be wrong."""
    if rows is None:
        if not delimited:
            log.warning("%s may lack rows: neither the API nor its server says where it ends", part.name)
    elif part.count < rows and not delimited:
        raise part.problem(f"ends after {part.count} of {rows} rows")
    elif part.count != rows:
        log.warning("%s has %d rows where the API says %d", part.name, part.count, rows)
