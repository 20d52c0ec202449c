"""The inventory of one open city: its recorded lines kept as columns, its accounts kept as long as nothing changes."""

from __future__ import annotations

import threading
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import polars as pl
from sqlalchemy import Connection

from citybrain.inventory.account import Account, account_of
from citybrain.inventory.computed import ComputedEntries, computed_lines
from citybrain.inventory.entries.judging import EntrySetting
from citybrain.inventory.entries.storage import MADE, READ, batches_told, recorded_lines, state_of
from citybrain.inventory.landfilled import landfilled
from citybrain.inventory.library import factor_library
from citybrain.inventory.notes import NOTHING, Notes, notes_of, state_of_notes
from citybrain.inventory.recalculation import Break, breaks
from citybrain.inventory.statements import Statement, stated_in, statements_in
from citybrain.kernel import NotFoundError
from citybrain.plans.memo import Memo
from citybrain.plans.workspace import Workspace
from citybrain.records import CityRecords, Records

MOST_ACCOUNTS = 4
State = tuple[tuple[int, int, int], tuple[int, ...]]
EMPTY: State = ((0, 0, 0), ())


@dataclass(frozen=True)
class RecordedLines:
    """Recorded lines and notes at one state of the records; `batches` tells file, sheet, by, at of each batch."""

    state: State
    lines: pl.DataFrame
    notes: Notes
    batches: dict[int, dict[str, Any]]


class InventoryService:
    """The inventory of a city. Safe for threads; no file is made in the city's folder before something is entered."""

    def __init__(self, workspace: Workspace, records: CityRecords) -> None:
        self.workspace = workspace
        self.folder = records.folder
        self.setting = EntrySetting(factor_library(workspace.graph.parameters), workspace.snapshot.manifest.country)
        self._records = records
        self._kept = RecordedLines(EMPTY, pl.DataFrame(schema={**READ, **MADE}), NOTHING, {})
        self._accounts: Memo[Account] = Memo(MOST_ACCOUNTS)
        self._computed: Memo[ComputedEntries] = Memo(2)
        self._lock = threading.Lock()

    @property
    def records(self) -> Records:
        """The records of the city, created where there are none. Raises NotRecordedError."""
        return self._records.to_write()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that records something. Raises NotRecordedError."""
        with self.records.begin() as connection:
            yield connection

    @property
    def recorded(self) -> RecordedLines:
        """Lines and notes as they are recorded now; only what has come since the last time is fetched."""
        with self._lock:
            records = self._records.to_read()
            if records is None:
                return self._kept
            with records.read() as connection:
                state = state_of(connection), state_of_notes(connection)
                if state != self._kept.state:
                    self._kept = RecordedLines(
                        state, self._lines(connection, state), notes_of(connection), batches_told(connection)
                    )
            return self._kept

    def _lines(self, connection: Connection, state: State) -> pl.DataFrame:
        (last, *withdrawn), (before, *gone) = state[0], self._kept.state[0]
        if last == before and withdrawn == gone:
            return self._kept.lines
        if withdrawn == gone and before:
            return pl.concat([self._kept.lines, recorded_lines(connection, after=before)])
        return recorded_lines(connection)

    @property
    def computed(self) -> ComputedEntries:
        """Lines that model and bills tell of the year of the city; worked out again when its intervals are there."""
        return self._computed.get(self._uncertainty, lambda: computed_lines(self.workspace))

    @property
    def version(self) -> Hashable:
        """Changes where entered lines or notes do, and with intervals of today where one of their years has those."""
        kept = self.recorded
        computed = self.workspace.day.year in kept.lines["year"]
        return kept.state, self._uncertainty if computed else None

    @property
    def _uncertainty(self) -> Hashable:
        return id(self.workspace.uncertainties.known("today"))

    @property
    def statements(self) -> list[Statement]:
        """What is known from elsewhere of all years."""
        return statements_in(self.recorded.notes, self.setting.library)

    def years(self) -> list[int]:
        """Years that have lines, entered or computed."""
        return sorted({*self.recorded.lines["year"].unique().to_list(), self.computed.year})

    def account(self, year: int | None = None, assessment: str = "AR5") -> Account:
        """A year, the last with entered lines (else the computed one) if None.

        Raises NotFoundError for a year without lines and an unknown assessment.
        """
        kept, known = self.recorded, self.years()
        entered = kept.lines["year"].max()
        wanted = year if year is not None else int(str(entered)) if entered is not None else known[-1]
        if wanted not in known:
            allowed = ", ".join(str(x) for x in known)
            raise NotFoundError("inventory-year-unknown", received=str(wanted), allowed=allowed)
        return self._accounts.get(
            (wanted, assessment, kept.state, self._uncertainty if wanted == self.workspace.day.year else None),
            lambda: self._made(kept, wanted, assessment),
        )

    def _made(self, kept: RecordedLines, year: int, assessment: str) -> Account:
        said = statements_in(kept.notes, self.setting.library)
        computed = self.computed.in_year(year, landfilled(said, year))
        return account_of(
            year, kept.lines.filter(pl.col("year") == year), computed, kept.notes.choices, self.setting.library,
            assessment, self.setting.region, stated_in(said, year),
        )  # fmt: skip

    def comparable(self, year: int) -> list[int]:
        """Years before a year that people entered lines for, as for the year itself, without a break between."""
        entered = self.recorded.lines["year"].unique().to_list()
        broken = [found.year for found in self.breaks() if found.year <= year]
        first = max(broken, default=0)
        return sorted(x for x in entered if first <= x < year) if year in entered else []

    def breaks(self) -> list[Break]:
        """Where the line of years must not be drawn through."""
        return breaks(self.years(), self.recorded.notes.as_changes())
