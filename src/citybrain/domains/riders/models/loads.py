"""How full vehicles are from stop to stop, how many stand, and how long the time on the way feels."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from citybrain.kernel.ratios import per
from citybrain.kernel.units import Array, Mask, Rows

SECONDS_IN_HOUR = 3600.0
ROUNDED = 6
"""Digits of people by which the largest load is told: of equal ones the first in the timetable counts."""


class CrowdedTime(NamedTuple):
    """Minutes that a minute feels like, over one of who sits where there is room.

    From the part `busy` of the seats that is taken, those who sit feel `seated_busy`; where more people ride than sit,
    `seated_full`, and those who stand `standing`.
    """

    busy: float
    seated_busy: float
    seated_full: float
    standing: float

    def felt(self, people: Array, seats: Array) -> Array:
        """Minutes that a minute feels like, mean over the people in a vehicle with seats; 1 without people."""
        seated = np.minimum(people, seats)
        level = np.where(people > seats, self.seated_full, np.where(people >= self.busy * seats, self.seated_busy, 1.0))
        whole = np.where(people > 0.0, people, 1.0)
        felt: Array = np.where(people > 0.0, (seated * level + (people - seated) * self.standing) / whole, 1.0)
        return felt


class LineSections(NamedTuple):
    """Sections, from stop to stop of a line in one direction: the line, people and vehicles [1/h], and hours [1].

    `hours` are those that the people of an hour spend in the vehicles of a section.
    """

    line: Rows
    people: Array
    vehicles: Array
    hours: Array

    @property
    def in_vehicle(self) -> Array:
        """People in a vehicle, as many in each of a section."""
        return np.nan_to_num(per(self.people, self.vehicles))


class LineLoads(NamedTuple):
    """Of each line: the most people on a section [1/h], vehicles there [1/h]; hours of an hour in vehicles, part of
    them that people stand, and hours as they feel.
    """

    largest: Array
    vehicles: Array
    hours: Array
    standing: Array
    felt: Array


def summed(rows: Rows, values: Array, size: int) -> Array:
    """Sums of values by row."""
    return np.bincount(rows, values, size).astype(np.float64)


def sections_of(
    line: Rows, ends: tuple[Any, Any], passing: tuple[Mask, float], aboard: Array, seconds: Array
) -> LineSections:
    """Sections in the order of their first rides; a ride is a vehicle from stop to stop with people [1/h] in it.

    `seconds` are their time in it. Vehicles are those `passing` in a window of some hours; where none does, those that
    have people in them.
    """
    in_window, window = passing
    stops = int(max(one.max(initial=0) for one in ends)) + 1
    key = (line * stops + ends[0]) * stops + ends[1]
    _, first, section = np.unique(key, return_index=True, return_inverse=True)
    size, order = len(first), np.argsort(first)
    passes, taken = (np.bincount(section, one, size) for one in (in_window, aboard > 0.0))
    people, spent = (summed(section, one, size) for one in (aboard, seconds))
    vehicles = np.where(passes > 0, passes, taken) / window
    return LineSections(line[first[order]], people[order], vehicles[order], spent[order] / SECONDS_IN_HOUR)


def loads_of(sections: LineSections, seats_of_line: Array, time: CrowdedTime) -> LineLoads:
    """Loads of lines with seats in a vehicle of each, and what people feel in their vehicles."""
    size = len(seats_of_line)
    in_order = -np.arange(len(sections.line))
    order = np.lexsort((in_order, np.round(sections.people, ROUNDED), sections.line))
    last = order[np.flatnonzero(np.diff(sections.line[order], append=-1))]
    largest, vehicles = np.zeros(size), np.zeros(size)
    largest[sections.line[last]], vehicles[sections.line[last]] = sections.people[last], sections.vehicles[last]
    seats, people = seats_of_line[sections.line], sections.in_vehicle
    standing = np.nan_to_num(per(np.maximum(people - seats, 0.0), people))
    felt = time.felt(people, seats)
    hours, stood, felt_hours = (
        summed(sections.line, sections.hours * one, size) for one in (np.ones(len(felt)), standing, felt)
    )
    return LineLoads(largest, vehicles, hours, stood, felt_hours)
