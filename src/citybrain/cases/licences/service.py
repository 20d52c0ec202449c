"""Licences of a city: who may apply, check, ask, report and suspend, and what everybody may know of them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, insert

from citybrain.cases.gate.content import NewProposal
from citybrain.cases.gate.errors import ProposalStepError
from citybrain.cases.gate.service import GateService
from citybrain.cases.gate.states import ProposalStep
from citybrain.cases.licences.acts import LicenceAct, enter_act
from citybrain.cases.licences.application import (
    LONGEST_TEXT,
    LicenceContact,
    LicenceFaultsError,
    NewApplication,
    faults_of_answers,
    faults_of_application,
    findings_of,
    require_none,
)
from citybrain.cases.licences.declared import LicenceKind, LicenceKinds
from citybrain.cases.licences.figures import add_figures, figure_of, published, withdraw_figure
from citybrain.cases.licences.plausibility import Figure, RatioFinding, TwoValues, ratios_of_published, two_values
from citybrain.cases.licences.registry import (
    TARGET,
    add_application,
    add_entry,
    application_of,
    contact_of,
    entry_row,
    erase_contact,
    licence_of,
    licences,
    newest_entry,
)
from citybrain.cases.licences.reports import ReportPlan, ReportTable, plan_reports
from citybrain.cases.licences.standing import LIVE, Licence, LicenceEntryKind, LicenceState
from citybrain.cases.licences.sums import (
    ComputedFigure,
    DistanceBeyondOdometer,
    beside_published,
    figures_at,
    findings_of_months,
    flows_between,
    years_of,
)
from citybrain.cases.service import CaseService
from citybrain.cases.supervision.enterprises import answers_for, enterprise_of
from citybrain.governance import Actor, Permission, Verdict, decide, require
from citybrain.kernel import nearest
from citybrain.kernel.errors import NotFoundError
from citybrain.observations.times import EPOCH, MICROSECOND
from citybrain.records import CityRecords
from citybrain.records.errors import EntryError
from citybrain.records.tables.licences import licence_entry

MOST_LISTED = 1_000
MOST_FINDINGS = 100
READ, WRITE = Permission.READ_ENTERPRISES, Permission.WRITE_ENTERPRISES


class LicenceSurroundings(NamedTuple):
    """What licences ask of the city around them: kinds, names of the rows of an entity by id, gate, cases, clock."""

    kinds: Callable[[], LicenceKinds]
    rows: Callable[[str], Mapping[str, str]]
    gate: Callable[[], GateService]
    cases: Callable[[], CaseService]
    now: Callable[[], int]
    zone: Callable[[], str]


class LicenceDetail(NamedTuple):
    """A licence as somebody may read it; contact is None where nobody is named, or for who reads for the firm."""

    licence: Licence
    contact: LicenceContact | None
    findings: list[RatioFinding | DistanceBeyondOdometer]


class LicenceSums(NamedTuple):
    """Figures of a kind: at today, of each year that is over, and published ones beside what is on record."""

    kind: LicenceKind
    today: datetime.date
    computed: list[ComputedFigure]
    published: list[tuple[Row[Any], float | None]]
    ratios: list[RatioFinding]
    contradictions: list[TwoValues]


class LicenceService:
    """Licences of one city. Safe for threads."""

    def __init__(self, records: CityRecords, around: LicenceSurroundings) -> None:
        self._records = records
        self.around = around

    @property
    def kinds(self) -> LicenceKinds:
        """Kinds of the domains and of the city. Raises DeclarationError."""
        return self.around.kinds()

    @property
    def today(self) -> datetime.date:
        """The day by the clock of the city."""
        return (EPOCH + self.around.now() * MICROSECOND).astimezone(ZoneInfo(self.around.zone())).date()

    def kind(self, name: str) -> LicenceKind:
        """A kind by its name. Raises NotFoundError."""
        if name not in self.kinds:
            raise NotFoundError("licence-kind-unknown", received=name, near=nearest(name, list(self.kinds)))
        return self.kinds[name]

    def apply(self, asked: NewApplication, actor: Actor) -> int:
        """The number of a new application. Raises NotFoundError, NotAllowedError, and LicenceFaultsError with all that
        is wrong: what overlaps another application or licence of the firm for the same roads or vehicles, too.
        """
        require(actor, WRITE)
        kind = self.kind(asked.kind)
        faults = list(faults_of_application(kind, asked, self.around.rows(kind.roads), self.today))
        with self._records.to_write().begin() as connection:
            firm = int(enterprise_of(connection, asked.firm).id)
            for other in licences(connection, {kind.name: kind}, self.today):
                if other.firm.id == firm and other.state in LIVE and (shared := _shared(asked, other)):
                    named = other.number or f"{other.application} ({other.state})"
                    faults.append(f"since, until: {named}: {other.since} … {other.until}, {shared}")
            require_none(faults, "licence-application")
            return add_application(connection, asked, firm, actor.name)

    def check(self, number: int, answers: Mapping[str, float | str], actor: Actor) -> None:
        """Put a risk check on record; the newest one counts. Raises as `apply` does."""
        require(actor, WRITE)
        with self._records.to_write().begin() as connection:
            one = self._one(connection, number)
            _require_state(one, LicenceState.APPLIED, LicenceState.CHECKED)
            require_none(faults_of_answers(one.kind.check, answers), "licence-check", application=number)
            add_entry(
                connection, number, LicenceEntryKind.CHECK, self.today, actor.name, content={"answers": dict(answers)}
            )

    def ask(self, number: int, conditions: str, why: str, actor: Actor) -> int:
        """The number of the proposal by which a second person is asked to grant a licence with these conditions.

        Raises LicenceFaultsError with each finding that bars it, and what the gate raises.
        """
        require(actor, WRITE)
        conditions, why = conditions.strip(), why.strip()
        lengths = {"conditions": len(conditions), "why": len(why)}
        wrong = (f"{name}: {one} (1 … {LONGEST_TEXT})" for name, one in lengths.items() if not 0 < one <= LONGEST_TEXT)
        require_none(wrong, "licence-ask", application=number)
        with self._records.to_write().read() as connection:
            one = self._one(connection, number)
        _require_state(one, LicenceState.CHECKED)
        found = findings_of(one.kind, one.answers)
        barring = (f"{name}: {one.answers[name]} ({item.source})" for name, item in found if item.bars)
        require_none(barring, "licence-barred", application=number)
        reason = "; ".join([why, *(f"{name}: {one.answers[name]}" for name, _ in found)])
        gate = self.around.gate()
        proposal = gate.draft(
            NewProposal(
                kind=one.kind.proposal, target=f"{TARGET}{number}", values={"conditions": conditions},
                reason=reason[:2_000],
            ), actor,
        )  # fmt: skip
        try:
            gate.step(proposal, ProposalStep.SIMULATE, actor, why)
            with self._records.to_write().begin() as connection:
                _require_state(self._one(connection, number), LicenceState.CHECKED)
                add_entry(
                    connection, number, LicenceEntryKind.ASK, self.today, actor.name, content={"proposal": proposal}
                )
            gate.step(proposal, ProposalStep.ASK, actor, why)
        except EntryError as problem:
            gate.step(proposal, ProposalStep.WITHDRAW, actor, problem.code)
            raise
        return proposal

    def require_asked(self, connection: Connection, kind: str, number: int, target: str) -> None:
        """Raises ProposalStepError for a proposal of a licence that its application does not wait for: another one was
        asked for since, or it is decided already.
        """
        if all(kind != one.proposal for one in self.kinds.values()):
            return
        application = application_of(target)
        of = [] if application is None else licences(connection, self.kinds, self.today, application)
        waits = any(one.proposal is not None and one.proposal.id == number for one in of)
        if not waits or of[0].state is not LicenceState.ASKED:
            stands = of[0].state.value if of else "-"
            raise ProposalStepError("licence-not-asked", number=number, target=target[:40], received=stands)

    def enter(self, number: int, asked: LicenceAct, actor: Actor) -> list[int]:
        """Enter an incident, a suspension, an appeal or a reinstatement; who is named for the firm appeals alone."""
        with self._records.to_write().begin() as connection:
            one = self._one(connection, number)
            if asked.act != LicenceEntryKind.APPEAL.value or not answers_for(connection, actor, int(one.firm.id)):
                require(actor, WRITE)
            return enter_act(connection, self.around.cases(), one, asked, actor.name)

    def report(self, table: ReportTable, actor: Actor, corrects: bool = False) -> ReportPlan:
        """Put reports on record, all or none: of any licence with the right to, of those of their firms by others.

        Raises LicenceFaultsError with all that is wrong, by line.
        """
        with self._records.to_write().read() as connection:
            seen, plan = newest_entry(connection), self._planned(connection, table, actor, corrects)
        if not plan.reports:
            return plan
        with self._records.to_write().begin() as connection:
            if newest_entry(connection) != seen:
                plan = self._planned(connection, table, actor, corrects)
            rows = [
                entry_row(one.application, LicenceEntryKind.REPORT, one.month, actor.name,
                          **_amounts(one._asdict()), until=one.until.isoformat())
                for one in plan.reports
            ]  # fmt: skip
            if rows:
                connection.execute(insert(licence_entry), rows)
        return plan

    def _planned(self, connection: Connection, table: ReportTable, actor: Actor, corrects: bool) -> ReportPlan:
        every = licences(connection, self.kinds, self.today, reports=True)
        if decide(actor, WRITE) is not Verdict.ALLOWED:
            require(actor, Permission.ANSWER_ENTERPRISES)
            every = [one for one in every if answers_for(connection, actor, int(one.firm.id))]
        return plan_reports(table, every, self.today, corrects)

    def publish(self, kind: str, figures: Sequence[tuple[Figure, str]], actor: Actor) -> int:
        """Put figures that somebody published on record; how many are new."""
        require(actor, WRITE)
        with self._records.to_write().begin() as connection:
            return add_figures(connection, self.kind(kind).name, figures, actor.name)

    def withdraw_figure(self, number: int, actor: Actor) -> None:
        """Take a published figure back. Raises NotFoundError."""
        require(actor, WRITE)
        with self._records.to_write().begin() as connection:
            withdraw_figure(connection, number, actor.name)

    def erase_contact(self, number: int, actor: Actor) -> bool:
        """Erase the contact of an application; whether there was one. Raises NotFoundError."""
        require(actor, WRITE)
        with self._records.to_write().begin() as connection:
            self._one(connection, number)
            return erase_contact(connection, number, actor.name)

    def granted(self) -> list[Licence]:
        """Licences that were granted, the newest first: what everybody may know of them is told from this."""
        return [one for one in self.every() if one.is_granted]

    def every(self, reports: bool = False) -> list[Licence]:
        """All applications, the newest first."""
        records = self._records.to_read()
        if records is None:
            return []
        with records.read() as connection:
            return licences(connection, self.kinds, self.today, reports=reports)

    def one(self, number: int, actor: Actor) -> LicenceDetail:
        """An application with its entries, for the office and for who is named for its firm. Raises NotFoundError."""
        with self._records.to_write().read() as connection:
            one, office = self._one(connection, number), decide(actor, READ) is Verdict.ALLOWED
            if not office and not answers_for(connection, actor, int(one.firm.id)):
                require(actor, READ)
            return LicenceDetail(one, contact_of(connection, number) if office else None, list(findings_of_months(one)))

    def sums(self, name: str) -> LicenceSums:
        """Figures of a kind, computed and published, and what of them does not go together. Raises NotFoundError."""
        kind, today = self.kind(name), self.today
        every = [one for one in self.every(reports=True) if one.kind.name == name and one.is_granted]
        stocks = figures_at(every, today)
        computed = [ComputedFigure(one, float(amount), None, today) for one, amount in stocks.items()]
        for span in years_of(every, today):
            computed += flows_between(every, span)
        records = self._records.to_read()
        rows: Sequence[Row[Any]] = ()
        if records is not None:
            with records.read() as connection:
                rows = published(connection, name)
        figures = [figure_of(one) for one in rows]
        beside = [*zip(rows, beside_published(every, figures, computed, today), strict=True)]
        told = [Figure(one.name, one.amount, one.since, one.until) for one in computed if one.amount is not None]
        ratios = [*ratios_of_published(kind, told), *ratios_of_published(kind, figures)]
        return LicenceSums(kind, today, computed, beside, ratios, list(two_values(figures)))

    def _one(self, connection: Connection, number: int) -> Licence:
        return licence_of(connection, self.kinds, self.today, number)


def _shared(asked: NewApplication, other: Licence) -> str:
    """What an application shares with another one on the same days: a vehicle, or a road where none are told apart."""
    if asked.until < other.since or asked.since > other.until:
        return ""
    of = (set(asked.fleet), set(other.fleet)) if asked.fleet and other.fleet else (set(asked.roads), set(other.roads))
    return ", ".join(sorted(of[0] & of[1])[:3])


def _require_state(one: Licence, *allowed: LicenceState) -> None:
    if one.state not in allowed:
        stands = ", ".join(allowed)
        raise LicenceFaultsError("licence-state", received=one.state.value, allowed=stands, application=one.application)


def _amounts(report: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in report.items() if name not in ("application", "month")}


def findings_of_report(service: LicenceService, plan: ReportPlan) -> list[RatioFinding | DistanceBeyondOdometer]:
    """What is not plausible of the months that a table added, the first hundred."""
    added = {(one.application, f"{one.month:%Y-%m}") for one in plan.reports}
    numbers = {application for application, _ in added}
    found = [
        (one.application, found) for one in service.every(reports=True) if one.application in numbers
        for found in findings_of_months(one)
    ]  # fmt: skip
    return [one for number, one in found if (number, one.where.rpartition(" ")[2]) in added][:MOST_FINDINGS]
