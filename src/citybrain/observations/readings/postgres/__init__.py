"""The store of readings of a grown city: tables in PostgreSQL with TimescaleDB."""

from citybrain.observations.readings.postgres.store import PostgresStore, open_store

__all__ = ["PostgresStore", "open_store"]
