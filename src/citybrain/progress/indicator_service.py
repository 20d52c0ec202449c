"""Indicators of one open city: evaluated when somebody asks, entered, imported, designed. Safe for threads.

Values of indicators in the records of a city: added, listed, withdrawn; never deleted.
"""

from __future__ import annotations

import datetime
import math
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from citybrain.indicators.declared import Computed, Framework
from citybrain.kernel.errors import NotFoundError
from citybrain.plans.uncertainty.service import TODAY
from citybrain.plans.uncertainty.uncertainty import Options
from citybrain.plans.workspace import Workspace
from citybrain.progress.accounts import NONE, Inventories
from citybrain.progress.commitment_repository import CommitmentRepository
from citybrain.progress.computed_now import ComputationContext, interval_of
from citybrain.progress.figures import figures_of, share_reported
from citybrain.progress.figures_told import Figure
from citybrain.progress.frameworks import CITY_FOLDER, Frameworks, frameworks_of
from citybrain.progress.history import YearAmount
from citybrain.progress.indicator_entry import Entered, ValueSaid, checked
from citybrain.progress.indicator_scores import Scores, scores_of
from citybrain.progress.indicators import IndicatorCounts, IndicatorRow, Known, counts_of, rows_of
from citybrain.progress.per_resident import EMISSIONS_PER_RESIDENT, emissions_per_resident
from citybrain.progress.roles import RESIDENTS
from citybrain.records import CityRecords, author
from citybrain.records.tables.base import now
from citybrain.records.tables.indicators import indicator_value

_SAID = (
    "framework", "code", "part", "year", "value", "low", "high", "unit", "level", "source", "evidence", "method",
    "note", "file", "line",
)  # fmt: skip


class IndicatorStore:
    """Values that people entered."""

    def __init__(self, records: CityRecords) -> None:
        self._records = records

    def values(self, withdrawn: bool = False) -> list[Entered]:
        """All values that hold, oldest entry first; with `withdrawn` also those that were taken back."""
        records = self._records.to_read()
        if records is None:
            return []
        asked = sa.select(indicator_value).order_by(indicator_value.c.id)
        if not withdrawn:
            asked = asked.where(indicator_value.c.withdrawn_at.is_(None))
        with records.read() as connection:
            return [Entered(**row) for row in connection.execute(asked).mappings()]

    def add(self, values: Iterable[Entered], made_by: str | None) -> list[int]:
        """Keep all of some values or none; their ids. Raises NotRecordedError."""
        rows = [{name: asdict(value)[name] for name in _SAID} for value in values]
        acts = {"made_by": author(made_by), "made_at": now()}
        with self._records.to_write().begin() as connection:
            return [_inserted(connection, {**row, **acts}) for row in rows]

    def withdraw(self, identity: int, withdrawn_by: str | None) -> None:
        """Take a value back; it stays in the records. Raises NotFoundError where there is none that holds."""
        records = self._records.to_read()
        if records is None:
            raise NotFoundError("entry-unknown", received=identity)
        changed = (
            sa.update(indicator_value)
            .where(indicator_value.c.id == identity, indicator_value.c.withdrawn_at.is_(None))
            .values(withdrawn_by=author(withdrawn_by), withdrawn_at=now())
        )
        with records.begin() as connection:
            if connection.execute(changed).rowcount != 1:
                raise NotFoundError("entry-unknown", received=identity)


def _inserted(connection: sa.Connection, row: dict[str, Any]) -> int:
    key = connection.execute(sa.insert(indicator_value), row).inserted_primary_key
    assert key is not None
    return int(key[0])


WOMEN = "women"
WOMEN_REPORTED = "women_reported"
ETHICS = "ethics"


@dataclass(frozen=True)
class Evaluated:
    """All rows by framework, and the frameworks they are of."""

    frameworks: Frameworks
    rows: Mapping[str, list[IndicatorRow]]
    this_year: int

    def counts(self, framework: Framework) -> IndicatorCounts:
        """Counts of one framework."""
        return counts_of(framework, self.rows[framework.name])


class IndicatorService:
    """What is asked and said of the indicators of one city. `inventories` tells what its inventory holds."""

    def __init__(
        self,
        workspace: Workspace,
        records: CityRecords,
        today: datetime.date | None = None,
        inventories: Callable[[], Inventories] = lambda: {},
    ) -> None:
        self.workspace = workspace
        self._inventories = inventories
        self.city = records.folder
        self.records = records
        self.store = IndicatorStore(self.records)
        self._today = today
        self.designing = threading.Lock()
        self._lock = threading.Lock()
        self._figures: dict[str, Figure] | None = None
        self._frameworks: tuple[object, Frameworks] | None = None

    @property
    def this_year(self) -> int:
        """The year in which indicators are looked at."""
        return (self._today or datetime.datetime.now(tz=datetime.UTC).date()).year

    def frameworks(self) -> Frameworks:
        """The frameworks of the program and what the folder of the city adds; read again where a file has changed."""
        stamp = _stamp(self.city)
        with self._lock:
            if self._frameworks is None or self._frameworks[0] != stamp:
                self._frameworks = stamp, frameworks_of(self.city)
            return self._frameworks[1]

    def evaluated(self) -> Evaluated:
        """Every indicator with what is known of it now. Raises NotRecordedError where the records cannot be read."""
        frameworks = self.frameworks()
        ground = self._ground(frameworks)
        known = Known(ground, self.store.values(), self.this_year)
        rows = {framework.name: rows_of(framework, known) for framework in frameworks}
        known.ground = replace(ground, figures={**ground.figures, WOMEN_REPORTED: _women_reported(rows)})
        for name, own in rows.items():
            if any(row.computed and row.computed.quantity == WOMEN_REPORTED for row in own):
                rows[name] = rows_of(frameworks.find(name), known)
        return Evaluated(frameworks, rows, self.this_year)

    def prepare(self) -> None:
        """Computes what hangs on nothing that people enter, and what uncertainty of today is to tell besides."""
        self._known_figures()
        self.workspace.uncertainties.ask(self._quantities(self.frameworks()))

    def wait_for_uncertainty(self) -> None:
        """Work out now how sure computed values are."""
        self.workspace.uncertainties.ask(self._quantities(self.frameworks()))
        self.workspace.uncertainties.of(self.workspace.today(), None, Options())

    def _ground(self, frameworks: Frameworks) -> ComputationContext:
        """What is computed, with its uncertainty as far as somebody has asked for that."""
        uncertainties, today = self.workspace.uncertainties, self.workspace.today()
        uncertainties.ask(self._quantities(frameworks))
        ground = ComputationContext(
            today, self._known_figures(), uncertainties.known(TODAY), uncertainties.at_work(TODAY)
        )
        head = today.graph.roles.one(RESIDENTS)
        residents = float(today.value(head)) if head else math.nan
        low, high = (interval_of(head, ground) if head else None) or (None, None)
        people = YearAmount(ground.year, residents, low, high, "computed")
        basic, reported = (
            self._inventories().get("basic", NONE),
            CommitmentRepository(self.records).figures("residents"),
        )
        figure = emissions_per_resident(basic, reported, people)
        return replace(ground, figures={**ground.figures, EMISSIONS_PER_RESIDENT: figure})

    def scores(self, framework: str, weights: Mapping[str, float]) -> tuple[Framework, Scores]:
        """Scores of a framework. Raises NotFoundError, EntryError for weights of unknown names."""
        found = self.frameworks().find(framework)
        return found, scores_of(found, self.evaluated().rows[found.name], weights)

    def enter(self, said: Sequence[ValueSaid], made_by: str | None) -> list[Entered]:
        """Keep values that a person enters, all or none. Raises EntryError, NotFoundError, NotRecordedError."""
        frameworks = self.frameworks()
        return self.keep([checked(one, frameworks, self.this_year) for one in said], made_by)

    def keep(self, values: Sequence[Entered], made_by: str | None) -> list[Entered]:
        """Keep values that are checked already, all or none. Raises NotRecordedError."""
        identities = self.store.add(values, made_by)
        return [replace(value, id=identity) for value, identity in zip(values, identities, strict=True)]

    def _quantities(self, frameworks: Frameworks) -> list[str]:
        """Residents, and the quantities that indicators are computed from, each once."""
        asked = (one for framework in frameworks for one in framework)
        said = (first for one in asked for first in (one.computed, *(part.computed for part in one.parts)) if first)
        named = (one.quantity for first in said for one in _chain(first) if one.quantity)
        return list(dict.fromkeys((*self.workspace.graph.roles.names(RESIDENTS), *named)))

    def _known_figures(self) -> dict[str, Figure]:
        with self._lock:
            if self._figures is None:
                self._figures = figures_of(self.workspace)
            return self._figures


def _chain(said: Computed) -> Iterator[Computed]:
    """A declaration and what stands in for it."""
    yield said
    if said.otherwise is not None:
        yield from _chain(said.otherwise)


def _stamp(city: Path) -> object:
    """Changes where a file of indicators of the city does."""
    files = sorted((city / CITY_FOLDER).glob("*.yaml"))
    return tuple((path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in files if path.is_file())


def _women_reported(rows: Mapping[str, list[IndicatorRow]]) -> Figure:
    asked = [row for name, own in rows.items() if name != ETHICS for row in own if WOMEN in row.indicator.about]
    return share_reported(sum(row.status != "not_reported" for row in asked), len(asked))
