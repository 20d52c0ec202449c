"""Competitions and letters of a city: opened by the office on bills, told once, to everybody, in shares alone."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from citybrain.cases.effect.bills import DailyMeans
from citybrain.cases.effect.own_bills import OwnBills, daily_means, measured_temperatures
from citybrain.governance import Actor, Permission, require
from citybrain.kernel.errors import NotFoundError
from citybrain.observations.bills.declaration import billing, carriers
from citybrain.observations.bills.year_of import day_of
from citybrain.people.nudges import letters
from citybrain.people.nudges.document import NewCompetition, NewLetter, NudgePeriod
from citybrain.people.nudges.records import NudgeRecords, OpenedNudge
from citybrain.people.nudges.savings import BuildingSaving, building_before, building_saving, ranked, team_saving
from citybrain.plans.workspace import Workspace
from citybrain.records import CityRecords
from citybrain.records.errors import EntryError
from citybrain.records.tables.nudges import competition, letter_trial

OPENS = Permission.WRITE_CITY
"""Bills of single buildings are for the offices of the city."""

MOST_BUILDINGS = 2_000
"""Buildings of whose bills one result is computed: some hundredths of a second each."""

PER_ENERGY = "kg/kWh"


class NudgeSurroundings(NamedTuple):
    """What nudges ask of the city: its workspace and the day."""

    workspace: Callable[[], Workspace]
    today: Callable[[], datetime.date]


class NudgeService:
    """Competitions and letters of one city."""

    def __init__(self, records: CityRecords, around: NudgeSurroundings) -> None:
        self.competitions, self.letters = NudgeRecords(records, competition), NudgeRecords(records, letter_trial)
        self._around = around

    @cached_property
    def workspace(self) -> Workspace:
        """What is computed of the city."""
        return self._around.workspace()

    @property
    def today(self) -> datetime.date:
        """The day by the clock of the city."""
        return self._around.today()

    def open_competition(self, asked: NewCompetition, actor: Actor) -> int:
        """The number of a new competition. Raises EntryError, NotFoundError for an area that is not there."""
        require(actor, OPENS)
        self._check(asked)
        kinds = [one for one in billing().entities if one != billing().finest]
        if asked.kind not in kinds:
            raise EntryError("competition-kind", received=asked.kind, allowed=", ".join(kinds))
        self._rows_of(asked.kind, asked.teams)
        return self.competitions.add(asked, actor.name)

    def tell_competition(self, number: int, actor: Actor) -> OpenedNudge:
        """Compute the savings of its teams and put them on record, once its last day is over."""
        require(actor, OPENS)
        one = self.competitions.one(number)
        self._require_over(one)
        asked = NewCompetition.model_validate_json(one.row.content)
        places = self._rows_of(asked.kind, asked.teams)
        inside = self.workspace.snapshot.of(billing().finest).inside(asked.kind)
        own = OwnBills(self.workspace, asked.carrier)
        rows = [row for row in own.rows if inside[row] in set(places)]
        savings = self._savings(asked, own, rows)
        observed = self.workspace.observed
        classes = observed.classes_of_rows if observed else np.empty(0, object)
        teams = []
        for team, place in zip(asked.teams, places, strict=True):
            mine = [saving for saving in savings if inside[saving.row] == place]
            teams.append(team_saving(team, mine, [classes[saving.row] for saving in mine]))
        told = [{**team._asdict(), "interval": team.interval} for team in ranked(teams)]
        self.competitions.tell(number, {"teams": told, "left_out": len(rows) - len(savings)}, actor.name)
        return self.competitions.one(number)

    def open_letter(self, asked: NewLetter, actor: Actor) -> int:
        """Draw who gets the letter, and put it on record with how like both groups were."""
        require(actor, OPENS)
        self._check(asked)
        self._factor(asked)
        air, own = self._air(), OwnBills(self.workspace, asked.carrier)
        observed = self.workspace.observed
        rows = [row for row in own.rows if observed is not None and not observed.personal[row]]
        self._bounded(rows)
        first = day_of(asked.since)
        made = [(row, before) for row in rows if (before := building_before(own.of(row), air, first))]
        if len(made) < 2 * letters.LEAST_PAIRS:
            raise EntryError("letter-few", received=len(made), allowed=2 * letters.LEAST_PAIRS)
        chosen = np.array([row for row, _ in made])
        use, loss, spread = np.array([before for _, before in made]).T
        days = (asked.until - asked.since).days + 1
        draw = letters.drawn_in_pairs(use, self._groups(chosen), asked.seed)
        assigned = letters.assignment([str(one) for one in self.workspace.snapshot.ids[chosen]], draw)
        least = letters.least_to_be_shown(use, spread / np.sqrt(days), int(draw.letter.sum()))
        balance = {
            "use": letters.balance(use, draw), "loss": letters.balance(loss, draw), "least": least,
            "letters": int(draw.letter.sum()), "left_out": len(own.rows) - len(assigned),
        }  # fmt: skip
        return self.letters.add(asked, actor.name, assigned=json.dumps(assigned), balance=json.dumps(balance))

    def buildings(self, number: int, actor: Actor) -> list[str]:
        """The ids of the buildings that get the letter, for who sends it."""
        require(actor, OPENS)
        assigned: Mapping[str, Sequence[Any]] = json.loads(self.letters.one(number).row.assigned)
        return sorted(name for name, (_, letter) in assigned.items() if letter)

    def tell_letter(self, number: int, actor: Actor) -> OpenedNudge:
        """Compute what the letter changed and put it on record, once its last day is over."""
        require(actor, OPENS)
        one = self.letters.one(number)
        self._require_over(one)
        asked = NewLetter.model_validate_json(one.row.content)
        pairs = {name: (int(pair), bool(letter)) for name, (pair, letter) in json.loads(one.row.assigned).items()}
        row_of = {str(name): row for row, name in enumerate(self.workspace.snapshot.ids)}
        own = OwnBills(self.workspace, asked.carrier)
        savings = self._savings(asked, own, [row_of[name] for name in pairs if name in row_of])
        ids = self.workspace.snapshot.ids
        known = {str(ids[saving.row]): (saving.expected, saving.measured) for saving in savings}
        try:
            effect = letters.letter_effect(list(pairs.values()), *letters.savings_in_order(pairs, known))
        except ValueError as problem:
            raise EntryError("letter-bills", received=len(known), allowed=2 * letters.LEAST_PAIRS) from problem
        sent, factor = sum(letter for _, letter in pairs.values()), self._factor(asked)
        cost = letters.cost_per_tonne(effect, sent, asked.cost, factor)
        result = {
            "share": effect.share, "low": effect.low, "high": effect.high, "shown": effect.is_shown,
            "pairs": effect.pairs, "lost": effect.lost, "letters": sent, "factor": factor,
            "cost": None if cost is None else cost._asdict(),
        }  # fmt: skip
        self.letters.tell(number, result, actor.name)
        return self.letters.one(number)

    def _check(self, asked: NudgePeriod) -> None:
        if faults := list(asked.faults()):
            raise EntryError("nudge-faults", problem="; ".join(faults))
        if asked.carrier not in carriers():
            raise EntryError("begun-carrier", received=asked.carrier, allowed=", ".join(carriers()))

    def _require_over(self, one: OpenedNudge) -> None:
        state = one.state(self.today)
        if state == "told":
            raise EntryError("nudge-told", number=one.number)
        if state != "over":
            raise EntryError("nudge-not-over", number=one.number, until=one.row.until)

    def _rows_of(self, kind: str, names: Sequence[str]) -> list[int]:
        ids = {str(name): row for row, name in enumerate(self.workspace.snapshot.of(kind).ids)}
        for name in names:
            if name not in ids:
                raise NotFoundError("competition-team", received=name, allowed=", ".join(list(ids)[:10]))
        return [ids[name] for name in names]

    def _savings(self, asked: NudgePeriod, own: OwnBills, rows: Sequence[int]) -> list[BuildingSaving]:
        air = self._air()
        self._bounded(rows)
        since, until = day_of(asked.since), day_of(asked.until) + 1
        every = (building_saving(row, own.of(row), air, since, until) for row in rows)
        return [one for one in every if one is not None]

    def _bounded(self, rows: Sequence[int]) -> None:
        if len(rows) > MOST_BUILDINGS:
            raise EntryError("nudge-buildings", received=len(rows), allowed=MOST_BUILDINGS)

    def _air(self) -> DailyMeans:
        temperatures = measured_temperatures(self.workspace)
        if temperatures is None:
            raise EntryError("nudge-no-temperatures")
        return daily_means(temperatures)

    def _factor(self, asked: NewLetter) -> float:
        """The parameter of emissions in the year in which the period ends [kg/kWh]."""
        known = self.workspace.graph.parameters
        if asked.factor not in known or known[asked.factor].unit != PER_ENERGY or not known[asked.factor].values:
            allowed = sorted(name for name, one in known.items() if one.unit == PER_ENERGY and one.values)
            raise EntryError("letter-factor", received=asked.factor, allowed=", ".join(allowed[:20]))
        return float(known[asked.factor].at(asked.until).value)

    def _groups(self, rows: Any) -> Any:
        """Buildings of one kind, by what sums of bills are kept apart by."""
        finest, snapshot = billing().finest, self.workspace.snapshot
        kinds = [snapshot.column(name, finest)[rows].astype(np.intp) for name in billing().cells]
        if not kinds:
            return np.zeros(len(rows), np.intp)
        return np.unique(np.stack(kinds, axis=1), axis=0, return_inverse=True)[1].ravel()
