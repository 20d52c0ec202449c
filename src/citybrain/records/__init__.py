"""The records of a city, what people enter and decide: one SQLite database, `records.sqlite`, in its folder, or in a
PostgreSQL database."""

from citybrain.records.author import author
from citybrain.records.city_records import CityRecords
from citybrain.records.database import Database, database_of, keep_in
from citybrain.records.errors import NotRecordedError
from citybrain.records.store import (
    FILE,
    Records,
    copies_of_before,
    has_records,
    open_records,
    remove_copies_of_before,
)

__all__ = [
    "FILE",
    "CityRecords",
    "Database",
    "NotRecordedError",
    "Records",
    "author",
    "copies_of_before",
    "database_of",
    "has_records",
    "keep_in",
    "open_records",
    "remove_copies_of_before",
]
