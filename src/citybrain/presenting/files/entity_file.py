"""What a file holds: the rows of an entity, their shapes, columns of quantities, and what is told of all of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final

import numpy as np
import pyarrow as pa

from citybrain import __version__
from citybrain.kernel import InputError
from citybrain.plans.view import View
from citybrain.presenting.answers.city import city_answer
from citybrain.presenting.answers.entities import areas_of
from citybrain.presenting.files.columns import ExportedColumn, column_of, countable, in_languages, left_out
from citybrain.twin.geometry.entities import NONE, Entities, Entity
from citybrain.twin.geometry.shapes import AT_ONCE, runs_of
from citybrain.twin.geometry.types import Geometries
from citybrain.twin.snapshot import Snapshot

CITY: Final = "city"
MOST_VALUES = 100_000_000
"""Values that one file may have: 0.8 GB of numbers."""
Metadata = dict[str, Any]


class EntityFile:
    """Rows of an entity for a file; a part of them at a time is held as a table. The city itself is one row."""

    def __init__(
        self, snapshot: Snapshot, view: View, entity: Entity | None, entities: Entities,
        columns: Sequence[ExportedColumn], metadata: Metadata,
    ) -> None:  # fmt: skip
        self.crs = snapshot.manifest.crs
        self.date = snapshot.manifest.date
        self.columns = columns
        self.metadata = metadata
        self.name = CITY if entity is None else entity.name
        self._snapshot, self._entity = snapshot, entity
        self._areas = areas_of(entity, entities, view) if entity else None

    @property
    def drawn(self) -> bool:
        """Whether the rows have shapes."""
        return self._entity is not None and self._entity.geometry != NONE

    @cached_property
    def schema(self) -> pa.Schema:
        """Names and types of the columns, shapes left out; unit and labels stand in the metadata of each."""
        known = [pa.field("row", pa.int32()), pa.field("id", pa.string()), pa.field("name", pa.string())]
        known += [pa.field("area", pa.string())] if self._areas else []
        return pa.schema([*known, *(pa.field(one.name, one.type, metadata=_words(one)) for one in self.columns)])

    def parts(self, at_once: int = AT_ONCE) -> Iterator[tuple[pa.RecordBatch, Geometries | None]]:
        """All rows, some at a time: the table and, in the plane of the city, the shapes (None where there are none)."""
        rows, first = self.metadata["rows"], 0
        shapes = runs_of(self._snapshot, self._entity.table, at_once) if self.drawn and self._entity else None
        while first < rows:
            run = next(shapes) if shapes else None
            last = first + len(run) if run is not None else min(rows, first + at_once)
            yield self._table(slice(first, last)), run
            first = last

    @cached_property
    def extent(self) -> tuple[list[int], list[float] | None]:
        """Kinds of the shapes (numbers of GEOS), and west, south, east, north in the plane of the city."""
        import shapely

        kinds: set[int] = set()
        bounds = [np.full(4, np.nan)]
        for run in runs_of(self._snapshot, self._entity.table) if self.drawn and self._entity else ():
            kinds |= {int(kind) for kind in np.unique(shapely.get_type_id(run)) if kind >= 0}
            bounds.append(shapely.total_bounds(run))
        told = np.array(bounds)
        if np.isnan(told).all():
            return sorted(kinds), None
        least, most = np.nanmin(told[:, :2], axis=0), np.nanmax(told[:, 2:], axis=0)
        return sorted(kinds), [*map(float, least), *map(float, most)]

    def _table(self, rows: slice) -> pa.RecordBatch:
        numbers = range(rows.start, rows.stop)
        ids = [str(self._entity.held.ids[row]) if self._entity else CITY for row in numbers]
        names = [self._entity.name_of(row) if self._entity else self.metadata["city"]["name"] for row in numbers]
        first: list[Any] = [pa.array(numbers, pa.int32()), pa.array(ids, pa.string()), pa.array(names, pa.string())]
        if self._areas:
            first.append(pa.array([self._area(row) for row in numbers], pa.string()))
        return pa.RecordBatch.from_arrays([*first, *(one.part(rows) for one in self.columns)], schema=self.schema)

    def _area(self, row: int) -> str | None:
        """Name of the area that a row lies in, its id where it has none."""
        assert self._areas is not None
        area, number = self._areas[0], int(self._areas[1][row])
        return None if number < 0 else area.name_of(number) or str(area.held.ids[number])


def entity_file(
    snapshot: Snapshot, entities: Entities, view: View, entity: str,
    quantities: Sequence[str] | None, of: Mapping[str, object] | None = None,
) -> EntityFile:  # fmt: skip
    """Rows of an entity with columns of quantities, of None all that have one number a row and can be computed.

    `of` is told beside them, such as the plan and its year. What may not be told is left out, and that is said. Raises
    NotFoundError for an unknown entity, and for a quantity that is asked for and is unknown, of another entity, or no
    number of each row; InputError for more than MOST_VALUES.
    """
    rows = None if entity == CITY else entities[entity]
    size, shares = rows.rows if rows else 1, snapshot.manifest.quality
    series: list[str] = []
    failed: list[str] = []
    names = list(dict.fromkeys(quantities or ()))
    if quantities is None:
        names, series = countable(view.graph, entity)
        failed = [*view.failures(names)]
        names = [name for name in names if name not in failed]
    columns = [column_of(view, name, entity, size, shares) for name in names]
    if (values := sum(one.values.size for one in columns)) > MOST_VALUES:
        raise InputError("file-too-many-values", received=values, allowed=MOST_VALUES)
    private = [one for one in columns if one.withheld and np.isnan(one.values).all()]
    missing = {
        **left_out((one.quantity.name for one in private), "file-left-out-withheld"),
        **left_out(series, "file-left-out-series"),
        **left_out(failed, "file-left-out-failed"),
    }
    columns = [one for one in columns if one not in private]
    metadata = _metadata(snapshot, view, entity, size, columns, missing, of or {})
    return EntityFile(snapshot, view, rows, entities, columns, metadata)


def _metadata(
    snapshot: Snapshot, view: View, entity: str, rows: int, columns: Sequence[ExportedColumn],
    missing: Mapping[str, Mapping[str, str]], of: Mapping[str, object],
) -> Metadata:  # fmt: skip
    city = city_answer(snapshot, "en")
    declared = view.graph.entities.get(entity)
    return {
        "city": {key: city[key] for key in ("name", "country", "currency", "date", "snapshot", "simulated")},
        "entity": entity,
        "label": in_languages(lambda language: declared.said(language) if declared else entity),
        **of,
        "rows": rows,
        "columns": {one.name: one.description for one in columns},
        "left_out": dict(missing),
        "sources": city["attribution"],
        "attribution": "; ".join(
            ", ".join(filter(None, (one["owner"], one["title"], one["licence"]))) for one in city["attribution"]
        ),
        "software": f"Open City Brain {__version__}",
    }


def _words(column: ExportedColumn) -> dict[str, str]:
    labels = {f"label_{language}": told for language, told in column.description["label"].items()}
    return {"unit": column.quantity.unit, **labels}
