"""Indicators of one open city: evaluated when somebody asks, entered, imported, designed. Safe for threads."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from citybrain.indicators.declared import Framework
from citybrain.plans.workspace import Workspace
from citybrain.progress.figures import Figure, figures_of, share_reported
from citybrain.progress.frameworks import CITY_FOLDER, Frameworks, frameworks_of
from citybrain.progress.indicator_entry import Entered, ValueSaid, checked
from citybrain.progress.indicator_scores import Scores, scores_of
from citybrain.progress.indicator_store import CityRecords, IndicatorStore
from citybrain.progress.indicators import Counts, Known, Row, counts_of, rows_of
from citybrain.twin.snapshot_folder import TWIN

WOMEN = "women"
WOMEN_REPORTED = "women_reported"
ETHICS = "ethics"


@dataclass(frozen=True)
class Evaluated:
    """All rows by framework, and the frameworks they are of."""

    frameworks: Frameworks
    rows: Mapping[str, list[Row]]
    this_year: int

    def counts(self, framework: Framework) -> Counts:
        """Counts of one framework."""
        return counts_of(framework, self.rows[framework.name])


class IndicatorDesk:
    """What is asked and said of the indicators of one city."""

    def __init__(self, workspace: Workspace, today: datetime.date | None = None) -> None:
        self.workspace = workspace
        self.city = city_folder(workspace)
        self.records = CityRecords(self.city)
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
        frameworks, figures = self.frameworks(), self._known_figures()
        known = Known(self.workspace.today(), figures, self.store.values(), self.this_year)
        rows = {framework.name: rows_of(framework, known) for framework in frameworks}
        known.figures = {**figures, WOMEN_REPORTED: _women_reported(rows)}
        for name, own in rows.items():
            if any(row.computed and row.computed.quantity == WOMEN_REPORTED for row in own):
                rows[name] = rows_of(frameworks.find(name), known)
        return Evaluated(frameworks, rows, self.this_year)

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

    def _known_figures(self) -> dict[str, Figure]:
        with self._lock:
            if self._figures is None:
                self._figures = figures_of(self.workspace)
            return self._figures


def city_folder(workspace: Workspace) -> Path | None:
    """The folder of the city that a workspace works on; None for a snapshot that lies elsewhere."""
    twin = workspace.snapshot.folder.parent
    return twin.parent if twin.name == TWIN else None


def _stamp(city: Path | None) -> object:
    """Changes where a file of indicators of the city does."""
    if city is None:
        return None
    files = sorted((city / CITY_FOLDER).glob("*.yaml"))
    return tuple((path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in files if path.is_file())


def _women_reported(rows: Mapping[str, list[Row]]) -> Figure:
    asked = [row for name, own in rows.items() if name != ETHICS for row in own if WOMEN in row.indicator.about]
    return share_reported(sum(row.status != "not_reported" for row in asked), len(asked))
