"""Observed quantities of a city: what bills and meters say of a year, by place."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from citybrain.governance import DataClass
from citybrain.governance.cells import Marks
from citybrain.kernel import Graph
from citybrain.kernel.city import City, Provenance
from citybrain.kernel.quality import Level
from citybrain.kernel.units import Array, Mask
from citybrain.observations.bills.declaration import ALWAYS, billing, chosen
from citybrain.observations.bills.degree_days import DegreeDayCounting, DegreeDays, Temperatures, degree_days_of
from citybrain.observations.bills.noisy_cells import BilledColumn, Noise, with_noise
from citybrain.observations.bills.pairs import Pairs, pair_up
from citybrain.observations.bills.personal import personal_rows, rows_around_few
from citybrain.observations.bills.places import Kind, PlaceIndex, areas
from citybrain.observations.bills.provenance import Leaves
from citybrain.observations.bills.stored import StoredBills, stored_bills
from citybrain.observations.bills.temperatures import temperatures_of
from citybrain.observations.bills.told_cells import cells_told, marks_of
from citybrain.observations.bills.year_of import day_of, window_of
from citybrain.observations.bills.yearly import Terms, Yearly, yearly
from citybrain.twin.configuration import FILE, ObservedSettings, read_configuration
from citybrain.twin.configuration_privacy import PrivacySettings
from citybrain.twin.snapshot import Snapshot

BILLED = DataClass.INTERNAL
"""Class of what was billed at a single place where it says nothing about a person."""


@dataclass(frozen=True)
class Survey:
    """All that was found of places of one kind: bills by pair, the year of each pair, rows of the twin."""

    kind: Kind
    bills: StoredBills
    pairs: Pairs
    year: Yearly
    rows: int


@dataclass(frozen=True)
class ObservedBills:
    """Observed columns of a city with their quality levels and sources.

    `hash` names what they were made of: bills, snapshot, year, temperatures, parameters. `start` to `end` (exclusive)
    is the year; `corrected`: whether the weather was corrected; `year_cold` and `reference_cold` [K·d] are the
    degree days of the two years; `personal` marks the finest places whose bills are personal data, `withheld` the
    rows of columns that nobody sees: these, and places around few of them.
    `cells` are the cells by which the rows of columns of the finest places count in sums (`governance.cells`), `noise`
    is what is in their sums where the city declares any.
    """

    columns: Mapping[str, Array]
    quality: Mapping[str, NDArray[np.uint8]]
    leaves: Mapping[str, Leaves]
    hash: str
    start: datetime.date
    end: datetime.date
    corrected: bool
    year_cold: float
    reference_cold: float
    temperatures: str
    surveys: tuple[Survey, ...] = field(repr=False)
    personal: Mask = field(repr=False)
    withheld: Mapping[str, Mask] = field(repr=False)
    cells: Mapping[str, NDArray[np.intp]] = field(repr=False)
    noise: Noise | None = field(repr=False)

    @property
    def classes(self) -> Mapping[str, DataClass]:
        """Of each column: what was billed at single places is for the offices of the city."""
        return dict.fromkeys(self.columns, BILLED)

    @property
    def classes_of_rows(self) -> NDArray[np.object_]:
        """Class of what was billed at each of the finest places."""
        return classes_of(self.personal)

    @property
    def last(self) -> datetime.date:
        """Last day of the year."""
        return self.end - datetime.timedelta(days=1)

    def on(self, city: City) -> City:
        """The city with the observed columns, without those of rows whose bills are, or tell, personal data.

        What is withheld counts in sums of bills and in calibrations, but is never a value that somebody can read.
        """
        before = city.leaf

        def leaf(name: str, row: int) -> Provenance:
            own = self.leaves.get(name)
            if own is not None and self.withheld[name][row]:
                return Provenance("bills", "unknown", int(Level.UNKNOWN), rule="observed-withheld")
            if own is not None:
                return own.leaf(row)
            return before(name, row) if before is not None else Provenance("", "unknown", int(Level.UNKNOWN))

        shown = {name: np.where(self.withheld[name], np.nan, values) for name, values in self.columns.items()}
        return replace(city, columns=_over(shown, city.columns), quality=_over(self.quality, city.quality), leaf=leaf)


def classes_of(personal: Mask) -> NDArray[np.object_]:
    """Class of what was billed at each place, by whether it says something about a person."""
    return np.where(personal, DataClass.PERSONAL, BILLED)


def _over(own: Mapping[str, Any], known: Mapping[str, Any]) -> Mapping[str, Any]:
    """Columns over others, of which none is read that nobody asks for."""
    return ChainMap(dict(own), cast(dict[str, Any], known))


def observed_columns(city: Path, snapshot: Snapshot, graph: Graph) -> ObservedBills | None:
    """Observed quantities of the bills of a city; None where it has none.

    Degree days are counted by the parameters of the graph on the city's date. Raises InputError for damaged imports and
    for a file of temperatures that cannot be used.
    """
    declared = billing()
    bills = stored_bills(city) if declared.places else None
    if bills is None:
        return None
    configuration = read_configuration(city) if (city / FILE).is_file() else None
    settings = configuration.observed if configuration else ObservedSettings()
    measured = temperatures_of(city, settings.temperatures, snapshot.manifest)
    day = datetime.date.fromisoformat(snapshot.manifest.date)
    counting = DegreeDayCounting.of(graph, day)
    base_share = float(graph.parameters[declared.base_share].at(day).value)
    start, end = window_of(bills, settings.window)
    cold = _degree_days(bills, counting, snapshot, measured, start, end)
    correct = cold.is_measured(day_of(start), day_of(end))
    terms = Terms(day_of(start), day_of(end), settings.coverage, cold, correct, base_share)
    kinds = [kind for kind in declared.entities if any(key[0] == kind for key in bills.keys)]
    surveys = tuple(_survey(bills, kind, snapshot, terms) for kind in kinds)
    identity = _identity(bills, snapshot, settings, measured, terms, counting)
    privacy = configuration.privacy if configuration else None
    return _observed(city, graph, surveys, terms, identity, start, end, measured, snapshot, privacy)


def _degree_days(
    bills: StoredBills,
    counting: DegreeDayCounting,
    snapshot: Snapshot,
    measured: Temperatures | None,
    start: datetime.date,
    end: datetime.date,
) -> DegreeDays:
    first = min(int(bills.first.min()), day_of(start))
    last = max(int(bills.end.max()), day_of(end))
    hourly = snapshot.column(billing().temperature, "hour")
    return degree_days_of(counting, hourly, measured, first, last)


def _survey(bills: StoredBills, kind: Kind, snapshot: Snapshot, terms: Terms) -> Survey:
    area = areas(snapshot, kind)
    pairs = pair_up(bills, kind, PlaceIndex(snapshot, kind), area)
    return Survey(kind, bills, pairs, yearly(bills, pairs, _heated(snapshot, kind, len(area)), terms), len(area))


def _heated(snapshot: Snapshot, kind: Kind, rows: int) -> Mask:
    """Which pairs the weather decides about, by carrier: all, none, or those for which conditions hold."""
    carriers = billing().carriers
    heated = np.zeros((rows, len(carriers)), bool)
    for position, carrier in enumerate(carriers):
        if not isinstance(carrier.heats, str):
            heated[:, position] = chosen(snapshot, carrier.heats) if kind == billing().finest else False
        else:
            heated[:, position] = carrier.heats == ALWAYS
    return heated.ravel()


def _observed(
    city: Path,
    graph: Graph,
    surveys: tuple[Survey, ...],
    terms: Terms,
    identity: str,
    start: datetime.date,
    end: datetime.date,
    measured: Temperatures | None,
    snapshot: Snapshot,
    privacy: PrivacySettings | None,
) -> ObservedBills:
    columns: dict[str, Array] = {}
    quality: dict[str, NDArray[np.uint8]] = {}
    leaves: dict[str, Leaves] = {}
    by = {made.observes: made.name for made in graph.quantities.values() if made.observes}
    marks: dict[str, Marks] = {}
    billed: dict[str, str] = {}
    withheld: dict[str, Mask] = {}
    personal = personal_rows(snapshot)
    for survey in surveys:
        found = Leaves.of(survey.bills, survey.pairs, survey.year, terms)
        finest, hidden = survey.kind == billing().finest, rows_around_few(snapshot, survey.kind, personal)
        own = marks_of(survey.bills, survey.pairs, snapshot.ids) if finest else None
        for position, carrier in enumerate(billing().carriers):
            every = slice(position, None, len(billing().carriers))
            told = [(carrier.quantity(graph, survey.kind), survey.year.value, "")]
            if finest and carrier.base:
                told.append((carrier.base, survey.year.summer, "observed-summer"))
            for quantity, values, rule in told:
                if (name := by.get(quantity or "")) is not None:
                    columns[name] = np.ascontiguousarray(values[every])
                    quality[name] = _levels(columns[name], survey.year.quality[every])
                    leaves[name], withheld[name] = found.of_carrier(position, rule), hidden
                    marks |= {name: own[every]} if own is not None else {}
                    billed[name] = "" if rule else carrier.name
    cells = _cells(city, columns, marks, personal, snapshot)
    noise: Noise | None = None
    if privacy is not None:
        sums = {n: BilledColumn(columns[n], own, cells[n], billed[n]) for n, own in marks.items()}
        cells, noise = with_noise(city, privacy, sums, classes_of(personal), snapshot.ids, start, end)
    return ObservedBills(
        columns, quality, leaves, identity, start, end, terms.correct,
        float(terms.cold.between(np.array(terms.start), np.array(terms.end))), terms.cold.reference,
        measured.file if measured else "", surveys, personal, withheld,
        cells, noise,
    )  # fmt: skip


def _cells(
    city: Path, columns: Mapping[str, Array], marks: Mapping[str, Marks], personal: Mask, snapshot: Snapshot
) -> dict[str, NDArray[np.intp]]:
    """Cells of places of the same kinds in the same area, of which none has anything in common with an earlier one."""
    rows = snapshot.of(billing().finest)
    kinds = [snapshot.column(name, billing().finest).astype(np.intp) for name in billing().cells]
    areas_around = [rows.inside(area) for area in rows.entry.inside[:1]]
    keys, classes = [*kinds, *areas_around], classes_of(personal)
    return cells_told(city, {name: (columns[name], marks[name]) for name in sorted(marks)}, classes, keys)


def _levels(values: Array, levels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return np.where(np.isfinite(values), levels, np.uint8(Level.UNKNOWN)).astype(np.uint8)


def _identity(
    bills: StoredBills,
    snapshot: Snapshot,
    settings: ObservedSettings,
    measured: Temperatures | None,
    terms: Terms,
    counting: DegreeDayCounting,
) -> str:
    told: list[Any] = [
        [manifest.identity for manifest in bills.imports],
        hashlib.sha256(snapshot.manifest.to_text().encode()).hexdigest(),
        settings.model_dump(mode="json"),
        measured.sha256 if measured else "",
        [terms.start, terms.end, terms.coverage, terms.base_share],
        [counting.base, counting.spring, counting.autumn],
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()
