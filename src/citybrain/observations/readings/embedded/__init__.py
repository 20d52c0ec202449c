"""The store of readings that a city has by default: one DuckDB file in its folder."""

from citybrain.observations.readings.embedded.store import FILE, EmbeddedStore, open_store

__all__ = ["FILE", "EmbeddedStore", "open_store"]
