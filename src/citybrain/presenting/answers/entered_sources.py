"""What people entered into the records of a city as data sets of the register: how many there are and still count."""

from __future__ import annotations

from sqlalchemy import Connection, Table, func, select

from citybrain.open_city import OpenCity
from citybrain.presenting.answers.reading_sources import reading_sources
from citybrain.presenting.answers.sources import DataSource
from citybrain.presenting.answers.words import message
from citybrain.records.tables.activity import activity, consumption_account, inventory_statement
from citybrain.records.tables.course import figure
from citybrain.records.tables.indicators import compared_figure, indicator_value

ENTERED = "entered-"
TABLES: tuple[Table, ...] = (
    activity,
    inventory_statement,
    consumption_account,
    indicator_value,
    figure,
    compared_figure,
)
WITHDRAWN = "sources-entered-withdrawn"


def other_sources(city: OpenCity, language: str, reads_internal: bool) -> list[DataSource]:
    """What the city has beside files and bills: readings by who sent them, and what people entered.

    Names of senders that are no services are for who reads internal data.
    """
    readings = reading_sources(city.store, city.folder, language, reads_internal)
    records = city.city_records.to_read()
    if records is None:
        return readings
    with records.read() as connection:
        return [*readings, *entered_sources(connection, language)]


def entered_sources(connection: Connection, language: str) -> list[DataSource]:
    """Each table that has rows: `received` are all that were ever entered, `kept` those that were not withdrawn."""
    return [made for table in TABLES if (made := _source(connection, table, language))]


def _source(connection: Connection, table: Table, language: str) -> DataSource | None:
    count, last = func.count(), func.max(table.c.made_at)
    received, kept, read = connection.execute(select(count, count.filter(table.c.withdrawn_at.is_(None)), last)).one()
    if not received:
        return None
    lost = received - kept
    return {
        "key": ENTERED + table.name,
        "kind": "entered",
        "title": message(f"sources-entered-{table.name}", language),
        "licence": None,
        "owner": None,
        "steward": None,
        "url": None,
        "date": None,
        "read": read,
        "files": [],
        "simulated": False,
        "received": received,
        "kept": kept,
        "rejected": [{"text": message(WITHDRAWN, language, count=lost), "count": lost}] if lost else [],
        "attributes": [],
    }
