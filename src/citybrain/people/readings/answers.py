"""What is told of citizens' readings, in the language of the reader."""

from __future__ import annotations

from collections.abc import Sequence

from citybrain.observations.properties import known_properties
from citybrain.people.readings import shapes as shape
from citybrain.people.readings.comparison import LEAST_DAYS, LEAST_PAIRS, LEAST_PEOPLE, LEAST_SENSORS
from citybrain.people.readings.devices import MeasuredByDevices, device_classes
from citybrain.people.readings.service import DAYS, ReadingInCell
from citybrain.people.readings.table import BOUNDS, ClassComparison, combined_by_place, compared, within_bounds
from citybrain.people.texts import in_language

HALF = 1.644854
"""Standard deviations from the mean to either end of a 90 % interval."""


def citizen_readings_answer(readings: Sequence[ReadingInCell], language: str) -> shape.CitizenReadings:
    """Of each property: classes of devices, how they agree with sensors, and cells."""
    told = [_measured(name, of, readings, language) for name, of in device_classes().items()]
    least = {
        "least_pairs": LEAST_PAIRS,
        "least_sensors": LEAST_SENSORS,
        "least_days": LEAST_DAYS,
        "least_people": LEAST_PEOPLE,
    }
    return {"days": DAYS, **least, "measured": told}  # type: ignore[typeddict-item]


def _measured(
    name: str, of: MeasuredByDevices, readings: Sequence[ReadingInCell], language: str
) -> shape.MeasuredByCitizens:
    own = [one for one in readings if one.reading.measured == name]
    classes = compared([one.reading for one in own])
    cells = _cells(own, classes, of)
    known = known_properties()
    least, most = BOUNDS[name]
    return {
        "measured": name,
        "label": in_language(known[of.property].label, language) if of.property in known else name,
        "unit": of.unit,
        "least": least,
        "most": most,
        "devices": [
            {"name": device, "label": in_language(one.label, language), "level": one.level, "anybody": one.anybody}
            for device, one in of.classes.items()
        ],
        "classes": [_class(one, of, language) for one in classes],
        "cells": cells,
        "few": len(own) - sum(one["readings"] for one in cells),
    }


def _class(one: ClassComparison, of: MeasuredByDevices, language: str) -> shape.ComparedClass:
    agreement = one.agreement
    return {
        "device": one.device,
        "label": in_language(of.classes[one.device].label, language),
        "level": one.level,
        "readings": one.readings,
        "pairs": one.pairs,
        "bias": None if agreement is None else agreement.bias,
        "bias_low": None if agreement is None else agreement.bias_low,
        "bias_high": None if agreement is None else agreement.bias_high,
        "spread": one.spread,
        "too_far": one.too_far,
    }


def _cells(
    own: Sequence[ReadingInCell], classes: Sequence[ClassComparison], of: MeasuredByDevices
) -> list[shape.ReadingCell]:
    found = combined_by_place([one.reading for one in own], classes)
    by_place: dict[str, list[ReadingInCell]] = {}
    for one in own:
        by_place.setdefault(one.reading.place, []).append(one)
    cells: list[shape.ReadingCell] = []
    for (of_what, place), told in found.items():
        inside = by_place[place]
        people = {one.reading.person for one in inside}
        if None not in people and len(people) < LEAST_PEOPLE:
            continue
        cells.append({
            "longitude": inside[0].longitude,
            "latitude": inside[0].latitude,
            "value": told.value,
            "low": within_bounds(of_what, told.value - HALF * told.spread),
            "high": within_bounds(of_what, told.value + HALF * told.spread),
            "readings": len(inside),
            "people": len(people - {None}),
            "level": min(of.classes[one.reading.device].level for one in inside),
        })  # fmt: skip
    return cells
