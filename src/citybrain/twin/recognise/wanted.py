"""Which columns each use of a file needs or can take, and which of the file's own fit by their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from citybrain.base.domains import find_domains
from citybrain.base.names import first_known
from citybrain.kernel.yaml_files import read_yaml
from citybrain.twin.configuration import SourceKey
from citybrain.twin.declared import area_attributes, called, stated_attributes
from citybrain.twin.importers.districts import NAMES as DISTRICT_NAMES
from citybrain.twin.importers.population import PEOPLE
from citybrain.twin.importers.population_table import find_cells
from citybrain.twin.importers.weather.year import READABLE, TEMPERATURE
from citybrain.twin.recognise.recognition import Wanted
from citybrain.twin.recognise.settings import FileSettings

NAMES = Path(__file__).parent / "names.yaml"
PLACE = ("x", "y")


@cache
def usual_names() -> Mapping[str, list[str]]:
    """Return what columns are usually called: attributes by their table, all else by names.yaml."""
    content: Mapping[str, Any] = read_yaml(NAMES)
    return called() | {name: [str(spelling) for spelling in spellings] for name, spellings in content.items()}


def guess(name: str, columns: Sequence[str]) -> str | None:
    """Return the column that is called as one of our names usually is."""
    return first_known(columns, usual_names().get(name, (name,)))


def register_columns(columns: Sequence[str]) -> dict[str, str]:
    """Return the columns of a register that are told by their names."""
    found = {name: guess(name, columns) for name in ("id", *PLACE, *stated_attributes())}
    return {name: column for name, column in found.items() if column is not None}


def wanted_by(
    kind: SourceKey, columns: Sequence[str], settings: FileSettings, has_geometry: bool
) -> tuple[Wanted, ...]:
    """Return what a file of this use has to name or can name; what a person chose stands over what was guessed."""
    if kind == "register":
        listed = [_wanted("id", False, guess("id", columns), settings)]
        listed += [_wanted(name, True, guess(name, columns), settings) for name in (() if has_geometry else PLACE)]
        listed += _attributes(columns, settings)
        known = any(wanted.column for wanted in listed if wanted.name in stated_attributes())
        return tuple(listed) if known else tuple(_required(wanted) for wanted in listed)
    if kind == "population":
        people = _wanted("population", True, first_known(columns, PEOPLE), settings)
        return (people,) if has_geometry else (people, *_cells(columns, settings))
    if kind == "districts":
        name, shares = first_known(columns, DISTRICT_NAMES), area_attributes()
        return (_wanted("name", True, name, settings), *(_wanted(share, False, None, settings) for share in shares))
    if kind == "buildings":
        return (_wanted("id", False, guess("id", columns), settings), *_attributes(columns, settings))
    if kind == "households":
        told = [_wanted(name, False, guess(name, columns), settings) for name in area_attributes()]
        if not any(one.column for one in told):
            told = [Wanted(one.name, one is told[0], one.column) for one in told]
        return (_wanted("key", True, guess("key", columns), settings), *told)
    return ()


def _cells(columns: Sequence[str], settings: FileSettings) -> tuple[Wanted, ...]:
    """The columns that place the cells of a table: an index of H3, or coordinates, which it needs without one."""
    found = find_cells(list(columns))
    index = _wanted("h3", False, found.get("h3"), settings)
    beside = index.column is None
    centre = (_wanted(name, beside, found.get(name), settings) for name in PLACE)
    return (index, *centre, _wanted("cell_size", False, found.get("cell_size"), settings))


def _attributes(columns: Sequence[str], settings: FileSettings) -> list[Wanted]:
    """Attributes that every building should have, and those that few files tell where this one does."""
    listed = [(one, _wanted(name, False, guess(name, columns), settings)) for name, one in stated_attributes().items()]
    return [wanted for one, wanted in listed if (one.usual if not wanted.column else one.kept or one.usual)]


def wanted_weather(columns: Sequence[str], chosen: Mapping[str, str], settings: FileSettings) -> tuple[Wanted, ...]:
    """Return what a table of weather needs, `chosen` being what its reader found."""
    known = {name: column for name, column in chosen.items() if column in columns}
    return tuple(_wanted(name, name == TEMPERATURE, known.get(name), settings) for name in READABLE)


def _wanted(name: str, required: bool, guessed: str | None, settings: FileSettings) -> Wanted:
    return Wanted(name, required, settings.columns.get(name, guessed))


def _required(wanted: Wanted) -> Wanted:
    """Of a register that says nothing yet, the year of construction stands for the attribute that has to be named."""
    return Wanted(wanted.name, wanted.required or wanted.name in find_domains().role("year_made"), wanted.column)
