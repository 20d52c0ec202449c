"""A table of citizens' readings: what each device measured, where, and what a reference had at the same time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from citybrain.cases.columns import MeantColumns, number_in, read_meant
from citybrain.people.readings.comparison import (
    Agreement,
    Combined,
    agreement_of,
    agreement_of_occasions,
    combined,
    combined_by_people,
)
from citybrain.people.readings.devices import MeasuredByDevices, device_classes
from citybrain.records.errors import EntryError

MOST_FAULTS = 10
BOUNDS = {"sound_level": (0.0, 160.0), "fine_particles": (0.0, 2_000.0)}
READ = MeantColumns(
    {
        "measured": ("measured", "property"),
        "value": ("value", "reading"),
        "unit": ("unit",),
        "device": ("device", "device_class", "class"),
        "reference": ("reference",),
        "place": ("place", "area", "cell"),
    },
    ("measured", "value", "unit", "device"),
    most_rows=100_000,
)
"""What a row says; `reference` is empty where none was beside it, `place` names where it was."""

MOST_BIAS = 3.0
"""Declared spreads of a class: a larger bias is told as a fault, and not taken away."""


class CitizenReading(NamedTuple):
    """A reading of a device of a class, and the reference beside it, NaN where there was none.

    occasion: of one that anybody may have sent, the sensor beside it and the day on which it came. person: by whom of
    those who measured at the place, None of what is of the city.
    """

    measured: str
    value: float
    device: str
    reference: float
    place: str
    occasion: tuple[int, str] | None = None
    person: str | None = None


class ClassComparison(NamedTuple):
    """A class of devices: its readings, agreement with references (None of too few), the bias and spread that count.

    too_far: whether the bias found is more than `MOST_BIAS` declared spreads, so that none is taken away.
    """

    measured: str
    device: str
    readings: int
    pairs: int
    agreement: Agreement | None
    bias: float
    spread: float
    level: int
    too_far: bool


class ReadingFaultsError(EntryError):
    """All that is wrong with a table of readings, the first ten in words."""


def read_readings(path: Path, columns: Mapping[str, str], constants: Mapping[str, str]) -> list[CitizenReading]:
    """The readings of a table. Raises ReadingFaultsError with all that is wrong, by line."""
    rows = read_meant(path, path.name, READ, columns, constants).rows
    faults = [fault for line, row in rows for fault in _faults(line, row)]
    if faults:
        told = "; ".join(faults[:MOST_FAULTS])
        raise ReadingFaultsError("readings-table", file=path.name, problem=told, number=len(faults))
    return [_reading(row) for _, row in rows]


def compared(readings: Sequence[CitizenReading]) -> list[ClassComparison]:
    """Each class of devices against references: bias and spread as measured by enough, else as declared."""
    found = []
    for measured, device in dict.fromkeys((one.measured, one.device) for one in readings):
        of = [one for one in readings if (one.measured, one.device) == (measured, device)]
        declared = device_classes()[measured].classes[device]
        agreement, pairs = _agreement(of)
        too_far = agreement is not None and abs(agreement.bias) > MOST_BIAS * declared.spread
        bias, spread = (0.0, declared.spread) if agreement is None or too_far else (agreement.bias, agreement.spread)
        spread = max(spread, min(one.spread for one in device_classes()[measured].classes.values()))
        told = agreement, bias, spread, declared.level, too_far
        found.append(ClassComparison(measured, device, len(of), pairs, *told))
    return found


def _agreement(readings: Sequence[CitizenReading]) -> tuple[Agreement | None, int]:
    """How readings of a class agree with references, and how many pairs there are."""
    beside = [one for one in readings if np.isfinite(one.reference)]
    values, references = np.array([one.value for one in beside]), np.array([one.reference for one in beside])
    occasions = [one.occasion for one in beside if one.occasion is not None]
    if not occasions:
        return agreement_of(values, references), len(beside)
    assert len(occasions) == len(beside)  # a table has none, what was sent has one each
    return agreement_of_occasions(values - references, occasions), len(set(occasions))


def combined_by_place(
    readings: Sequence[CitizenReading], classes: Sequence[ClassComparison]
) -> dict[tuple[str, str], Combined]:
    """What all readings of a place tell together, by what is measured and place: better classes count more.

    Where anybody may have sent them each person has one value, and nobody moves the value far.

    A value lies within the bounds of what is measured, whatever was taken away from readings.
    """
    bias = {(one.measured, one.device): one.bias for one in classes}
    spread = {(one.measured, one.device): one.spread for one in classes}
    by_place: dict[tuple[str, str], list[CitizenReading]] = {}
    for one in readings:
        by_place.setdefault((one.measured, one.place), []).append(one)
    told = {}
    for (measured, place), of in by_place.items():
        devices = {one.device for one in of}
        off, width = ({name: by[measured, name] for name in devices} for by in (bias, spread))
        values, classes_of = np.array([one.value for one in of]), [one.device for one in of]
        people = [one.person for one in of]
        if any(people):
            value = combined_by_people(values, classes_of, people, off, width)
        else:
            value = combined(values, classes_of, off, width)
        told[measured, place] = value._replace(value=within_bounds(measured, value.value))
    return told


def within_bounds(measured: str, value: float) -> float:
    """A value of what is measured, or the nearest that it can have."""
    least, most = BOUNDS[measured]
    return min(most, max(least, value))


def _faults(line: int, row: Mapping[str, str]) -> Iterator[str]:
    known: Mapping[str, MeasuredByDevices] = device_classes()
    measured = row.get("measured", "-")
    if measured not in known:
        yield f"{line}: measured: {measured[:40]} ({', '.join(known)})"
        return
    of, (least, most) = known[measured], BOUNDS[measured]
    for name in ("value", "reference"):
        if name == "value" or row.get(name, "").strip():
            value = number_in(row.get(name, ""))
            if value is None or not least <= value <= most:
                yield f"{line}: {name}: {row.get(name, '-')[:40]} ({least:g} … {most:g} {of.unit})"
    if row.get("unit", "-") != of.unit:
        yield f"{line}: unit: {row.get('unit', '-')[:40]} ({of.unit})"
    if row.get("device", "-") not in of.classes:
        yield f"{line}: device: {row.get('device', '-')[:40]} ({', '.join(of.classes)})"


def _reading(row: Mapping[str, str]) -> CitizenReading:
    value, reference = number_in(row["value"]), number_in(row.get("reference", ""))
    assert value is not None
    beside = float("nan") if reference is None else reference
    return CitizenReading(row["measured"], value, row["device"], beside, row.get("place", ""))
