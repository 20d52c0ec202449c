"""Accidents with people hurt by road: what the city's file counts, less its chance, and what a plan makes of them."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from citybrain.kernel import Solved, mean, quantity, solved, total
from citybrain.kernel.ratios import per
from citybrain.kernel.units import (
    Array,
    Count,
    KilometresPerYear,
    Metres,
    Money,
    MoneyPerYear,
    People,
    PerMetreYear,
    PerPersonYear,
    PerYear,
    Ratio,
    Share,
    Years,
)

BAYES = "Hauer 1997, Observational before-after studies in road safety: empirical Bayes, gamma-Poisson by moments"


@quantity(of="street", source="Definition: accidents of the city's file over the length of the street")
def accidents_along_street(street_told_hazards: PerYear, street_length: Metres) -> PerMetreYear:
    """Accidents with people hurt in a year on a metre of the street, as the city's file counts them."""
    return np.nan_to_num(per(street_told_hazards, street_length))


@mean(of="road", over="road_to_street")
def accidents_along_road(accidents_along_street: PerMetreYear) -> PerMetreYear:
    """Accidents with people hurt in a year on a metre of the streets of a road; none where a file brings the roads."""
    ...


@mean(of="road", over="road_to_street")
def one_way_share_of_road(street_one_way: Share) -> Share:
    """Part of a road along streets on which cars go one way only."""
    ...


@quantity(of="road", source="Definition: those of a street are halved between its directions")
def known_accidents_of_road(
    accidents_along_road: PerMetreYear, road_length: Metres, one_way_share_of_road: Share
) -> PerYear:
    """Accidents with people hurt in a year on a road in its direction, as the city's file counts them."""
    of_direction = (1.0 + np.nan_to_num(one_way_share_of_road)) / 2.0
    return np.nan_to_num(accidents_along_road) * road_length * of_direction


class AccidentsOfRoads(NamedTuple):
    """Accidents to be expected on a road in a year; counted accidents of the file, and those off every road."""

    expected_accidents_of_road: PerYear
    counted_accidents: Count
    accidents_off_roads: PerYear


@solved(of=("road", "city", "city"), source=BAYES, tolerance=1e-9, at_most=1)
def accidents_of_roads(
    known_accidents_of_road: PerYear, years_of_known_accidents: Years, injury_risk_exposure: KilometresPerYear,
    street_told_hazards: PerYear, *, tolerance: float, at_most: int, start: Any,
) -> Solved[AccidentsOfRoads]:  # fmt: skip
    """Accidents with people hurt to be expected on a road in a year; none where the city brings no file of them.

    Today: between what the file counts and what roads with as much exposure have, by how far roads differ. A plan
    keeps that and moves it with the exposure of the road; a road that had none today has as many as the mean.
    """
    years, exposed = float(years_of_known_accidents), injury_risk_exposure
    if start is None:
        start = _today(known_accidents_of_road, years, exposed)
    expected, before, rate = start
    there = before > 0.0
    factor = np.divide(exposed, before, out=np.zeros_like(exposed), where=there)
    moved = np.where(there, expected * factor, expected + exposed * rate)
    known = years > 0.0
    whole, on_roads = float(np.nansum(street_told_hazards)), float(known_accidents_of_road.sum())
    of_city = (on_roads * years, max(whole - on_roads, 0.0)) if known else (0.0, np.nan)
    of_roads = moved if known else np.full(len(moved), np.nan)
    values = AccidentsOfRoads._make([of_roads, *map(np.float64, of_city)])
    return Solved(values, 0.0, 1, state=(expected, before, rate))


def _today(known: Array, years: float, exposed: Array) -> tuple[Array, Array, float]:
    """Expected accidents of roads [1/a], their exposure [km/a], and the mean rate [1/km]."""
    rate = float(known.sum() / exposed.sum()) if exposed.sum() > 0.0 else 0.0
    return expected_accidents(known * years, exposed * rate * years) / max(years, 1.0), exposed, rate


def expected_accidents(counts: Array, usual: Array) -> Array:
    """Empirical Bayes estimate of counts beside `usual` ones: w usual + (1 - w) counts, w = 1 / (1 + usual spread).

    `spread` is the overdispersion of counts by moments: sum((counts - usual)² - usual) / sum(usual²), 0 at the least.
    """
    squares = float((usual**2).sum())
    spread = max(0.0, float(((counts - usual) ** 2 - usual).sum()) / squares) if squares > 0.0 else 0.0
    weight = 1.0 / (1.0 + usual * spread)
    expected: Array = weight * usual + (1.0 - weight) * counts
    return expected


@quantity(of="road", source="Poisson: a count of n is off by its root")
def injury_accidents(expected_accidents_of_road: PerYear, counted_accidents: Count, chance_in_counts: Ratio) -> PerYear:
    """Accidents with people hurt to be expected on a road in a year; none where no file tells."""
    off = per(chance_in_counts, np.sqrt(counted_accidents))
    return expected_accidents_of_road * np.maximum(1.0 + np.nan_to_num(off), 0.0)


@total(of="zone")
def zone_injury_accidents(injury_accidents: PerYear) -> PerYear:
    """Accidents with people hurt to be expected on the roads of a zone in a year; none where no file tells."""
    ...


@total(of="city")
def city_injury_accidents(injury_accidents: PerYear) -> PerYear:
    """Accidents with people hurt to be expected on all roads in a year; none where no file tells."""
    ...


@quantity(of="city", source="Definition")
def injury_accidents_per_resident(city_injury_accidents: PerYear, city_residents: People) -> PerPersonYear:
    """Accidents with people hurt for each resident in a year; none where no file tells, or nobody lives."""
    return per(city_injury_accidents, city_residents)


@quantity(of="city", source="Definition: what a country values the mean accident with people hurt at")
def cost_of_injury_accidents(city_injury_accidents: PerYear, cost_of_injury_accident: Money) -> MoneyPerYear:
    """What accidents with people hurt cost society in a year; none where no file tells or nobody states a value.

    It enters no other cost.
    """
    return city_injury_accidents * np.where(cost_of_injury_accident > 0.0, cost_of_injury_accident, np.nan)
