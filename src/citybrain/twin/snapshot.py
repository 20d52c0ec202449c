"""Read a snapshot: quickly, without pandas, and only the columns that somebody asks for."""

import datetime
import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.twin.arrow_values import values_of
from citybrain.twin.categories import category_codes
from citybrain.twin.chance import draws
from citybrain.twin.configuration_errors import nearest
from citybrain.twin.manifest import Manifest, read_manifest
from citybrain.twin.origins import Origin, Origins
from citybrain.twin.snapshot_folder import current_folder

if TYPE_CHECKING:
    from citybrain.kernel.city import City

TABLE_OF = {"building": "buildings", "zone": "zones", "hour": "hours"}
ORIGIN = "_origin"
NOT_NUMBERS = frozenset({"id", "name", "address", "geometry", "zone", "register_row"})


class Snapshot:
    """One state of a city, which never changes. Rows keep their order: it is the row number everywhere."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.folder = folder
        self.manifest = manifest
        self.origins = Origins.from_json(manifest.origins)
        self._columns: dict[tuple[str, str], NDArray[Any]] = {}
        self._names: dict[str, list[str]] = {}

    def path(self, file: str) -> Path:
        """Return the path of a file of the snapshot."""
        return self.folder / file

    def table(self, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        """Read a table ("buildings", "streets", ...), or some of its columns, as Arrow."""
        file = f"{name}.parquet"
        if file not in self.manifest.tables:
            tables = [known.removesuffix(".parquet") for known in self.manifest.tables if known.endswith(".parquet")]
            raise NotFoundError("snapshot-table-unknown", received=name, nearest=nearest(name, tables))
        try:
            # not pq.read_table: it imports pandas, and a server starts without it
            with pq.ParquetFile(self.path(file)) as parquet:
                return parquet.read(columns=list(columns) if columns is not None else None)
        except (OSError, pa.ArrowInvalid) as problem:
            raise InputError("snapshot-damaged", file=str(self.path(file)), problem=str(problem)) from problem

    def all_columns(self, entity: str = "building") -> list[str]:
        """Return the names of all columns of the table of an entity."""
        if entity not in self._names:
            self._names[entity] = pq.read_schema(self.path(f"{TABLE_OF[entity]}.parquet")).names
        return self._names[entity]

    def attributes(self, entity: str = "building") -> list[str]:
        """Return the names of the attributes of an entity."""
        return [name for name in self.all_columns(entity) if name not in NOT_NUMBERS and not name.endswith(ORIGIN)]

    def read(self, entity: str, names: Sequence[str]) -> dict[str, NDArray[Any]]:
        """Return columns and keep them: float64, categories as codes of the vocabulary, `zone` intp, origins uint8."""
        missing = [name for name in names if (entity, name) not in self._columns]
        if missing:
            table = self.table(TABLE_OF[entity], missing)
            for name in missing:
                column = _to_numpy(name, table.column(name).combine_chunks())
                column.flags.writeable = False
                self._columns[entity, name] = column
        return {name: self._columns[entity, name] for name in names}

    def column(self, name: str, entity: str = "building") -> NDArray[Any]:
        """Return one column, see `read`; raises NotFoundError with the nearest names."""
        if (entity, name) not in self._columns and name not in self.all_columns(entity):
            known = self.attributes(entity)
            raise NotFoundError("snapshot-column-unknown", received=name, nearest=nearest(name, known))
        return self.read(entity, [name])[name]

    def drawn(self, purpose: str) -> NDArray[np.float64]:
        """Return a number from 0 to below 1 for each building, drawn from its id for one purpose, and keep them."""
        if ("drawn", purpose) not in self._columns:
            self._columns["drawn", purpose] = draws(self.ids, purpose)
        return self._columns["drawn", purpose]

    def origin_codes(self, name: str, entity: str = "building") -> NDArray[np.uint8]:
        """Return for each row of an attribute the position of its origin in `origins`."""
        column = f"{name}{ORIGIN}"
        return self.read(entity, [column])[column]

    def origin(self, name: str, row: int, entity: str = "building") -> Origin:
        """Return where one value comes from."""
        return self.origins[int(self.origin_codes(name, entity)[row])]

    def quality_levels(self, name: str, entity: str = "building") -> NDArray[np.uint8]:
        """Return the quality level, 1 to 6, of each value of an attribute."""
        levels = np.array([origin.quality for origin in self.origins.all], dtype=np.uint8)
        return levels[self.origin_codes(name, entity)]

    def record(self, name: str, row: int) -> str:
        """Return the id of the record in the source file that a building's value was read from; "" if none is told."""
        key = self.origin(name, row).row_column
        if key == "id":
            return str(self.ids[row])
        if key is None or key not in self.all_columns():
            return ""
        number = self.column(key)[row]
        return "" if np.isnan(number) else f"{number:.0f}"

    @cached_property
    def ids(self) -> NDArray[np.object_]:
        """Stable ids of the buildings, in row order."""
        return _to_text(self.table("buildings", ["id"]))

    @cached_property
    def names(self) -> NDArray[np.object_]:
        """Names of the buildings, None where they have none."""
        return _to_text(self.table("buildings", ["name"]))

    @cached_property
    def zone_names(self) -> NDArray[np.object_]:
        """Names of the zones, in row order."""
        return _to_text(self.table("zones", ["name"]))

    @cached_property
    def zone_ids(self) -> NDArray[np.object_]:
        """Ids of the zones, in row order."""
        return _to_text(self.table("zones", ["id"]))

    @cached_property
    def row_of_id(self) -> dict[str, int]:
        """Row of each building id."""
        return {name: row for row, name in enumerate(self.ids)}

    def city(self, day: datetime.date | None = None) -> "City":
        """Return the snapshot as the kernel reads it, see `citybrain.twin.city.city_of`."""
        from citybrain.twin.city import city_of

        return city_of(self, day)

    def verify(self) -> None:
        """Compare every file with its hash; raises InputError naming the first that differs or is missing."""
        for name, entry in self.manifest.tables.items():
            path = self.path(name)
            if not path.is_file():
                raise InputError("snapshot-damaged", file=str(path), problem="missing")
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
            if found != entry.sha256:
                raise InputError("snapshot-hash", file=str(path), received=found, expected=entry.sha256)


def load(city: Path, number: int | None = None) -> Snapshot:
    """Open the latest snapshot of a city folder, or one by number.

    Raises NotFoundError where there is none, InputError where it is damaged or of a newer format.
    """
    folder = current_folder(city, number)
    return Snapshot(folder, read_manifest(folder))


def _to_numpy(name: str, column: pa.Array) -> NDArray[Any]:
    if pa.types.is_dictionary(column.type):
        return category_codes(name, column)
    kind = np.intp if name == "zone" else np.uint8 if name.endswith(ORIGIN) else np.float64
    return values_of(column, np.nan).astype(kind)


def _to_text(table: pa.Table) -> NDArray[np.object_]:
    return np.array(table.column(0).to_pylist(), dtype=object)
