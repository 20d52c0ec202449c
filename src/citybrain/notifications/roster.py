"""Who of a role is on duty when: weekly shifts, exceptions that stand over them, and the gaps between them."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, func, insert, select, update

from citybrain.governance.register import number_of
from citybrain.governance.roles import Role
from citybrain.kernel.errors import NotFoundError
from citybrain.records.errors import EntryError
from citybrain.records.tables.base import now
from citybrain.records.tables.governance import identity
from citybrain.records.tables.notifications import duty_shift

CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)
MOST_RANKS = 9
MOST_SHIFTS = 500
"""Shifts of a role that count."""

HORIZON = datetime.timedelta(days=14)
"""How far ahead gaps are looked for."""

MOST_GAPS = 50
DAY = datetime.timedelta(days=1)


class Shift(NamedTuple):
    """A shift as it is asked for; see the table. `name` is that of an identity, None in an exception for nobody."""

    role: Role
    rank: int
    name: str | None
    days: tuple[int, ...]
    begins: str
    ends: str
    first_day: str | None = None
    last_day: str | None = None


class KnownShift(NamedTuple):
    """One that counts, with its number and the number of whose it is."""

    number: int
    identity: int | None
    shift: Shift

    def holds(self, moment: datetime.datetime, zone: ZoneInfo) -> bool:
        """Whether it is on at a moment, by the clock of the city; one over night is of the day on which it began.

        One that ends when it begins lasts a whole day.
        """
        if not self.shift.days:
            begins, ends = map(datetime.datetime.fromisoformat, (self.shift.begins, self.shift.ends))
            return begins <= moment < ends
        there = moment.astimezone(zone)
        clock = there.strftime("%H:%M")
        if self.shift.begins < self.shift.ends:
            return self.shift.begins <= clock < self.shift.ends and self._on(there.date())
        return (clock >= self.shift.begins and self._on(there.date())) or (
            clock < self.shift.ends and self._on(there.date() - DAY)
        )

    def _on(self, day: datetime.date) -> bool:
        first, last = self.shift.first_day or "", self.shift.last_day or "9999"
        return day.isoweekday() in self.shift.days and first <= day.isoformat() <= last


class DutySpan(NamedTuple):
    """A time (UTC) in which somebody is on duty."""

    role: Role
    rank: int
    begins: datetime.datetime
    ends: datetime.datetime


class DutyGap(NamedTuple):
    """A time (UTC) in which nobody of a role is on duty at any rank."""

    role: Role
    begins: datetime.datetime
    ends: datetime.datetime


def add_shifts(connection: Connection, asked: Sequence[Shift], by: str) -> list[int]:
    """Numbers of new shifts: all of them, or none; one that stands already is not added again.

    Raises EntryError with all that is wrong, up to ten.
    """
    faults = [fault for one in asked for fault in _faults(connection, one)]
    if faults:
        raise EntryError("roster-shift", problem="; ".join(faults[:10]), number=len(faults))
    standing = {one.shift for one in shifts(connection)}
    new = dict.fromkeys(one for one in map(_as_recorded, asked) if one not in standing)
    made = [_add(connection, one, by) for one in new]
    for role in {one.role for one in asked}:
        counting = (duty_shift.c.role == role) & duty_shift.c.withdrawn_at.is_(None)
        if connection.execute(select(func.count()).where(counting)).scalar_one() > MOST_SHIFTS:
            raise EntryError("roster-full", role=role, allowed=MOST_SHIFTS)
    return made


def remove_shift(connection: Connection, number: int, by: str) -> None:
    """It counts no longer. Raises NotFoundError."""
    counting = (duty_shift.c.id == number) & duty_shift.c.withdrawn_at.is_(None)
    gone = update(duty_shift).where(counting).values(withdrawn_by=by, withdrawn_at=now())
    if not connection.execute(gone).rowcount:
        raise NotFoundError("roster-shift-unknown", received=number)


def shifts(connection: Connection, role: Role | None = None) -> list[KnownShift]:
    """Those that count, of a role or of all; one of an identity that was withdrawn does not."""
    joined = duty_shift.outerjoin(identity, identity.c.id == duty_shift.c.identity)
    asked = select(duty_shift, identity.c.name).select_from(joined).where(duty_shift.c.withdrawn_at.is_(None))
    asked = asked.where(identity.c.withdrawn_at.is_(None)).order_by(duty_shift.c.id)
    rows = connection.execute(asked if role is None else asked.where(duty_shift.c.role == role))
    return [_known(row) for row in rows]


def on_duty(known: Iterable[KnownShift], moment: datetime.datetime, zone: ZoneInfo) -> dict[int, frozenset[int]]:
    """Numbers of the identities that are on duty at a moment, by rank, the first rank first; shifts are of one role."""
    weekly: dict[int, set[int]] = {}
    exceptions: dict[int, set[int]] = {}
    for one in known:
        if one.holds(moment, zone):
            ranked = weekly if one.shift.days else exceptions
            ranked.setdefault(one.shift.rank, set()).update({one.identity} - {None})  # type: ignore[arg-type]
    standing = {**weekly, **exceptions}
    return {rank: frozenset(standing[rank]) for rank in sorted(standing) if standing[rank]}


def gaps(known: Sequence[KnownShift], begin: datetime.datetime, zone: ZoneInfo) -> list[DutyGap]:
    """Times of the next fourteen days in which nobody of a role with shifts is on duty, the first fifty."""
    out: list[DutyGap] = []
    for role in sorted({one.shift.role for one in known}):
        for start, end, ranks in _turns([one for one in known if one.shift.role == role], begin, zone):
            if any(ranks.values()):
                continue
            if out and out[-1].role == role and out[-1].ends == start:
                out[-1] = out[-1]._replace(ends=end)
            else:
                out.append(DutyGap(role, start, end))
    return out[:MOST_GAPS]


def duties(known: Sequence[KnownShift], of: int, begin: datetime.datetime, zone: ZoneInfo) -> list[DutySpan]:
    """When an identity is on duty in the next fourteen days, with the exceptions that stand over its weekly shifts."""
    out: dict[tuple[Role, int], list[DutySpan]] = {}
    for role in sorted({one.shift.role for one in known if one.identity == of}):
        for start, end, ranks in _turns([one for one in known if one.shift.role == role], begin, zone):
            for rank in (one for one, who in ranks.items() if of in who):
                own = out.setdefault((role, rank), [])
                if own and own[-1].ends == start:
                    own[-1] = own[-1]._replace(ends=end)
                else:
                    own.append(DutySpan(role, rank, start, end))
    return sorted((one for own in out.values() for one in own), key=lambda one: (one.begins, one.role, one.rank))


def _turns(
    known: Sequence[KnownShift], begin: datetime.datetime, zone: ZoneInfo
) -> Iterator[tuple[datetime.datetime, datetime.datetime, dict[int, AbstractSet[int]]]]:
    """Times within the horizon with who is on duty then, by rank: what begins and ends is counted, so that the work
    grows with the shifts alone."""
    changes: dict[datetime.datetime, list[tuple[KnownShift, int]]] = {begin: [], begin + HORIZON: []}
    for one in known:
        for start, end in pairwise(sorted({begin, begin + HORIZON, *_edges(one, begin, zone)})):
            if one.holds(start, zone):
                changes.setdefault(start, []).append((one, 1))
                changes.setdefault(end, []).append((one, -1))
    holding: dict[tuple[int, bool], Counter[int | None]] = {}
    ranks: dict[int, AbstractSet[int]] = {}
    for start, end in pairwise(sorted(changes)):
        for one, number in changes[start]:
            on = holding.setdefault((one.shift.rank, bool(one.shift.days)), Counter())
            on[one.identity] += number
            if not on[one.identity]:
                del on[one.identity]
        for rank in {one.shift.rank for one, _ in changes[start]}:
            on = holding.get((rank, False)) or holding.get((rank, True)) or Counter()
            ranks[rank] = {who for who in on if who is not None}
        yield start, end, ranks


def _edges(one: KnownShift, begin: datetime.datetime, zone: ZoneInfo) -> Iterator[datetime.datetime]:
    """Instants within the horizon at which a shift may begin or end."""
    if not one.shift.days:
        instants: Iterable[datetime.datetime] = map(datetime.datetime.fromisoformat, (one.shift.begins, one.shift.ends))
    else:
        first = begin.astimezone(zone).date()
        days = (first + number * DAY for number in range(-1, HORIZON.days + 2))
        clocks = ("00:00", one.shift.begins, one.shift.ends)
        instants = (
            datetime.datetime.combine(day, datetime.time.fromisoformat(clock), zone).astimezone(datetime.UTC)
            for day in days
            for clock in clocks
        )
    yield from (at for at in instants if begin < at < begin + HORIZON)


def _faults(connection: Connection, one: Shift) -> Iterator[str]:
    """What is wrong with a shift: names of its fields with what was received."""
    if not 1 <= one.rank <= MOST_RANKS:
        yield f"rank: {one.rank} (1-{MOST_RANKS})"
    if one.days and one.name is None:
        yield "name: -"
    if one.name is not None and number_of(connection, one.name) is None:
        yield f"name: {one.name[:80]}"
    if any(day not in range(1, 8) for day in one.days):
        yield f"days: {', '.join(map(str, one.days[:10]))} (1-7)"
    if one.days:
        if not all(CLOCK.fullmatch(at) for at in (one.begins, one.ends)):
            yield f"begins, ends: {one.begins[:40]}, {one.ends[:40]} (HH:MM)"
        texts = [at for at in (one.first_day, one.last_day) if at is not None]
        dates = [day for at in texts if (day := _date(at)) is not None]
        if len(dates) < len(texts) or dates != sorted(dates):
            yield f"first_day, last_day: {', '.join(at[:40] for at in texts)} (YYYY-MM-DD)"
    else:
        begins, ends = _instant(one.begins), _instant(one.ends)
        if begins is None or ends is None or begins >= ends:
            yield f"begins, ends: {one.begins[:40]}, {one.ends[:40]} (YYYY-MM-DDTHH:MMZ)"


def _date(text: str) -> datetime.date | None:
    """A day in the one form whose texts stand in the order of the days."""
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def _instant(text: str) -> datetime.datetime | None:
    try:
        moment = datetime.datetime.fromisoformat(text)
        return moment.astimezone(datetime.UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _as_recorded(one: Shift) -> Shift:
    """A shift as it stands on record: days in order, instants in UTC."""
    begins, ends = (at if one.days else str(_instant(at)) for at in (one.begins, one.ends))
    return one._replace(days=tuple(sorted(set(one.days))), begins=begins, ends=ends)


def _add(connection: Connection, one: Shift, by: str) -> int:
    values = {
        "role": one.role, "rank": one.rank, "begins": one.begins, "ends": one.ends,
        "identity": None if one.name is None else number_of(connection, one.name),
        "days": " ".join(map(str, one.days)) or None,
        "first_day": one.first_day, "last_day": one.last_day, "made_by": by, "made_at": now(),
    }  # fmt: skip
    made = connection.execute(insert(duty_shift).values(**values)).inserted_primary_key
    assert made is not None
    return int(made[0])


def _known(row: Row[Any]) -> KnownShift:
    days = tuple(map(int, (row.days or "").split()))
    shift = Shift(Role(row.role), row.rank, row.name, days, row.begins, row.ends, row.first_day, row.last_day)
    return KnownShift(row.id, row.identity, shift)
