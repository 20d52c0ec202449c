"""The store of readings that a city has by default: one DuckDB file in its folder."""

from citybrain.observations.readings.embedded.backup import FILE, recover, restore
from citybrain.observations.readings.embedded.store import EmbeddedStore, open_store

__all__ = ["FILE", "EmbeddedStore", "open_store", "recover", "restore"]
