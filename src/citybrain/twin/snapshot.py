"""Read a snapshot: quickly, without pandas, and only the columns that somebody asks for.

Where the rows of an entity lie, in metres: what quantities read that depend on their neighbours.
"""

import datetime
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.kernel.fields import Positions
from citybrain.kernel.relations import Relation
from citybrain.twin.configuration_errors import nearest
from citybrain.twin.entity_table import EntityTable, Text
from citybrain.twin.givens import Givens, givens_of
from citybrain.twin.lazy import Lazy
from citybrain.twin.manifest import EntityEntry, Manifest, read_manifest
from citybrain.twin.origins import Origin, Origins
from citybrain.twin.relations import read_relation
from citybrain.twin.snapshot_folder import current_folder

if TYPE_CHECKING:
    from citybrain.kernel.city import City

SHAPE, CELL = "geometry", "cell"


class PositionHolder(Protocol):
    """What shapes are read from: a snapshot."""

    def table(self, name: str, columns: list[str]) -> pa.Table:
        """Read some columns of a table."""
        ...


def positions_of(snapshot: PositionHolder, entry: EntityEntry) -> Positions:
    """Return the middles of the shapes of an entity; of cells their side too, as that of a square of the usual size."""
    import shapely

    shapes = shapely.from_wkb(snapshot.table(entry.table, [SHAPE]).column(0).to_pylist())
    middles = shapely.centroid(shapes)
    side = float(np.sqrt(np.median(shapely.area(shapes)))) if entry.geometry == CELL and len(shapes) else 0.0
    return Positions(shapely.get_x(middles), shapely.get_y(middles), side)


PARQUET = ".parquet"


class Snapshot:
    """One state of a city, which never changes. Rows keep their order: it is the row number everywhere.

    What its entities are, the snapshot says itself. Questions that name no entity are about the one that its manifest
    names first, or about the one that has the attribute.
    """

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.folder = folder
        self.manifest = manifest
        self.origins = Origins.from_json(manifest.origins)
        self.entities: Mapping[str, EntityTable] = {
            name: EntityTable(name, entry, self) for name, entry in manifest.entities.items()
        }

    @property
    def city_name(self) -> str:
        """What the city is called now."""
        from citybrain.twin.city_name import city_name  # reads city.toml, which most questions do not need

        return city_name(self.folder.parent.parent, self.manifest.name)

    @cached_property
    def notices(self) -> list[dict[str, Any]]:
        """What to know of the snapshot: what its build told, and whether it is of other declarations than today's."""
        from citybrain.twin.declarations import outdated  # reads all attributes, which most questions do not need

        told = outdated(self.manifest.declarations)
        return [*(one.as_json() for one in told), *self.manifest.notices]

    def path(self, file: str) -> Path:
        """Return the path of a file of the snapshot."""
        return self.folder / file

    def table(self, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        """Read a table ("buildings", "streets", ...), or some of its columns, as Arrow."""
        with self._opened(name) as parquet:
            return parquet.read(columns=list(columns) if columns is not None else None)

    def schema(self, name: str) -> pa.Schema:
        """Return names and types of the columns of a table."""
        with self._opened(name) as parquet:
            return parquet.schema_arrow

    @contextmanager
    def _opened(self, name: str) -> Iterator[pq.ParquetFile]:
        file = f"{name}{PARQUET}"
        if file not in self.manifest.tables:
            tables = [known.removesuffix(PARQUET) for known in self.manifest.tables if known.endswith(PARQUET)]
            raise NotFoundError("snapshot-table-unknown", received=name, nearest=nearest(name, tables))
        try:
            # not pq.read_table: it imports pandas, and a server starts without it
            with pq.ParquetFile(self.path(file)) as parquet:
                yield parquet
        except (OSError, pa.ArrowInvalid) as problem:
            raise InputError("snapshot-damaged", file=str(self.path(file)), problem=str(problem)) from problem

    def of(self, entity: str | None = None) -> EntityTable:
        """Return the rows of an entity; raises NotFoundError with the nearest names."""
        if entity is None:
            return self.first
        if entity not in self.entities:
            raise NotFoundError(
                "snapshot-entity-unknown", received=entity, nearest=nearest(entity, list(self.entities))
            )
        return self.entities[entity]

    @cached_property
    def first(self) -> EntityTable:
        """The entity by which the city is told."""
        return next(iter(self.entities.values()))

    @cached_property
    def area(self) -> EntityTable:
        """The entity in which the rows of the first lie."""
        return self.entities[self.first.entry.inside[0]]

    @cached_property
    def entity_of(self) -> Mapping[str, str]:
        """The entity that each attribute is of; a name that two of them have is that of the first."""
        return {name: entity for entity, rows in reversed(list(self.entities.items())) for name in rows.attributes}

    @cached_property
    def givens(self) -> Givens:
        """What the snapshot gives to the graph."""
        return givens_of(self.manifest.place, self.entities)

    def attributes(self, entity: str | None = None) -> list[str]:
        """Return the names of the attributes of an entity."""
        return list(self.of(entity).attributes)

    def column(self, name: str, entity: str | None = None) -> NDArray[Any]:
        """Return one column: float64, codes of the vocabulary, or the rows of an entity that the rows lie in.

        Raises NotFoundError with the nearest names.
        """
        if entity is None and name in self.first.entry.inside:
            return self.first.inside(name)
        return self._having(name, entity).column(name)

    def origin_codes(self, name: str, entity: str | None = None) -> NDArray[np.uint8]:
        """Return for each row of an attribute the position of its origin in `origins`."""
        return self._having(name, entity).origin_codes(name)

    def origin(self, name: str, row: int, entity: str | None = None) -> Origin:
        """Return where one value comes from."""
        return self._having(name, entity).origin(name, row)

    def quality_levels(self, name: str, entity: str | None = None) -> NDArray[np.uint8]:
        """Return the quality level, 1 to 6, of each value of an attribute."""
        return self._having(name, entity).quality_levels(name)

    def _having(self, name: str, entity: str | None) -> EntityTable:
        return self.of(entity or self.entity_of.get(name))

    @property
    def ids(self) -> Text:
        """Stable ids of the first entity, in row order."""
        return self.first.ids

    @property
    def names(self) -> Text:
        """Names of the first entity, None where it has none."""
        return self.first.names

    @property
    def zone_names(self) -> Text:
        """Names of the areas in which the first entity lies, in row order."""
        return self.area.names

    @property
    def row_of_id(self) -> Mapping[str, int]:
        """Row of each id of the first entity."""
        return self.first.row_of_id

    @cached_property
    def relations(self) -> Mapping[str, Relation]:
        """The relations of the snapshot, each read and checked when somebody asks for it."""
        entries = self.manifest.relations.items()
        return Lazy({name: partial(read_relation, self, name, entry) for name, entry in entries})

    @cached_property
    def positions(self) -> Mapping[str, Positions]:
        """Where the rows of each entity with a shape lie, found when somebody asks for it."""
        entries = self.manifest.entities.items()
        return Lazy({n: partial(positions_of, self, entry) for n, entry in entries if entry.geometry != "none"})

    def shapes(self, entity: str) -> NDArray[Any]:
        """Shapes of the rows of an entity, in metres; read anew each time."""
        import shapely

        table = self.table(self.of(entity).entry.table, [SHAPE])
        return np.asarray(shapely.from_wkb(table.column(0).to_pylist()))

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

    Raises NotFoundError where there is none, InputError where it is damaged, of a newer format, or of an older one that
    cannot be read any more.
    """
    folder = current_folder(city, number)
    return Snapshot(folder, read_manifest(folder))
