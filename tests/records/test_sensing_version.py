"""The number that tells whether what is recorded of sensors is as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from citybrain.records import Records, open_records
from citybrain.records.sensing_version import SensingVersion
from citybrain.records.tables.activity import inventory_choice
from citybrain.records.tables.sensing import entity_version, feature, sensing_version, thing
from tests.records.test_postgres import CHOICE, WHO

THING = {"name": "station", "description": "-", **WHO}
FEATURE = {**THING, "encoding_type": "text/plain", "feature": '"here"'}
VERSION = {"kind": "thing", "entity": 1, "before": "{}", **WHO}


@pytest.fixture
def records(city: Path) -> Iterator[Records]:
    opened = open_records(city)
    yield opened
    opened.close()


def number(records: Records) -> int:
    """The number as a transaction sees it; as it is read at once, where that can be."""
    version = SensingVersion(records)
    with records.read() as connection:
        seen = version.of(connection)
    assert version.now() == (seen if records.local else None)
    version.close()
    return seen


@pytest.mark.parametrize(
    "statement",
    [
        sa.insert(thing).values(THING), sa.update(thing).values(name="other"), sa.delete(thing),
        sa.insert(feature).values(FEATURE),
    ],
)  # fmt: skip
def test_every_change_of_what_senses_gives_another_number(records: Records, statement: sa.Executable) -> None:
    with records.begin() as connection:
        connection.execute(sa.insert(thing), [THING])
    before = number(records)
    with pytest.raises(RuntimeError), records.begin() as connection:
        connection.execute(statement)
        raise RuntimeError
    assert number(records) == before
    with records.begin() as connection:
        connection.execute(statement)
    assert number(records) > before


def test_other_changes_leave_it(records: Records) -> None:
    before = number(records)
    with records.begin() as connection:
        connection.execute(sa.insert(inventory_choice), [CHOICE])
        connection.execute(sa.insert(entity_version), [VERSION])
    assert number(records) == before


def test_a_number_that_cannot_be_read_is_none(records: Records) -> None:
    version = SensingVersion(records)
    version.now()
    version.close()
    assert version.now() is None


def test_every_table_of_what_senses_counts(records: Records) -> None:
    """All that answers are made of, which is all but former versions and the number itself."""
    names = "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'"
    if not records.local:
        names = (
            "SELECT event_object_table FROM information_schema.triggers WHERE trigger_name = 'raise_sensing_version'"
        )
    with records.read() as connection:
        counting = set(connection.execute(sa.text(names)).scalars())
    sensing = {
        name
        for name, table in sensing_version.metadata.tables.items()
        if any(key.column.table is thing for key in table.foreign_keys)
    }
    assert {
        "thing",
        "location",
        "sensor",
        "observed_property",
        "feature",
        "location_feature",
        "observation_more",
    } | sensing <= counting
