"""Dated parameters: numbers that law, market or time changes, each with unit, first day and source."""

from __future__ import annotations

import bisect
import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

from citybrain.kernel.errors import DeclarationError
from citybrain.kernel.lookup import Table, read_table
from citybrain.kernel.vocabulary import Vocabulary
from citybrain.kernel.yaml_files import read_yaml

NOT_STATED = 0
"""Quality of a value that carries no doubt of its own (a definition or a standard's constant)."""


class HasDate(Protocol):
    """Anything that stands on a first day."""

    @property
    def since(self) -> datetime.date:
        """The first day on which it holds."""


D = TypeVar("D", bound=HasDate)


@dataclass(frozen=True)
class Value:
    """One value from a day on."""

    since: datetime.date
    value: float
    source: str
    quality: int = NOT_STATED


@dataclass(frozen=True)
class Parameter:
    """A named number by date (`values`), or a table by attributes of an entity (`of`, `by`, `tables`) by date."""

    name: str
    unit: str
    where: str
    values: tuple[Value, ...] = ()
    of: str = "city"
    by: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    label: Mapping[str, str] = field(default_factory=dict)

    def at(self, day: datetime.date) -> Value:
        """The value in force on a day. Raises DeclarationError before the first."""
        return _in_force(self, self.values, day)

    def table_at(self, day: datetime.date) -> Table:
        """The table in force on a day. Raises DeclarationError before the first."""
        return _in_force(self, self.tables, day)


def _in_force(parameter: Parameter, dated: tuple[D, ...], day: datetime.date) -> D:
    position = bisect.bisect_right([x.since for x in dated], day)
    if position == 0:
        first = dated[0].since.isoformat()
        raise DeclarationError("parameter-no-value", parameter=parameter.name, day=day.isoformat(), first=first)
    return dated[position - 1]


def _values(name: str, where: str, entries: Iterable[Mapping[str, Any]]) -> tuple[Value, ...]:
    values = []
    for entry in entries:
        if "value" not in entry or not str(entry.get("source", "")).strip():
            raise DeclarationError("parameter-without-source", parameter=name, where=where)
        quality = int(entry.get("quality", NOT_STATED))
        values.append(Value(entry["from"], float(entry["value"]), str(entry["source"]), quality))
    return tuple(sorted(values, key=lambda v: v.since))


def _parameter(name: str, entry: Any, where: str, vocabulary: Vocabulary) -> Parameter:
    allowed = {"unit", "label", "of", "by", "values", "description"}
    if not isinstance(entry, dict) or {"unit", "values"} - set(entry) or set(entry) - allowed:
        received = ", ".join(entry) if isinstance(entry, dict) else str(entry)
        told = ", ".join(sorted(allowed))
        raise DeclarationError("parameter-bad-entry", parameter=name, where=where, received=received, allowed=told)
    if any(not isinstance(x.get("from"), datetime.date) for x in entry["values"]):
        raise DeclarationError("parameter-without-date", parameter=name, where=where)
    label = entry.get("label", {})
    if "by" not in entry:
        return Parameter(name, entry["unit"], where, _values(name, where, entry["values"]), label=label)
    by, of = tuple(entry["by"]), entry.get("of", "building")
    tables = [read_table(name, where, table, by, vocabulary.categories) for table in entry["values"]]
    dated = tuple(sorted(tables, key=lambda t: t.since))
    return Parameter(name, entry["unit"], where, of=of, by=by, tables=dated, label=label)


def read_parameters(layers: Iterable[Path], vocabulary: Vocabulary) -> dict[str, Parameter]:
    """Parameters of all layers, a later layer (country, city) standing over an earlier one name by name.

    Raises DeclarationError where a name stands twice in one layer, or an entry lacks unit, date or source.
    """
    found: dict[str, Parameter] = {}
    for layer in layers:
        own: dict[str, Parameter] = {}
        for path in sorted(layer.rglob("*.yaml")):
            where = f"{layer.name}/{path.relative_to(layer).as_posix()}"
            for name, entry in (read_yaml(path) or {}).items():
                if name in own:
                    raise DeclarationError("parameter-twice", parameter=name, where=f"{own[name].where}, {where}")
                own[name] = _parameter(name, entry, where, vocabulary)
        found.update(own)
    return found
