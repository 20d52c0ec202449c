"""Dated parameters: numbers that law, market or time changes, each with unit, first day and source."""

from __future__ import annotations

import bisect
import datetime
import difflib
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

from citybrain.kernel.errors import DeclarationError
from citybrain.kernel.lookup import Table, read_table
from citybrain.kernel.uncertainty import FORMER_KEY, InputDistribution, read_uncertainty, with_present_key
from citybrain.kernel.vocabulary import Vocabulary
from citybrain.kernel.yaml_files import read_yaml

UNCERTAINTY_FILE = "uncertainty.yaml"
"""File of a layer with the uncertainty of its parameters by name, so that people can review it in one place."""

NOT_STATED = 0
"""Quality of a value that carries no uncertainty of its own (a definition or a standard's constant)."""


class HasDate(Protocol):
    """Anything that stands on a first day."""

    @property
    def since(self) -> datetime.date:
        """The first day on which it holds."""

    @property
    def uncertainty(self) -> InputDistribution | None:
        """How far it may be off, where it says so itself."""


FAULTS_SHOWN = 5
"""Values outside their bounds that one message tells; the others are counted."""

D = TypeVar("D", bound=HasDate)


@dataclass(frozen=True)
class Value:
    """One value from a day on."""

    since: datetime.date
    value: float
    source: str
    quality: int = NOT_STATED
    uncertainty: InputDistribution | None = None


@dataclass(frozen=True)
class Parameter:
    """A named number by date (`values`), or a table by attributes of an entity (`of`, `by`, `tables`) by date.

    `interpolate`: between two dated values the number moves day by day from one to the other. `layer` is the layer of
    files that it was read from.
    """

    name: str
    unit: str
    where: str
    values: tuple[Value, ...] = ()
    of: str = "city"
    by: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    label: Mapping[str, str] = field(default_factory=dict)
    uncertainty: InputDistribution | None = None
    interpolate: bool = False
    layer: str = ""

    def at(self, day: datetime.date) -> Value:
        """The value in force on a day. Raises DeclarationError before the first."""
        value = _in_force(self, self.values, day)
        return _between(self.values, value, day) if self.interpolate else value

    def uncertainty_at(self, day: datetime.date) -> InputDistribution | None:
        """How far the value of a day may be off: as the dated value says, else as the parameter does."""
        own = _in_force(self, self.tables or self.values, day).uncertainty
        return own or self.uncertainty

    def table_at(self, day: datetime.date) -> Table:
        """The table in force on a day. Raises DeclarationError before the first."""
        return _in_force(self, self.tables, day)


def _in_force(parameter: Parameter, dated: Sequence[D], day: datetime.date) -> D:
    position = bisect.bisect_right([x.since for x in dated], day)
    if position == 0:
        first = dated[0].since.isoformat()
        raise DeclarationError("parameter-no-value", parameter=parameter.name, day=day.isoformat(), first=first)
    return dated[position - 1]


def _between(values: tuple[Value, ...], value: Value, day: datetime.date) -> Value:
    """The number on the straight line from a dated value to the next one; the last one stands for ever."""
    position = values.index(value) + 1
    if position == len(values) or day == value.since:
        return value
    following = values[position]
    share = (day - value.since) / (following.since - value.since)
    number = value.value + share * (following.value - value.value)
    return replace(value, value=number, quality=max(value.quality, following.quality))


def _values(name: str, where: str, entries: Iterable[Mapping[str, Any]]) -> tuple[Value, ...]:
    values = []
    for entry in entries:
        if "value" not in entry or not str(entry.get("source", "")).strip():
            raise DeclarationError("parameter-without-source", parameter=name, where=where)
        quality = int(entry.get("quality", NOT_STATED))
        uncertainty = read_uncertainty(name, where, entry.get("uncertainty"))
        values.append(Value(entry["from"], float(entry["value"]), str(entry["source"]), quality, uncertainty))
    return tuple(sorted(values, key=lambda v: v.since))


def _parameter(name: str, entry: Any, where: str, vocabulary: Vocabulary) -> Parameter:
    allowed = {"unit", "label", "of", "by", "values", "description", "uncertainty", "interpolate"}
    if not isinstance(entry, dict) or {"unit", "values"} - set(entry) or set(entry) - allowed:
        received = ", ".join(entry) if isinstance(entry, dict) else str(entry)
        told = ", ".join(sorted(allowed))
        raise DeclarationError("parameter-bad-entry", parameter=name, where=where, received=received, allowed=told)
    if any(not isinstance(x.get("from"), datetime.date) for x in entry["values"]):
        raise DeclarationError("parameter-without-date", parameter=name, where=where)
    if "by" in entry and not entry.get("of"):
        raise DeclarationError("parameter-without-entity", parameter=name, where=where)
    label, uncertainty = entry.get("label", {}), read_uncertainty(name, where, entry.get("uncertainty"))
    if "by" not in entry:
        values, straight = _values(name, where, entry["values"]), bool(entry.get("interpolate", False))
        return Parameter(name, entry["unit"], where, values, label=label, uncertainty=uncertainty, interpolate=straight)
    by, of = tuple(entry["by"]), str(entry["of"])
    tables = [read_table(name, where, table, by, vocabulary.categories) for table in entry["values"]]
    dated = tuple(sorted(tables, key=lambda t: t.since))
    return Parameter(name, entry["unit"], where, of=of, by=by, tables=dated, label=label, uncertainty=uncertainty)


@dataclass(frozen=True)
class Layer:
    """Parameter files that stand together (common, a country's, a city's own) by what they are called, and
    uncertainties.

    `entries` are parameters that were made and not read from a file, by what they were made of.
    """

    name: str
    files: Mapping[str, Path]
    uncertainties: tuple[Path, ...] = ()
    entries: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @classmethod
    def of_folder(cls, folder: Path) -> Layer:
        """All YAML files of a folder, none where it is not there."""
        apart = {folder / UNCERTAINTY_FILE, folder / f"{FORMER_KEY}.yaml"}
        paths = [path for path in sorted(folder.rglob("*.yaml")) if path not in apart]
        files = {f"{folder.name}/{path.relative_to(folder).as_posix()}": path for path in paths}
        return cls(folder.name, files, tuple(path for path in sorted(apart) if path.is_file()))


def read_parameters(layers: Iterable[Layer], vocabulary: Vocabulary) -> dict[str, Parameter]:
    """Parameters of all layers, a later layer (country, city) standing over an earlier one name by name.

    A later one keeps the label and the uncertainty of the earlier one where it has none. `uncertainty.yaml` of a layer
    says by name how far parameters of this layer and those below it may be off. Raises
    DeclarationError where a name stands twice in one layer, or an entry lacks unit, date or source.
    """
    found: dict[str, Parameter] = {}
    for layer in layers:
        own = _layer(layer, vocabulary)
        found |= {name: _over(found.get(name), parameter) for name, parameter in own.items()}
        found |= _uncertainties(layer, found)
    return found


def check_bounds(parameters: Mapping[str, Parameter], vocabulary: Vocabulary) -> None:
    """Raises DeclarationError with the first values that lie outside what the vocabulary says a parameter may be."""
    wrong = [
        f"{parameter.name} = {value:g} ({parameter.where}; {_or_open(low)} … {_or_open(high)})"
        for name, parameter in parameters.items()
        if (term := vocabulary.terms.get(name)) and (bounds := term.bounds) != (None, None)
        for low, high in (bounds,)
        for value in (*(one.value for one in parameter.values), *(r.value for t in parameter.tables for r in t.rows))
        if (low is not None and value < low) or (high is not None and value > high) or not math.isfinite(value)
    ]
    if wrong:
        told = "; ".join(wrong[:FAULTS_SHOWN]) + (f" (+ {len(wrong) - FAULTS_SHOWN})" if wrong[FAULTS_SHOWN:] else "")
        raise DeclarationError("parameter-out-of-bounds", count=len(wrong), received=told)


def _or_open(bound: float | None) -> str:
    return "" if bound is None else f"{bound:g}"


def _over(before: Parameter | None, later: Parameter) -> Parameter:
    """A parameter over one of an earlier layer, which gives what the later one leaves out: its label, how far off."""
    if before is None:
        return later
    return replace(later, label=later.label or before.label, uncertainty=later.uncertainty or before.uncertainty)


def _layer(layer: Layer, vocabulary: Vocabulary) -> dict[str, Parameter]:
    files = tuple((where, path, path.read_bytes()) for where, path in layer.files.items())
    return _add(_of_files(layer.name, files, vocabulary), layer.name, layer.entries, vocabulary)


@lru_cache(maxsize=32)
def _of_files(layer: str, files: tuple[tuple[str, Path, bytes], ...], vocabulary: Vocabulary) -> dict[str, Parameter]:
    """Parameters of files, read once as long as they hold the same: every city that is opened has those of domains."""
    return _add({}, layer, {where: read_yaml(path) or {} for where, path, _ in files}, vocabulary)


def _add(
    read: Mapping[str, Parameter], layer: str, parts: Mapping[str, Mapping[str, Any]], vocabulary: Vocabulary
) -> dict[str, Parameter]:
    own = dict(read)
    for where, entries in parts.items():
        for name, entry in entries.items():
            if name in own:
                raise DeclarationError("parameter-twice", parameter=name, where=f"{own[name].where}, {where}")
            own[name] = replace(_parameter(name, with_present_key(entry), where, vocabulary), layer=layer)
    return own


def _uncertainties(layer: Layer, found: Mapping[str, Parameter]) -> dict[str, Parameter]:
    told: dict[str, Parameter] = {}
    for path in layer.uncertainties:
        where = f"{path.parent.name}/{path.name}"
        for name, entry in (read_yaml(path) or {}).items():
            if name not in found:
                near = ", ".join(difflib.get_close_matches(name, list(found), 3)) or "-"
                raise DeclarationError("uncertainty-unknown-parameter", received=name, where=where, near=near)
            told[name] = replace(found[name], uncertainty=read_uncertainty(name, where, entry))
    return told
