"""Figures of other cities in the records of a city, file by file."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import sqlalchemy as sa

from citybrain.kernel.errors import NotFoundError
from citybrain.progress.comparison_file import ComparisonFigure
from citybrain.records import CityRecords, author
from citybrain.records.tables.base import now
from citybrain.records.tables.indicators import compared_figure, compared_file

_FIELDS = tuple(ComparisonFigure.__dataclass_fields__)


@dataclass(frozen=True)
class StoredFile:
    """A file that holds: its number, its name, how many figures it has and of how many cities."""

    id: int
    name: str
    figures: int
    cities: int


class ComparisonStore:
    """Files with figures of other cities."""

    def __init__(self, records: CityRecords) -> None:
        self._records = records

    def figures(self) -> list[ComparisonFigure]:
        """All figures that hold; of one city, indicator, method and year the one that came last."""
        records = self._records.to_read()
        if records is None:
            return []
        asked = (
            sa.select(*(compared_figure.c[name] for name in _FIELDS))
            .where(compared_figure.c.withdrawn_at.is_(None))
            .order_by(compared_figure.c.id)
        )
        with records.read() as connection:
            found = [ComparisonFigure(**row) for row in connection.execute(asked).mappings()]
        last = {(f.city.casefold(), f.framework, f.code, f.part, f.year, f.accounting, f.definition): f for f in found}
        return list(last.values())

    def files(self) -> list[StoredFile]:
        """Files that hold, the first first."""
        records = self._records.to_read()
        if records is None:
            return []
        asked = (
            sa.select(compared_file.c.id, compared_file.c.name, compared_file.c.figures, compared_figure.c.city)
            .join(compared_figure, compared_figure.c.file == compared_file.c.id)
            .where(compared_file.c.withdrawn_at.is_(None))
            .order_by(compared_file.c.id)
            .distinct()
        )
        cities: dict[tuple[int, str, int], set[str]] = {}
        with records.read() as connection:
            for key, name, figures, city in connection.execute(asked):
                cities.setdefault((key, name, figures), set()).add(city.casefold())
        return [StoredFile(*file, len(of_file)) for file, of_file in cities.items()]

    def add(self, raw: bytes, name: str, figures: Sequence[ComparisonFigure], made_by: str | None) -> int:
        """Keep the figures of a file, all or none; its number. Raises NotRecordedError."""
        acts = {"made_by": author(made_by), "made_at": now()}
        file = {"name": name, "sha256": hashlib.sha256(raw).hexdigest(), "figures": len(figures), **acts}
        with self._records.to_write().begin() as connection:
            key = connection.execute(sa.insert(compared_file), file).inserted_primary_key
            assert key is not None
            rows = [{**asdict(figure), "file": int(key[0]), **acts} for figure in figures]
            connection.execute(sa.insert(compared_figure), rows)
        return int(key[0])

    def withdraw(self, file: int, withdrawn_by: str | None) -> None:
        """Take a file and its figures back; they stay in the records. Raises NotFoundError where none holds."""
        records = self._records.to_read()
        if records is None:
            raise NotFoundError("comparison-file-unknown", received=file)
        acts = {"withdrawn_by": author(withdrawn_by), "withdrawn_at": now()}
        with records.begin() as connection:
            own = sa.update(compared_file).where(compared_file.c.id == file, compared_file.c.withdrawn_at.is_(None))
            if connection.execute(own.values(acts)).rowcount != 1:
                raise NotFoundError("comparison-file-unknown", received=file)
            connection.execute(sa.update(compared_figure).where(compared_figure.c.file == file).values(acts))
