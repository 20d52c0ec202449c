"""Weigh and rebate at bins: what each container weighed against its area, and what its house gets back.

A container belongs to a house or an area. Files with any column beside container, day, weight and unit are refused, so
that no card, name or account comes in; nothing is recorded, the answer is a table for the bill of the house.
"""

from __future__ import annotations

import datetime
import math
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import polars as pl

from citybrain.base.spreadsheets import csv_lines
from citybrain.kernel.errors import InputError

COLUMNS = ("container", "day", "weight", "unit")
OF_HOUSES = ("container", "house", "dwellings")
IN_KILOGRAMS = {"kg": 1.0, "t": 1000.0}
MOST_BYTES = 50_000_000
HEAVIEST = 10_000.0
"""Kilograms of one emptying from which a weight is none of a bin."""


class RebateTariff(NamedTuple):
    """Money back for each kilogram of residual waste a dwelling stays below `reference` [kg in the period].

    most: money back for a dwelling at most.
    """

    reference: float
    rate: float
    most: float


class HouseRebate(NamedTuple):
    """Weight of a house [kg], a dwelling [kg], and money back for the house."""

    house: str
    dwellings: int
    emptied: int
    weight: float
    each: float
    rebate: float


class Weighed(NamedTuple):
    """Refunds by house; rows that count, emptyings that stood there twice, and reasons of what was left out by line."""

    houses: list[HouseRebate]
    counted: int
    doubled: int
    left_out: list[tuple[int, str]]


def rebate(weight: float, dwellings: int, tariff: RebateTariff) -> float:
    """Money back for a house: min(rate · (reference - weight / dwellings), most) · dwellings, never below zero."""
    below = tariff.reference - weight / dwellings
    return max(0.0, min(below * tariff.rate, tariff.most)) * dwellings


def rebates(weights: Path, houses: Path, tariff: RebateTariff) -> Weighed:
    """Refunds by house of a file of weights and one of containers. Raises InputError for a file that cannot be read."""
    homes = _homes(_read(houses, OF_HOUSES))
    sums: dict[str, float] = defaultdict(float)
    emptied: dict[str, int] = defaultdict(int)
    seen: set[tuple[str, str]] = set()
    left_out: list[tuple[int, str]] = []
    doubled = 0
    for line, (container, day, weight, unit) in enumerate(_read(weights, COLUMNS).iter_rows(), 2):
        reason = _fault(container, day, weight, unit, homes)
        if reason:
            left_out.append((line, reason))
        elif (container, day) in seen:
            doubled += 1
        else:
            seen.add((container, day))
            sums[homes[container][0]] += float(weight) * IN_KILOGRAMS[unit]
            emptied[homes[container][0]] += 1
    flats = dict(homes.values())
    made = [
        HouseRebate(
            one, flats[one], emptied[one], sums[one], sums[one] / flats[one], rebate(sums[one], flats[one], tariff)
        )
        for one in sorted(sums)
    ]
    return Weighed(made, sum(emptied.values()), doubled, left_out)


def rebate_table(told: Weighed) -> str:
    """The refunds as CSV: weights in kg, money of the city."""
    head = ("house", "dwellings", "emptied", "weight_kg", "weight_each_kg", "rebate")
    rows = [(*one[:3], round(one.weight, 1), round(one.each, 2), round(one.rebate, 2)) for one in told.houses]
    return csv_lines([head, *rows])


def _read(file: Path, columns: tuple[str, ...]) -> pl.DataFrame:
    if file.stat().st_size > MOST_BYTES:
        raise InputError("bins-large", file=str(file), allowed=MOST_BYTES)
    try:
        table = pl.read_csv(file, infer_schema=False)
    except (pl.exceptions.PolarsError, UnicodeDecodeError, OSError) as problem:
        raise InputError("bins-file", file=str(file), problem=str(problem).splitlines()[0]) from problem
    if set(table.columns) != set(columns):
        raise InputError("bins-columns", file=str(file), received=", ".join(table.columns), allowed=", ".join(columns))
    return table.select(columns)


def _homes(table: pl.DataFrame) -> Mapping[str, tuple[str, int]]:
    homes: dict[str, tuple[str, int]] = {}
    flats: dict[str, int] = {}
    for line, (container, house, dwellings) in enumerate(table.iter_rows(), 2):
        number = int(dwellings) if dwellings and dwellings.isdecimal() else 0
        if not container or not house or not 1 <= number <= 10_000 or container in homes:
            raise InputError("bins-house", line=line, received=f"{container}, {house}, {dwellings}")
        if flats.setdefault(house, number) != number:
            raise InputError("bins-dwellings", line=line, house=house, received=number, before=flats[house])
        homes[container] = house, number
    return homes


def _fault(
    container: str | None, day: str | None, weight: str | None, unit: str | None, homes: Mapping[str, object]
) -> str:
    """The key of the reason why a row does not count; empty where it does."""
    if container not in homes:
        return "bins-no-house"
    try:
        datetime.date.fromisoformat(day or "")
    except ValueError:
        return "bins-no-day"
    if unit not in IN_KILOGRAMS:
        return "bins-no-unit"
    try:
        kilograms = float(weight or "nan") * IN_KILOGRAMS[unit]
    except ValueError:
        kilograms = math.nan
    return "" if 0 <= kilograms <= HEAVIEST else "bins-no-weight"
