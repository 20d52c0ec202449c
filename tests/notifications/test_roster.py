"""Who is on duty when: shifts over night and summer time, exceptions, gaps, and files of shifts."""

import datetime
import time
from zoneinfo import ZoneInfo

import pytest

from citybrain.governance.register import add_identity, number_of, withdraw_identity
from citybrain.governance.roles import Role
from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.notifications.roster import Shift, add_shifts, duties, gaps, on_duty, remove_shift, shifts
from citybrain.notifications.roster_file import read_roster
from citybrain.records import Records

HELSINKI = ZoneInfo("Europe/Helsinki")
WORKDAYS, ALWAYS = (1, 2, 3, 4, 5), (1, 2, 3, 4, 5, 6, 7)
OFFICER = Role.DUTY_OFFICER


def at(text: str) -> datetime.datetime:
    """A time by the clock of Helsinki."""
    return datetime.datetime.fromisoformat(text).replace(tzinfo=HELSINKI).astimezone(datetime.UTC)


def names_at(records: Records, text: str) -> list[list[str]]:
    """Who is on duty at a time, rank by rank."""
    with records.read() as connection:
        known = shifts(connection, OFFICER)
        names = {number_of(connection, name): name for name in ("Aino", "Eino", "Olga")}
        standing = on_duty(known, at(text), HELSINKI)
    return [sorted(names[one] for one in standing[rank]) for rank in standing]


def add(records: Records, *asked: Shift) -> list[int]:
    with records.begin() as connection:
        for name in ("Aino", "Eino", "Olga"):
            if number_of(connection, name) is None:
                add_identity(connection, name, [OFFICER], "root")
        return add_shifts(connection, asked, "root")


def test_a_shift_over_night_is_of_the_day_on_which_it_began(records: Records) -> None:
    add(records, Shift(OFFICER, 1, "Aino", (5,), "20:00", "08:00"), Shift(OFFICER, 2, "Eino", ALWAYS, "00:00", "00:00"))
    friday = ("2026-05-29T19:59", "2026-05-29T20:00", "2026-05-30T07:59", "2026-05-30T08:00", "2026-05-30T20:00")
    assert [len(names_at(records, one)) for one in friday] == [1, 2, 2, 1, 1]
    assert names_at(records, "2026-05-30T03:00") == [["Aino"], ["Eino"]]


def test_the_clock_of_the_city_counts_when_it_changes(records: Records) -> None:
    add(records, Shift(OFFICER, 1, "Aino", ALWAYS, "02:00", "05:00"))
    night = datetime.datetime(2026, 3, 28, 23, tzinfo=datetime.UTC)  # 3:00 becomes 4:00 at 1:00 UTC on 29 March
    with records.read() as connection:
        known = shifts(connection)
    on = [bool(on_duty(known, night + hour * datetime.timedelta(hours=1), HELSINKI)) for hour in range(5)]
    assert on == [False, True, True, False, False]
    autumn = datetime.datetime(2026, 10, 24, 22, tzinfo=datetime.UTC)
    on = [bool(on_duty(known, autumn + hour * datetime.timedelta(hours=1), HELSINKI)) for hour in range(7)]
    assert on == [False, True, True, True, True, False, False]


def test_an_exception_stands_over_the_week_and_may_be_nobody(records: Records) -> None:
    add(
        records,
        Shift(OFFICER, 1, "Aino", ALWAYS, "00:00", "00:00", "2026-01-01", "2026-12-31"),
        Shift(OFFICER, 1, "Olga", (), "2026-05-01T00:00+03:00", "2026-05-02T00:00+03:00"),
        Shift(OFFICER, 1, None, (), "2026-06-01T00:00+03:00", "2026-06-02T00:00+03:00"),
    )
    assert names_at(records, "2026-05-01T12:00") == [["Olga"]]
    assert names_at(records, "2026-05-02T12:00") == [["Aino"]]
    assert names_at(records, "2026-06-01T12:00") == []
    assert names_at(records, "2027-01-01T12:00") == []


def test_gaps_of_the_next_two_weeks_are_shown(records: Records) -> None:
    add(
        records,
        Shift(OFFICER, 1, "Aino", WORKDAYS, "08:00", "16:00"),
        Shift(OFFICER, 2, "Eino", WORKDAYS, "16:00", "08:00"),
    )
    with records.read() as connection:
        found = gaps(shifts(connection), at("2026-05-27T12:00"), HELSINKI)
    assert [(one.begins, one.ends) for one in found] == [
        (at("2026-05-30T08:00"), at("2026-06-01T08:00")),
        (at("2026-06-06T08:00"), at("2026-06-08T08:00")),
    ]
    with records.begin() as connection:
        withdraw_identity(connection, "Eino", "root")
        assert len(gaps(shifts(connection), at("2026-05-27T12:00"), HELSINKI)) == 10


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_kept(records: Records) -> None:
    good = Shift(OFFICER, 1, "Aino", ALWAYS, "08:00", "16:00")
    wrong = [
        Shift(OFFICER, 0, "Nobody", (8,), "25:00", "16:00", "2026-13-01", None),
        Shift(OFFICER, 1, None, (), "2026-05-02T00:00Z", "2026-05-01T00:00Z"),
        Shift(OFFICER, 1, None, (1,), "08:00", "16:00", "2026-02-01", "2026-01-01"),
        Shift(OFFICER, 1, "Aino", (), "2026-05-01T00:00", "2026-05-02T00:00Z"),
        Shift(OFFICER, 1, "Aino", (), "0001-01-01T00:00+14:00", "2026-05-02T00:00Z"),
        Shift(OFFICER, 1, "Aino", (1,), "٠٨:00", "16:00", "2026-W01-1"),
    ]
    with pytest.raises(InputError, match="roster-shift") as problem:
        add(records, good, *wrong)
    assert problem.value.arguments["number"] == 12
    for word in ("rank: 0", "name: Nobody", "days: 8", "25:00", "2026-13-01", "name: -"):
        assert word in str(problem.value.arguments["problem"])
    with records.read() as connection:
        assert shifts(connection) == []


def test_a_shift_that_is_removed_counts_no_longer(records: Records) -> None:
    (number,) = add(records, Shift(OFFICER, 1, "Aino", ALWAYS, "00:00", "00:00"))
    with records.begin() as connection:
        remove_shift(connection, number, "root")
        with pytest.raises(NotFoundError, match="roster-shift-unknown"):
            remove_shift(connection, number, "root")
        assert shifts(connection) == []


def test_a_file_of_shifts_is_read(records: Records) -> None:
    text = (
        "role;rank;name;days;begins;ends;first_day;last_day\n"
        "duty_officer;1;Aino;1-5;08:00;16:00;;\n"
        "duty_officer;2;Eino;6,7;00:00;00:00;2026-01-01;\n"
        "duty_officer;1;;;2026-12-24T00:00Z;2026-12-27T00:00Z;;\n"
    )
    read = read_roster(text.encode(), "roster.csv", HELSINKI)
    assert read == [
        Shift(OFFICER, 1, "Aino", WORKDAYS, "08:00", "16:00"),
        Shift(OFFICER, 2, "Eino", (6, 7), "00:00", "00:00", "2026-01-01"),
        Shift(OFFICER, 1, None, (), "2026-12-24T00:00Z", "2026-12-27T00:00Z"),
    ]
    assert len(add(records, *read)) == 3


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "file-empty"), ("role;rank\nduty_officer;1\n", "roster-columns"),
        ("role;rank;name;days;begins;ends\n", "table-no-rows"),
        ("role;rank;name;days;begins;ends\nking;x;Aino;1-9-2;08:00;16:00\n", "roster-shift"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_why(text: str, code: str) -> None:
    with pytest.raises(InputError, match=code):
        read_roster(text.encode(), "roster.csv", HELSINKI)


def test_duties_and_gaps_of_as_many_shifts_as_a_role_has_take_no_time(records: Records) -> None:
    clocks = [f"{number * 3 // 60:02}:{number * 3 % 60:02}" for number in range(400)]
    names = ("Aino", "Eino", "Olga")
    many = [Shift(OFFICER, 1 + n % 9, names[n % 3], ALWAYS, one, clocks[n - 7]) for n, one in enumerate(clocks)]
    add(records, *many)
    with records.read() as connection:
        known = shifts(connection)
    begin = time.process_time()
    assert not gaps(known, at("2026-01-05T00:00"), HELSINKI)
    assert duties(known, known[0].identity or 0, at("2026-01-05T00:00"), HELSINKI)
    assert time.process_time() - begin < 2
