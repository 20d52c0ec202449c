"""Duties as a calendar: what a person's says, what one that is read becomes, and what is refused with why."""

import datetime
import time
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from citybrain.governance.register import number_of
from citybrain.kernel.errors import InputError
from citybrain.notifications.roster import DutySpan, Shift, duties, shifts
from citybrain.notifications.roster_calendar import LARGEST, duty_calendar
from citybrain.notifications.roster_file import read_roster
from citybrain.records import Records
from tests.notifications.test_roster import ALWAYS, HELSINKI, OFFICER, WORKDAYS, add, at

EVENT = (
    "BEGIN:VEVENT", "UID:1", "CATEGORIES:Duty,duty_officer", 'ATTENDEE;CN="Aino":mailto:aino@city.example',
    "DTSTART;TZID=Europe/Helsinki:20260105T080000", "DTEND;TZID=Europe/Helsinki:20260105T160000", "END:VEVENT",
)  # fmt: skip


def calendar(*changes: str) -> bytes:
    """A calendar with one event; a change takes the place of the property of its name, or comes to it."""
    lines = list(EVENT)
    for change in changes:
        name = change.split(":")[0].split(";")[0]
        lines = [one for one in lines if not one.startswith(name)]
        lines.insert(1, change)
    return "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *filter(None, lines), "END:VCALENDAR", "")).encode()


def read(content: bytes) -> list[Shift]:
    return read_roster(content, "roster.ics", HELSINKI)


def test_duties_are_those_that_hold_with_exceptions_over_weekly_shifts(records: Records) -> None:
    away = Shift(OFFICER, 1, "Eino", (), "2026-01-06T10:00+02:00", "2026-01-06T12:00+02:00")
    add(records, Shift(OFFICER, 1, "Aino", WORKDAYS, "08:00", "16:00"), away)
    with records.read() as connection:
        aino = number_of(connection, "Aino")
        assert aino is not None
        own = duties(shifts(connection), aino, at("2026-01-05T00:00"), HELSINKI)
    assert own[:3] == [
        DutySpan(OFFICER, 1, at("2026-01-05T08:00"), at("2026-01-05T16:00")),
        DutySpan(OFFICER, 1, at("2026-01-06T08:00"), at("2026-01-06T10:00")),
        DutySpan(OFFICER, 1, at("2026-01-06T12:00"), at("2026-01-06T16:00")),
    ]
    assert len(own) == 11


def test_a_calendar_of_duties_is_read_again_as_the_same(records: Records) -> None:
    duty = DutySpan(OFFICER, 2, at("2026-01-05T20:00"), at("2026-01-06T08:00"))
    content = duty_calendar([duty], "Aino", "en", "city.example")
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert str(event["SUMMARY"]) == "On duty: Duty officer, asked as number 2" and str(event["UID"]).endswith(
        "@city.example"
    )
    assert read(content) == [Shift(OFFICER, 2, "Aino", (), "2026-01-05T18:00:00+00:00", "2026-01-06T06:00:00+00:00")]
    for count in (1, 0):
        assert len(add(records, *read(content))) == count


@pytest.mark.parametrize(
    ("changes", "days", "last"),
    [
        (["RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20261231T215959Z"], WORKDAYS, "2026-12-31"),
        (["RRULE:FREQ=WEEKLY"], (1,), None), (["RRULE:FREQ=DAILY;INTERVAL=1"], ALWAYS, None),
        (["RRULE:FREQ=WEEKLY", "DTSTART:20260105T080000", "DTEND:20260105T160000"], (1,), None),
        (["RRULE:FREQ=WEEKLY", "DTEND:", "DURATION:PT8H"], (1,), None),
    ],
)  # fmt: skip
def test_what_repeats_weekly_is_a_weekly_shift(changes: list[str], days: tuple[int, ...], last: str | None) -> None:
    content = calendar(*changes).replace(b"DTEND:\r\n", b"")
    assert read(content) == [Shift(OFFICER, 1, "Aino", days, "08:00", "16:00", "2026-01-05", last)]


def test_an_event_that_was_called_off_is_none_and_a_whole_day_is_one() -> None:
    both = (
        calendar("STATUS:CANCELLED").replace(b"END:VCALENDAR\r\n", b"")
        + calendar(
            "DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261226", "PRIORITY:3", "ATTENDEE:", "CONTACT:Eino"
        ).split(b"VERSION:2.0\r\n")[1]
    )
    assert read(both) == [Shift(OFFICER, 3, "Eino", (), "2026-12-23T22:00:00+00:00", "2026-12-25T22:00:00+00:00")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"BEGIN:VCALENDAR", "roster-calendar-events"), (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT", "roster-calendar: "),
        (b"BEGIN:VCALENDAR" + b"\r\nBEGIN:VEVENT\r\nEND:VEVENT" * 501, "roster-calendar-events"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "roster-calendar-events"),
        (b"BEGIN:VCALENDAR" + b" " * LARGEST, "roster-calendar-large"),
        (calendar("CATEGORIES:king"), "CATEGORIES: king"), (calendar("ATTENDEE:mailto:a@b.example"), "CONTACT: -"),
        (calendar("DTEND;TZID=Europe/Helsinki:20260105T070000"), "DTEND: 20260105T080000, 20260105T070000"),
        (calendar("DTSTART:yesterday"), "DTSTART: yesterday"), (calendar("PRIORITY:high"), "PRIORITY: high"),
        (calendar("EXDATE:20260112T060000Z"), "EXDATE: 20260112T060000Z"),
        (calendar("RRULE:FREQ=MONTHLY"), "RRULE: FREQ=MONTHLY"), (calendar("RRULE:FREQ=WEEKLY;BYDAY=1MO"), "RRULE"),
        (calendar("RRULE:FREQ=WEEKLY;COUNT=5"), "RRULE"), (calendar("RRULE:FREQ=WEEKLY;INTERVAL=2"), "RRULE"),
        (calendar("RRULE:FREQ=WEEKLY", "DTSTART:20260105T080000Z", "DTEND:20260105T160000Z"), "RRULE"),
        (calendar("RRULE:FREQ=WEEKLY", "DTEND:20260107T160000"), "RRULE"),
        (calendar("RRULE:FREQ=WEEKLY\r\nRRULE:FREQ=DAILY"), "RRULE: FREQ=WEEKLY, FREQ=DAILY"),
        (calendar("PRIORITY:1\r\nPRIORITY:2"), "PRIORITY: 1, 2"), (calendar("DTSTART;VALUE=TIME:080000"), "DTSTART"),
        (calendar("DTEND:", "DURATION:P999999999D").replace(b"DTEND:\r\n", b""), "DURATION: P999999999D"),
        (calendar("RRULE:FREQ=WEEKLY;UNTIL=99991231T235959Z"), "UNTIL=99991231T235959Z"),
        (calendar("DTSTART:00010101T000000", "DTEND:00010101T010000"), "DTSTART: 00010101T000000"),
        (calendar("DTSTART;TZID=Nowhere:20260105T080000"), "TZID=Nowhere"),
        (calendar(f"DTSTART;TZID={'A' * 300}:20260105T080000"), "roster-calendar: "),
        (calendar("CATEGORIES:" + "a," * 2_000), "roster-calendar-long"),
        (calendar("ATTENDEE;CN=:mailto:a@b.example\r\n" * 9_000), "roster-calendar-long"),
    ],
)  # fmt: skip
def test_what_no_shift_is_says_why(content: bytes, code: str) -> None:
    with pytest.raises(InputError, match=code):
        read(content)


@pytest.mark.parametrize("ahead", ["+0300", "+0900"])
def test_zones_of_a_calendar_hold_for_no_other_one(ahead: str) -> None:
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Own Zone\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+0000\r\n"
        f"TZOFFSETTO:{ahead}\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT"
    )
    with pytest.raises(InputError, match="TZID=Own Zone"):
        read(calendar("DTSTART;TZID=Own Zone:20260105T080000").replace(b"BEGIN:VEVENT", zone.encode()))


def test_what_says_nothing_of_shifts_costs_nothing() -> None:
    deep = "\r\n".join(["BEGIN:VTODO"] * 5_000 + ["X-A:b"] * 50_000 + ["END:VTODO"] * 5_000)
    begin = time.process_time()
    assert len(read(calendar(f"SUMMARY:{deep}").replace(b"SUMMARY:BEGIN", b"BEGIN"))) == 1
    assert time.process_time() - begin < 1


def test_all_faults_are_named_up_to_ten() -> None:
    event = calendar("CATEGORIES:king").split(b"VERSION:2.0\r\n")[1].replace(b"END:VCALENDAR\r\n", b"")
    many = b"BEGIN:VCALENDAR\r\n" + event * 30 + b"END:VCALENDAR\r\n"
    with pytest.raises(InputError) as problem:
        read(many)
    assert "number=30" in str(problem.value) and str(problem.value).count("CATEGORIES") == 10


def test_times_are_by_the_clock_of_the_city() -> None:
    content = calendar("DTSTART:20260105T080000", "DTEND:20260105T160000")
    berlin = read_roster(content, "roster.ics", ZoneInfo("Europe/Berlin"))
    assert datetime.datetime.fromisoformat(berlin[0].begins) == at("2026-01-05T09:00")
