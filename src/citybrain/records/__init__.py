"""The records of a city, what people enter and decide: one SQLite database, `records.sqlite`, in its folder."""

from citybrain.records.author import author
from citybrain.records.errors import NotRecordedError
from citybrain.records.store import FILE, Records, open_records

__all__ = ["FILE", "NotRecordedError", "Records", "author", "open_records"]
