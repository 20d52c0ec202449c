"""Shifts as iCalendar (RFC 5545): the duties of one person for their calendar, and a calendar as shifts of a roster.

An event has the role in CATEGORIES, the rank in PRIORITY (1 where there is none) and the person in ATTENDEE (CN) or
CONTACT. One that repeats weekly is a weekly shift, any other one an exception.
"""

from __future__ import annotations

import datetime
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from citybrain.governance.roles import Role
from citybrain.messages import text
from citybrain.notifications.roster import DAY, MOST_SHIFTS, DutySpan, Shift
from citybrain.records.errors import EntryError

Properties = Mapping[str, Any]
"""Those of an event, by name."""

BEGIN = b"BEGIN:VCALENDAR"
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LARGEST = 2_000_000
"""Bytes of a calendar."""

MOST_READ = 200_000
"""Bytes of what is read of a calendar: all that says something of shifts."""

LONGEST_LINE = 2_000
FOLD = re.compile(rb"\r?\n[ \t]")
SINGLE = ("DTSTART", "DTEND", "DURATION", "RRULE", "PRIORITY", "STATUS")
"""What an event has once."""

UNREADABLE = ("RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID")
"""What changes single times of an event that repeats: another event says it, too."""

READ = re.compile(
    rf"^({'|'.join(('BEGIN', 'END', *SINGLE, *UNREADABLE, 'CATEGORIES', 'ATTENDEE', 'CONTACT'))})[:;][^\r\n]*".encode(),
    re.MULTILINE | re.IGNORECASE,
)
EVENT = [b"VCALENDAR", b"VEVENT"]


def duty_calendar(duties: Sequence[DutySpan], name: str, language: str, address: str) -> bytes:
    """The duties of a person as a calendar, times in UTC."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Open City Brain//Duties//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", text("roster-calendar-title", language, name=name))
    for one in duties:
        event, role = Event(), text(f"access-role-{one.role}", language)
        event.add("uid", f"{one.role}-{one.rank}-{one.begins:%Y%m%dT%H%MZ}@{address or 'city'}")
        event.add("dtstamp", datetime.datetime.now(datetime.UTC))
        event.add("dtstart", one.begins)
        event.add("dtend", one.ends)
        event.add("summary", text("roster-calendar-duty", language, role=role, rank=one.rank))
        event.add("categories", [one.role.value])
        event.add("priority", one.rank)
        event.add("contact", name)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def read_calendar(content: bytes, file: str, zone: ZoneInfo) -> list[Shift]:
    """The shifts of a calendar; times without a zone are by the clock of the city.

    Raises EntryError where it is none or is too large, and with up to ten faults of its events.
    """
    from icalendar import Calendar

    if len(content) > LARGEST:
        raise EntryError("roster-calendar-large", file=file, received=len(content), allowed=LARGEST)
    lines = list(_lines_of_shifts(content))
    count = lines.count(b"BEGIN:VEVENT")
    if not 0 < count <= MOST_SHIFTS:
        raise EntryError("roster-calendar-events", file=file, received=count, allowed=MOST_SHIFTS)
    read = b"\r\n".join(lines)
    for part, allowed in ((max(lines, key=len), LONGEST_LINE), (read, MOST_READ)):
        if len(part) > allowed:
            raise EntryError("roster-calendar-long", file=file, received=part[:40].decode("utf-8", "replace"),
                             bytes=len(part), allowed=allowed)  # fmt: skip
    try:
        events = [one for one in Calendar.from_ical(read).walk("VEVENT") if one.get("STATUS") != "CANCELLED"]
    except (ValueError, IndexError, KeyError, OSError) as problem:
        raise EntryError("roster-calendar", file=file, problem=str(problem)[:200]) from problem
    asked = [_read_event(one, zone) for one in events]
    faults = [f"{at}: {one}" for at, (_, some) in enumerate(asked, 1) for one in some]
    if faults:
        raise EntryError("roster-shift", problem="; ".join(faults[:10]), number=len(faults))
    return [shift for shift, _ in asked if shift is not None]


def _lines_of_shifts(content: bytes) -> Iterator[bytes]:
    """Lines of a calendar that say something of shifts, without its own zones, which hold for no other calendar."""
    within: list[bytes] = []
    for match in READ.finditer(FOLD.sub(b"", content.removeprefix(BOM_UTF8))):
        line, name = match[0].strip(), match[1].upper()
        if name == b"BEGIN":
            within.append(line[6:].upper())
        if within in (EVENT, EVENT[:1]) and name in (b"BEGIN", b"END"):
            yield line.upper()
        elif within == EVENT:
            yield line
        if name == b"END" and within:
            within.pop()


def _read_event(event: Properties, zone: ZoneInfo) -> tuple[Shift | None, list[str]]:
    """The shift that an event says, or its faults: names of its properties with what was received."""
    many = {one for one in SINGLE if isinstance(event.get(one), list)}
    if broken := [f"{one}: {_shown(event, one)}" for one in event if one in many or _is_broken(event, one)]:
        return None, broken
    try:
        return _shift(event, zone)
    except OverflowError:
        return None, [f"{one}: {_shown(event, one)}" for one in SINGLE[:4] if one in event]


def _shift(event: Properties, zone: ZoneInfo) -> tuple[Shift | None, list[str]]:
    roles, name = [one for one in _categories(event) if one in set(Role)], _name(event)
    start, end = _moment(event, "DTSTART", zone), _end(event, zone)
    faults = [f"{one}: {_shown(event, one)}" for one in UNREADABLE if one in event]
    if len(roles) != 1:
        faults.append(f"CATEGORIES: {_shown(event, 'CATEGORIES')}")
    if not name:
        faults.append("ATTENDEE, CONTACT: -")
    if start is None or end is None or end <= start:
        return None, [*faults, f"DTSTART, DTEND: {_shown(event, 'DTSTART')}, {_shown(event, 'DTEND')}"]
    days = _days(event, start, end, zone)
    if days is None:
        faults.append(f"RRULE: {_shown(event, 'RRULE')} (FREQ=WEEKLY;BYDAY;UNTIL, {zone.key})")
    if faults or days is None:
        return None, faults
    role, rank = Role(roles[0]), int(event.get("PRIORITY", 0)) or 1
    if not days:
        times = (one.astimezone(datetime.UTC).isoformat() for one in (start, end))
        return Shift(role, rank, name, (), *times), []
    until = event["RRULE"].get("UNTIL", [None])[0]
    last = None if until is None else _with_zone(until, zone).astimezone(zone).date().isoformat()
    return Shift(role, rank, name, days, f"{start:%H:%M}", f"{end:%H:%M}", start.date().isoformat(), last), []


def _days(
    event: Properties, start: datetime.datetime, end: datetime.datetime, zone: ZoneInfo
) -> tuple[int, ...] | None:
    """Days of the week of an event that repeats, none where it does not; None for what no weekly shift is."""
    rule: Mapping[str, list[Any]] | None = event.get("RRULE")
    if rule is None:
        return ()
    plain = set(rule) <= {"FREQ", "BYDAY", "UNTIL", "WKST", "INTERVAL"} and rule.get("INTERVAL", [1]) == [1]
    named = [str(one).upper() for one in rule.get("BYDAY", [])]
    year = (start + part * DAY for part in (0, 91, 182, 273))  # a fixed offset differs for a part of it
    by_clock = all(one.utcoffset() == one.astimezone(zone).utcoffset() for one in year) and end - start <= DAY
    if not plain or not by_clock or set(named) - set(DAYS) or rule.get("FREQ") not in (["WEEKLY"], ["DAILY"]):
        return None
    if named:
        return tuple(sorted(DAYS.index(one) + 1 for one in set(named)))
    return (start.isoweekday(),) if rule["FREQ"] == ["WEEKLY"] else tuple(range(1, 8))


def _end(event: Properties, zone: ZoneInfo) -> datetime.datetime | None:
    if "DTEND" in event:
        return _moment(event, "DTEND", zone)
    start, lasts = _moment(event, "DTSTART", zone), getattr(event.get("DURATION"), "dt", DAY)
    return start + lasts if start is not None and isinstance(lasts, datetime.timedelta) else None


def _moment(event: Properties, name: str, zone: ZoneInfo) -> datetime.datetime | None:
    """The time of a property; None where there is none, or in a zone that nobody knows."""
    at = getattr(event.get(name), "dt", None)
    return _with_zone(at, zone) if isinstance(at, datetime.date) and not _is_nowhere(event[name]) else None


def _is_nowhere(of: Any) -> bool:
    """Whether a property has a time in a zone that nobody knows."""
    from icalendar import vBroken

    at = None if isinstance(of, vBroken) else getattr(of, "dt", None)
    return isinstance(at, datetime.datetime) and at.tzinfo is None and "TZID" in of.params


def _with_zone(at: datetime.date, zone: ZoneInfo) -> datetime.datetime:
    """A time, or the beginning of a day, by the clock of the city where it names no other one."""
    moment = at if isinstance(at, datetime.datetime) else datetime.datetime.combine(at, datetime.time())
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _categories(event: Properties) -> Iterator[str]:
    for one in _listed(event, "CATEGORIES"):
        yield from (str(each).strip() for each in one.cats)


def _name(event: Properties) -> str:
    names = [str(one.params.get("CN", "")) for one in _listed(event, "ATTENDEE")] + list(
        map(str, _listed(event, "CONTACT"))
    )
    return next((one.strip() for one in names if one.strip()), "")


def _listed(event: Properties, name: str) -> list[Any]:
    held = event.get(name, [])
    return held if isinstance(held, list) else [held]


def _is_broken(event: Properties, name: str) -> bool:
    """Whether a property cannot be read."""
    from icalendar import vBroken

    return any(isinstance(one, vBroken) for one in _listed(event, name))


def _shown(event: Properties, name: str) -> str:
    """What stands in a property, as a fault says it."""
    if name not in event:
        return "-"
    texts = (one.to_ical() for one in _listed(event, name))
    zones = (f"TZID={one.params['TZID']}" for one in _listed(event, name) if _is_nowhere(one))
    shown = (one.decode("utf-8", "replace") if isinstance(one, bytes) else one for one in texts)
    return ", ".join([*shown, *zones])[:80]
