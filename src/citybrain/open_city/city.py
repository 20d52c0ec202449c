"""One open city: each part of it is opened when it is first asked for, once, and all of them are closed together."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from copy import copy
from functools import cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from citybrain.open_city.made_parts import MadeParts
from citybrain.open_city.opening import executor_of, graph_of_city, require_city

if TYPE_CHECKING:
    from citybrain.cases.effect.service import EffectService
    from citybrain.cases.evidence.service import EvidenceService
    from citybrain.cases.gate.service import GateService
    from citybrain.cases.inspections.service import InspectionService
    from citybrain.cases.photos.service import PhotoService
    from citybrain.cases.response.service import ResponseService
    from citybrain.cases.service import CaseService
    from citybrain.cases.supervision.service import SupervisionService
    from citybrain.cases.tracing.diagnoses import DiagnosisService
    from citybrain.governance import Governance
    from citybrain.inventory.service import InventoryService
    from citybrain.kernel import Graph
    from citybrain.observations.readings.store import Store
    from citybrain.observations.sensing import Clock, Sensing
    from citybrain.plans.executors import Executor
    from citybrain.plans.layouts.service import LayoutService
    from citybrain.plans.search.service import SearchService
    from citybrain.plans.workspace import Workspace
    from citybrain.progress.indicator_service import IndicatorService
    from citybrain.progress.inventoried import InventoryOfCourse
    from citybrain.progress.target_tracking_service import TargetTrackingService
    from citybrain.records import CityRecords, Records
    from citybrain.twin.search import CitySearch
    from citybrain.twin.snapshot import Snapshot

Part = TypeVar("Part")
LASTING = ("city_records", "store", "governance", "sensing")
"""Parts of the folder, whichever snapshot is open; each is closed before those that it stands on."""


def once(make: Callable[[OpenCity], Part]) -> Callable[[OpenCity], Part]:
    """A part of a city that is made when it is first asked for."""
    name = make.__name__

    @wraps(make)
    def part(city: OpenCity) -> Part:
        return city._parts_with(name).one(name, lambda: make(city))

    return part


class OpenCity:
    """A city folder with one of its snapshots, the latest if `number` is None. Safe for threads.

    Every part raises NotFoundError where there is no folder, or no snapshot and the part needs one; those of the
    records raise NotRecordedError, those of the readings NotStoredError.
    """

    def __init__(self, folder: Path, executor: Executor | None = None, number: int | None = None) -> None:
        self.folder = folder
        self.beside: Callable[[Sensing], None] = lambda sensing: None
        """What works beside the city, told what it senses once that is open."""
        self._executor = executor
        self._number = number
        self._lasting, self._of_snapshot = MadeParts(), MadeParts()

    def __enter__(self) -> Self:
        require_city(self.folder)
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    @once
    def snapshot(self) -> Snapshot:
        """The snapshot."""
        from citybrain.twin.snapshot import load

        require_city(self.folder)
        return load(self.folder, self._number)

    @property
    def is_latest(self) -> bool:
        """Whether no later snapshot was built since it was opened."""
        from citybrain.twin.snapshot_folder import current_folder

        return current_folder(self.folder, self._number) == self.snapshot.folder

    @property
    @once
    def graph(self) -> Graph:
        """The graph of all domains with the parameters of the city."""
        return graph_of_city(self.snapshot, self.folder)

    @property
    @once
    def workspace(self) -> Workspace:
        """The snapshot ready for questions; today's numbers are computed when the first question comes."""
        from citybrain.plans.workspace import Workspace

        return Workspace(self.snapshot, self.graph, self._executor or executor_of(None))

    @property
    @once
    def search(self) -> CitySearch:
        """What a search finds among the rows of the snapshot."""
        from citybrain.twin.geometry.entities import Entities
        from citybrain.twin.search import CitySearch

        return CitySearch(Entities(self.snapshot, self.graph.entities))

    @property
    @once
    def inventory(self) -> InventoryService:
        """The greenhouse gas inventory."""
        from citybrain.inventory.service import InventoryService

        return InventoryService(self.workspace, self.city_records)

    @property
    @once
    def accounts(self) -> InventoryOfCourse:
        """What the inventory tells indicators and course."""
        from citybrain.progress.inventoried import InventoryOfCourse

        return InventoryOfCourse(self.inventory)

    @property
    @once
    def indicators(self) -> IndicatorService:
        """The indicators."""
        from citybrain.progress.indicator_service import IndicatorService

        return IndicatorService(self.workspace, self.city_records, inventories=self.accounts)

    @property
    @once
    def course(self) -> TargetTrackingService:
        """Promise, approved plans and figures, and whether they go together."""
        from citybrain.progress.commitment_repository import CommitmentRepository
        from citybrain.progress.target_tracking_service import TargetTrackingService

        return TargetTrackingService(self.workspace, CommitmentRepository(self.city_records), self.accounts)

    @property
    @once
    def searches(self) -> SearchService:
        """Searches for measures that reach a target; that of the promise where it is of what is computed here."""
        from citybrain.plans.search.service import SearchService
        from citybrain.progress.commitment_repository import CommitmentRepository

        promised = CommitmentRepository(self.city_records).target_of_buildings
        return SearchService(self.workspace, lambda: promised(self.workspace.graph))

    @property
    @once
    def layouts(self) -> LayoutService:
        """Layouts of squares."""
        from citybrain.plans.layouts.service import LayoutService

        return LayoutService(self.workspace)

    @property
    @once
    def city_records(self) -> CityRecords:
        """What people entered and decided; for who only reads no file is made."""
        from citybrain.records import CityRecords

        return CityRecords(self.folder)

    @property
    def records(self) -> Records:
        """The same, made where there is none."""
        return self.city_records.to_write()

    @property
    @once
    def store(self) -> Store:
        """The readings."""
        from citybrain.observations.readings.opening import open_store

        require_city(self.folder)
        return open_store(self.folder)

    @property
    @once
    def sensing(self) -> Sensing:
        """What the city senses, without whom was erased. Raises InputError where nobody has stated its time zone."""
        from citybrain.observations.persons.erasing import erase_again
        from citybrain.observations.sensing import Sensing

        sensing = Sensing(self.folder, self.time_zone(), self.store, self.records, self._clock)
        try:
            erase_again(sensing)
            self.beside(sensing)
        except BaseException:
            sensing.close()
            raise
        return sensing

    @property
    def effects(self) -> EffectService:
        """Evaluations of what measures changed. Raises InputError where nobody has stated the city's time zone."""
        from citybrain.cases.effect.service import EffectService

        return EffectService(self.sensing)

    @property
    @once
    def cases(self) -> CaseService:
        """What needs a person, and what is done about it; the clock is that of the sensors where they are open."""
        from citybrain.base.domains import find_domains
        from citybrain.cases.rules import rules_of
        from citybrain.cases.service import CaseService
        from citybrain.open_city.departments import case_departments

        rules = cache(lambda: rules_of(find_domains(), self.folder))
        return CaseService(
            self.city_records, rules, self._now, self.time_zone, lambda: self.inspections.follow, case_departments(self)
        )

    @property
    @once
    def response(self) -> ResponseService:
        """Incidents and what is done about them, by the playbooks that hold there."""
        from citybrain.base.domains import find_domains
        from citybrain.cases.response.playbooks import playbooks_of
        from citybrain.cases.response.service import ResponseService

        playbooks = cache(lambda: playbooks_of(find_domains(), self.folder))
        return ResponseService(
            self.city_records, playbooks, self._now, self.time_zone, lambda: self.sensing, self.cases
        )

    @property
    @once
    def supervision(self) -> SupervisionService:
        """Files of enterprises, quotas and visits; readings are opened when a file has streams."""
        from citybrain.cases.supervision.service import SupervisionService

        return SupervisionService(self.city_records, lambda: self.store, self._now, self.time_zone)

    def _now(self) -> int:
        """The time of the sensors [µs] where they are open, else the city's own."""
        from citybrain.observations.sensing import Sensing

        sensing = self.opened(Sensing)
        return self._clock() if sensing is None else sensing.now()

    @property
    @once
    def _clock(self) -> Clock:
        """That of the machine; of a replayed city what was last on record of its cases: it stands still meanwhile."""
        from citybrain.cases.standing_clock import StandingClock
        from citybrain.observations.demo.replay import replayed_since
        from citybrain.observations.sensing import clock

        begin = replayed_since(self.folder)
        return clock if begin is None else StandingClock(self.city_records, begin)

    @property
    @once
    def gate(self) -> GateService:
        """Proposals to change the city; a plan that is approved counts as such in its course."""
        from citybrain.open_city.gate import gate_of

        return gate_of(self)

    @property
    def diagnoses(self) -> DiagnosisService:
        """Where the readings of cases come from, by the twin too where it is built. InputError without a time zone."""
        from citybrain.cases.tracing.diagnoses import DiagnosisService
        from citybrain.cases.tracing.twin import sources_of_twin
        from citybrain.kernel import NotFoundError

        try:
            return DiagnosisService(self.sensing, sources_of_twin(self.snapshot))
        except NotFoundError:
            return DiagnosisService(self.sensing)

    @property
    def evidence(self) -> EvidenceService:
        """Readings and events that were frozen as evidence of cases."""
        from citybrain.cases.evidence.service import EvidenceService

        return EvidenceService(self.sensing, self.cases)

    @property
    def photos(self) -> PhotoService:
        """Photos of cases and inspections."""
        from citybrain.cases.photos.service import PhotoService

        return PhotoService(self.folder, self.city_records, self.cases)

    @property
    @once
    def inspections(self) -> InspectionService:
        """Visits that are due, inspections, and what they found."""
        from citybrain.base.domains import find_domains
        from citybrain.cases.inspections.service import InspectionService

        return InspectionService(self.folder, self.city_records, self.cases, find_domains())

    @property
    @once
    def governance(self) -> Governance:
        """Who may see and decide, who is signed in, and the log of what they do."""
        from citybrain.governance import Governance

        return Governance(self.records)

    @property
    def country(self) -> str:
        """Code of the country as the snapshot has it, else as city.toml states it, "" where nobody has."""
        return self._whereabouts[1]

    def time_zone(self, stated: str | None = None) -> str:
        """The time zone that is stated, else that of the city. Raises InputError where nobody has stated one."""
        from citybrain.kernel import InputError

        zone = stated or self._whereabouts[0]
        if zone is None:
            raise InputError("observations-zone-missing", city=str(self.folder))
        return zone

    @property
    def _whereabouts(self) -> tuple[str | None, str]:
        """Time zone and country; a city that is not built can have readings, too."""
        from citybrain.kernel import NotFoundError
        from citybrain.twin.configuration import FILE, read_configuration

        try:
            manifest = self.snapshot.manifest
        except NotFoundError:
            if not (self.folder / FILE).is_file():
                raise
            said = read_configuration(self.folder)
            return said.time_zone, said.country or ""
        return manifest.time_zone, manifest.country

    def opened(self, kind: type[Part]) -> Part | None:
        """The part of a kind where it is open already, without waiting."""
        parts = (*self._lasting.made.values(), *self._of_snapshot.made.values())
        return next((one for one in parts if isinstance(one, kind)), None)

    def at(self, folder: Path) -> OpenCity:
        """Another city, computed where this one is."""
        return OpenCity(folder, self._executor)

    def latest(self) -> OpenCity:
        """The same city with its latest snapshot; readings and records are shared, and close with either."""
        other = copy(self)
        other._number, other._of_snapshot = None, MadeParts()
        return other

    def give_up(self) -> None:
        """Tell all that is at work to end, and who listens that nothing more comes; nobody waits for it any more."""
        if (workspace := self._of_snapshot.made.get("workspace")) is not None:
            workspace.close()
        for name in ("searches", "layouts"):
            if (service := self._of_snapshot.made.get(name)) is not None:
                service.jobs.close()
        if (sensing := self._lasting.made.get("sensing")) is not None:
            sensing.feed.close()

    def close(self) -> None:
        """End what is at work, write what waits, let go of all files; who asks again opens again."""
        self.give_up()
        with ExitStack() as closing:
            for name in LASTING:
                if (part := self._lasting.taken(name)) is not None:
                    closing.callback(part.close)

    def _parts_with(self, name: str) -> MadeParts:
        return self._lasting if name in LASTING else self._of_snapshot
