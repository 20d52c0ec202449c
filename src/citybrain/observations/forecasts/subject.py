"""What a stream is, as forecasts and warnings need it, and which streams stand beside it."""

from __future__ import annotations

import json
from typing import NamedTuple

from sqlalchemy import Connection, select

from citybrain.kernel.errors import NotFoundError
from citybrain.observations.catalogue import PUBLIC
from citybrain.observations.properties import answer_in
from citybrain.records.tables.sensing import datastream, observed_property, thing

MOST_ALIKE = 20
"""Other things whose same property counts as one mean beside a stream."""


class ForecastSubject(NamedTuple):
    """A datastream: `definition` is that of its property, `unit` the symbol of its readings or None.

    `answer` is the known property that its own is said to be, None where nobody said so.
    """

    number: int
    name: str
    thing: int
    place: str
    property: int
    label: str
    definition: str
    unit: str | None
    simulated: bool
    data_class: str
    answer: str | None = None


class Beside(NamedTuple):
    """Streams beside one: names and groups of their numbers, of which the mean counts."""

    names: list[str]
    groups: list[list[int]]


def subjects(connection: Connection) -> list[ForecastSubject]:
    """All datastreams that count, by number."""
    asked = (
        select(
            datastream.c.id, datastream.c.name, thing.c.id, thing.c.name, observed_property.c.id,
            observed_property.c.name, observed_property.c.definition, datastream.c.unit_symbol,
            datastream.c.properties, datastream.c.data_class, observed_property.c.properties,
        )
        .join(thing, thing.c.id == datastream.c.thing)
        .join(observed_property, observed_property.c.id == datastream.c.observed_property)
        .where(datastream.c.withdrawn_at.is_(None))
        .order_by(datastream.c.id)
    )  # fmt: skip
    return [
        ForecastSubject(*row[:8], simulated=_simulated(row[8]), data_class=row[9], answer=answer_in(row[10]))
        for row in connection.execute(asked)
    ]


def subject_of(known: list[ForecastSubject], number: int, city: str) -> ForecastSubject:
    """One of them. Raises NotFoundError."""
    found = next((one for one in known if one.number == number), None)
    if found is None:
        raise NotFoundError("observations-stream-unknown", received=str(number), city=city)
    return found


def beside(known: list[ForecastSubject], of: ForecastSubject) -> Beside:
    """Other numbers of the same thing, one by one, and the mean of the same property at other things.

    A forecast tells something of what it was made from: so all of it may be read by whoever may read the stream, and
    what is measured is not forecast from what is simulated.
    """
    open_to_its_readers = {PUBLIC, of.data_class}
    near = [
        one
        for one in known
        if one.number != of.number and one.data_class in open_to_its_readers and one.simulated == of.simulated
    ]
    same_thing = [one for one in near if one.thing == of.thing and one.unit is not None]
    alike = [one.number for one in near if one.property == of.property and one.thing != of.thing][:MOST_ALIKE]
    names = [one.label for one in same_thing] + ([f"{of.label} elsewhere"] if alike else [])
    return Beside(names, [[one.number] for one in same_thing] + ([alike] if alike else []))


def _simulated(properties: str | None) -> bool:
    try:
        said = json.loads(properties or "{}")
    except ValueError:
        return False
    return isinstance(said, dict) and said.get("simulated") is True
