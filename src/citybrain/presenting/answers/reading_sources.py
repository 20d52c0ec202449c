"""Whose readings the city has: each source that delivered some, with what became of them."""

from __future__ import annotations

from pathlib import Path

from citybrain.messages import text
from citybrain.observations.connectors.known import kinds
from citybrain.observations.demo.sensors import SOURCES
from citybrain.observations.ingest import declared_in
from citybrain.observations.readings.store import Store, Tally
from citybrain.observations.senders import CONNECTOR, SENDERS, shown_tallies
from citybrain.presenting.answers.sources import DataSource
from citybrain.presenting.answers.words import message

DUPLICATES, APART = "sources-readings-twice", "sources-readings-apart"


def reading_sources(store: Store, city: Path, language: str, reads_internal: bool) -> list[DataSource]:
    """Every source of the ledger by name, people and devices for who reads internal data, for others as one.

    What a connector fetched has the licence that its kind declares.
    """
    by_source: dict[str, list[Tally]] = {}
    for tally in shown_tallies(store.tallies(), reads_internal):
        by_source.setdefault(tally.source, []).append(tally)
    kind_of = {CONNECTOR + one.name: one.kind for one in declared_in(city)[1]}
    return [_source(name, by_source[name], kind_of.get(name), language) for name in sorted(by_source)]


def _source(name: str, tallies: list[Tally], kind: str | None, language: str) -> DataSource:
    connector, title = kinds().get(kind or ""), text("sensing-senders", language) if name == SENDERS else name
    lost = {
        DUPLICATES: sum(tally.duplicates for tally in tallies),
        APART: sum(tally.rejected for tally in tallies),
    }
    return {
        "key": f"readings-{name}",
        "kind": "readings",
        "title": f"{connector.title}: {name.removeprefix(CONNECTOR)}" if connector else title,
        "licence": connector.licence or None if connector else None,
        "owner": None,
        "steward": None,
        "url": connector.documentation if connector else None,
        "date": None,
        "read": max(tally.day for tally in tallies).isoformat(),
        "files": [],
        "simulated": name in SOURCES.values(),
        "received": sum(tally.received for tally in tallies),
        "kept": sum(tally.stored for tally in tallies),
        "rejected": [
            {"text": message(key, language, count=count), "count": count} for key, count in lost.items() if count
        ],
        "attributes": [],
    }
