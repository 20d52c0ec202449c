"""What a person states of a file that waits to be imported."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from citybrain.base.names import plain
from citybrain.governance import Actor, DataClass
from citybrain.kernel.errors import InputError
from citybrain.observations.importing.judging import Asked
from citybrain.observations.importing.mapping import Dates, StatedMapping, checked, own_property
from citybrain.observations.importing.tracks import MOST_COLUMNS
from citybrain.records.errors import EntryError

Text = Annotated[str, Field(max_length=200)]
Columns = Annotated[dict[Text, Text], Field(max_length=MOST_COLUMNS)]


class OwnProperty(BaseModel):
    """A property that the city alone knows; without a unit its readings are texts."""

    model_config = ConfigDict(extra="forbid")
    label: Annotated[str, Field(min_length=1, max_length=100)]
    unit: Annotated[str, Field(max_length=40)] | None = None


class ImportStatements(BaseModel):
    """All of them together; what is left out is guessed from the file.

    `columns`: what a column, or a name in the rows of a long file, means: a role such as "time", the key of a property,
    or "none". `units`: the unit of a column or name. `station`: that of a file that names none. `zone`: of local times;
    null for that of the city. `coordinates`: wgs84, gcj02 or bd09. `data_class`: that of new streams;
    null for public.
    """

    model_config = ConfigDict(extra="forbid")
    columns: Columns = Field(default_factory=dict)
    units: Columns = Field(default_factory=dict)
    properties: dict[Text, OwnProperty] = Field(default_factory=dict, max_length=MOST_COLUMNS)
    dates: Dates | None = None
    station: Text | None = None
    time_zone: Annotated[str, Field(max_length=64)] | None = None
    encoding: Annotated[str, Field(max_length=40)] | None = None
    coordinates: Annotated[str, Field(max_length=20)] | None = None
    data_class: DataClass | None = None


def asked_of(said: ImportStatements, file: str, zone: str, country: str, actor: Actor) -> Asked:
    """How a file is to be read; `zone` is that of the city. Raises EntryError for what cannot be stated."""
    try:
        own = {plain(key): own_property(plain(key), one.model_dump(), file) for key, one in said.properties.items()}
        stated = checked(StatedMapping(_filled(said.columns), _filled(said.units), own, said.dates))
    except InputError as problem:
        raise EntryError(problem.code, **problem.arguments) from problem
    station = (said.station or "").strip() or None
    zone = (said.time_zone or "").strip() or zone
    encoding, coordinates, of = said.encoding or None, said.coordinates or None, said.data_class or DataClass.PUBLIC
    return Asked(zone, actor.name, station, encoding, coordinates, country, stated, actor, of)


def _filled(pairs: dict[str, str]) -> dict[str, str]:
    return {name: text.strip() for name, text in pairs.items() if text.strip()}
