"""What is told of citizens' readings."""

from __future__ import annotations

from typing_extensions import TypedDict


class DeviceClassAnswer(TypedDict):
    """A class of devices, its quality level 1-6, and whether anybody may send readings of it."""

    name: str
    label: str
    level: int
    anybody: bool


class ComparedClass(TypedDict):
    """Readings of a class held against sensors of the city: `bias` with its 90 % interval, null of too few pairs.

    `pairs` are days on which one was beside a sensor, of each sensor. A bias that is `too_far` off is not taken away.
    `spread` is the standard deviation of the error that counts: the measured one, or that of the class.
    """

    device: str
    label: str
    level: int
    readings: int
    pairs: int
    bias: float | None
    bias_low: float | None
    bias_high: float | None
    spread: float
    too_far: bool


class ReadingCell(TypedDict):
    """What readings in a cell tell together with its 90 % interval; `level` of the best class among them.

    `people`: how many residents measured there, besides the city.
    """

    longitude: float
    latitude: float
    value: float
    low: float
    high: float
    readings: int
    people: int
    level: int


class MeasuredByCitizens(TypedDict):
    """A property that citizens measure. `few`: readings in cells of too few people to be told."""

    measured: str
    label: str
    unit: str
    least: float
    most: float
    devices: list[DeviceClassAnswer]
    classes: list[ComparedClass]
    cells: list[ReadingCell]
    few: int


class CitizenReadings(TypedDict):
    """Readings of the last days, by cell, of `least_people` who measured there or more.

    A bias is told of `least_pairs` beside `least_sensors` on `least_days`.
    """

    days: int
    least_pairs: int
    least_sensors: int
    least_days: int
    least_people: int
    measured: list[MeasuredByCitizens]


class ReadingReceipt(TypedDict):
    """That a reading was taken, whether it was new, and what the nearest sensor of the city had then, where known."""

    sending: str
    new: bool
    reference: float | None
