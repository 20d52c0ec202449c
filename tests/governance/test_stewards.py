"""Stewards of data sets: named, replaced and removed by who saw the one that stands; bounded texts."""

from pathlib import Path

import pytest
from sqlalchemy import select

from citybrain.governance.errors import AccessError, StewardChangedError
from citybrain.governance.stewards import (
    LONGEST_CONTACT,
    Steward,
    name_steward,
    remove_steward,
    stewards,
)
from citybrain.kernel.errors import NotFoundError
from citybrain.records import Records, open_records
from citybrain.records.tables.governance import data_steward

KNOWN = frozenset({"Aino"})


@pytest.fixture
def records(tmp_path: Path) -> Records:
    return open_records(tmp_path)


def named(records: Records, name: str, contact: str = "", replaces: int | None = None, of: str = "osm") -> Steward:
    with records.begin() as connection:
        return name_steward(connection, of, name, contact, replaces, "admin", KNOWN)


def standing(records: Records) -> dict[str, Steward]:
    with records.read() as connection:
        return stewards(connection)


def test_a_steward_is_named_replaced_and_removed_and_nothing_is_deleted(records: Records) -> None:
    first = named(records, " Aino ")
    other = named(records, "Eino", "maps@example.org", of="bills-1")
    second = named(records, "Eino\n Example", "room 5", first.number)
    assert (first.name, second.name, second.contact, second.made_by) == ("Aino", "Eino Example", "room 5", "admin")
    assert standing(records) == {"osm": second, "bills-1": other}
    with records.begin() as connection:
        assert remove_steward(connection, second.number, "root") == second
    assert standing(records) == {"bills-1": other}
    with records.read() as connection:
        ended = dict(connection.execute(select(data_steward.c.id, data_steward.c.withdrawn_by)).all())
    assert ended == {first.number: "admin", other.number: None, second.number: "root"}


def test_who_saw_another_steward_changes_nothing_and_is_told_who_it_is(records: Records) -> None:
    first = named(records, "Aino")
    for replaces in (None, first.number + 1):
        with pytest.raises(StewardChangedError) as refused:
            named(records, "Eino", "room 5", replaces)
        assert (refused.value.code, refused.value.arguments["name"]) == ("steward-changed", "Aino")
    second = named(records, "Eino", "room 5", first.number)
    for number, code in ((first.number, "steward-changed"), (second.number, None), (second.number, "steward-gone")):
        with records.begin() as connection:
            if code is None:
                remove_steward(connection, number, "admin")
                continue
            with pytest.raises(StewardChangedError) as refused:
                remove_steward(connection, number, "admin")
            assert refused.value.code == code
    with pytest.raises(StewardChangedError) as refused:
        named(records, "Aino", replaces=second.number)
    assert refused.value.code == "steward-gone"
    with pytest.raises(NotFoundError), records.begin() as connection:
        remove_steward(connection, 99, "admin")


@pytest.mark.parametrize(
    ("name", "contact", "code"),
    [
        (" ", "room 5", "steward-name"),
        ("x" * 101, "room 5", "steward-name"),
        ("Ai\x00no", "room 5", "steward-name"),
        ("Aino\u202e", "room 5", "steward-name"),
        ("Eino", "x" * (LONGEST_CONTACT + 1), "steward-contact-text"),
        ("Eino", "room\x1b[2J", "steward-contact-text"),
        ("Eino", " ", "steward-contact"),
    ],
)
def test_a_name_or_contact_that_cannot_be_is_refused(records: Records, name: str, contact: str, code: str) -> None:
    with pytest.raises(AccessError) as refused:
        named(records, name, contact)
    assert refused.value.code == code
    assert str(refused.value.arguments.get("received", "")).isprintable()
    assert standing(records) == {}
