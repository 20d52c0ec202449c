"""Where an application stands, by what is on record of it: applied, checked, asked, in force, suspended, over."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import Any

from sqlalchemy import Row

from citybrain.cases.gate.content import content_of
from citybrain.cases.gate.states import ProposalState
from citybrain.cases.licences.declared import LicenceKind

DAY = datetime.timedelta(days=1)


class LicenceEntryKind(StrEnum):
    """What an entry of an application or a licence is."""

    CHECK = "check"
    ASK = "ask"
    REPORT = "report"
    INCIDENT = "incident"
    SUSPENSION = "suspension"
    APPEAL = "appeal"
    REINSTATEMENT = "reinstatement"


class LicenceState(StrEnum):
    """Where an application stands; the last four are those of a licence."""

    APPLIED = "applied"
    CHECKED = "checked"
    ASKED = "asked"
    REFUSED = "refused"
    LAPSED = "lapsed"
    FUTURE = "future"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    ENDED = "ended"


LIVE = frozenset(
    {LicenceState.APPLIED, LicenceState.CHECKED, LicenceState.ASKED, LicenceState.FUTURE, LicenceState.IN_FORCE,
     LicenceState.SUSPENDED}
)  # fmt: skip
"""States of what another application of the same firm must not overlap."""

HELD = frozenset({LicenceState.IN_FORCE, LicenceState.SUSPENDED})
"""States of licences that are not over: one that is suspended is held, and not driven with."""


class Licence:
    """An application with what is on record of it: `row`, its firm, its entries by number, and the proposals by which
    it was asked for. `today` is the day by the clock of the city.
    """

    def __init__(
        self, kind: LicenceKind, row: Row[Any], firm: Row[Any], entries: Sequence[Row[Any]],
        proposals: Mapping[int, Row[Any]], today: datetime.date,
    ) -> None:  # fmt: skip
        self.kind, self.row, self.firm, self.entries, self.today = kind, row, firm, entries, today
        self._proposals = proposals
        self.application = int(row.id)
        self.since, self.until = (datetime.date.fromisoformat(one) for one in (row.since, row.until))
        self.vehicles = int(row.vehicles)

    @cached_property
    def content(self) -> Mapping[str, Any]:
        """Roads, fleet, answers and a text, as they were entered."""
        content: Mapping[str, Any] = json.loads(self.row.content)
        return content

    @property
    def roads(self) -> list[str]:
        """Ids of the roads that it is for."""
        return [str(one) for one in self.content["roads"]]

    @property
    def fleet(self) -> list[str]:
        """Names of the vehicles; empty where they are not told apart."""
        return [str(one) for one in self.content["fleet"]]

    def of(self, kind: LicenceEntryKind) -> list[Row[Any]]:
        """Entries of a kind, the oldest first."""
        return [one for one in self.entries if one.kind == kind]

    @property
    def answers(self) -> dict[str, float | str]:
        """What the firm stated, and what the newest check found."""
        checks = self.of(LicenceEntryKind.CHECK)
        return dict(self.content["answers"]) | (json.loads(checks[-1].content)["answers"] if checks else {})

    @cached_property
    def _asked(self) -> list[Row[Any]]:
        """Proposals by which a second person was asked, the oldest first."""
        asked = [json.loads(one.content)["proposal"] for one in self.of(LicenceEntryKind.ASK)]
        return [self._proposals[one] for one in asked if one in self._proposals]

    @cached_property
    def proposal(self) -> Row[Any] | None:
        """The newest proposal by which a second person was asked; one that was confirmed stands before all others."""
        granted = [one for one in self._asked if one.state == ProposalState.CONFIRMED]
        return next(iter(reversed(granted or self._asked)), None)

    @property
    def is_granted(self) -> bool:
        """Whether a second person approved it."""
        return self.proposal is not None and self.proposal.state == ProposalState.CONFIRMED

    @property
    def number(self) -> str | None:
        """The number of the licence; None where it was not granted."""
        return f"{self.kind.prefix}-{self.since.year}-{self.application:04d}" if self.is_granted else None

    @property
    def conditions(self) -> str:
        """Under which conditions it was granted."""
        if self.proposal is None or not self.is_granted:
            return ""
        return str(content_of(self.proposal.content).said.values.get("conditions", ""))

    @cached_property
    def suspensions(self) -> list[tuple[datetime.date, datetime.date | None, Row[Any]]]:
        """First and last day of each suspension, None while it lasts, with the entry by which it began."""
        spans: list[tuple[datetime.date, datetime.date | None, Row[Any]]] = []
        for one in self.entries:
            day = datetime.date.fromisoformat(one.since)
            if one.kind == LicenceEntryKind.SUSPENSION:
                spans.append((day, None, one))
            elif one.kind == LicenceEntryKind.REINSTATEMENT and spans and spans[-1][1] is None:
                spans[-1] = (spans[-1][0], day - DAY, spans[-1][2])
        return spans

    @property
    def suspension(self) -> Row[Any] | None:
        """The entry of the suspension that lasts; None where there is none."""
        return next((entry for _, until, entry in self.suspensions if until is None), None)

    @property
    def state(self) -> LicenceState:
        """Where it stands today."""
        return self._state_of_licence() if self.is_granted else self._state_of_application()

    def _state_of_licence(self) -> LicenceState:
        if self.until < self.today:
            return LicenceState.ENDED
        if self.suspension is not None:
            return LicenceState.SUSPENDED
        return LicenceState.FUTURE if self.since > self.today else LicenceState.IN_FORCE

    def _state_of_application(self) -> LicenceState:
        asked = None if self.proposal is None else self.proposal.state
        if any(one.state == ProposalState.SENT_BACK for one in self._asked):
            return LicenceState.REFUSED
        if self.until < self.today:
            return LicenceState.LAPSED
        if asked in (ProposalState.SIMULATED, ProposalState.ASKED, ProposalState.APPROVED):
            return LicenceState.ASKED
        return LicenceState.CHECKED if self.of(LicenceEntryKind.CHECK) else LicenceState.APPLIED

    def days_driven(self, since: datetime.date, until: datetime.date) -> int:
        """Days from one to another on which the licence held and was not suspended."""
        first, last = max(since, self.since), min(until, self.until)
        days = max((last - first).days + 1, 0)
        for begin, end, _ in self.suspensions:
            days -= max((min(last, end or last) - max(first, begin)).days + 1, 0)
        return max(days, 0)

    def holds_on(self, day: datetime.date) -> bool:
        """Whether it was in force on a day, suspended or not."""
        return self.is_granted and self.since <= day <= self.until
