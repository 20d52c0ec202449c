"""Construction year, from neighbours or drawn from the known years of the zone or the city."""

import numpy as np
from numpy.typing import NDArray

from citybrain.domains.buildings.imputation.rules import numbers, origin_of
from citybrain.twin.attributes import AttributeValues, Mask
from citybrain.twin.chance import draws
from citybrain.twin.imputation.surroundings import Neighbours, Surroundings

YEAR = "construction_year"
EARLIEST = 1000
SAME_USE_WEIGHT = 3.0


def drop_impossible_years(attributes: AttributeValues, around: Surroundings) -> dict[str, int]:
    """Forget years before 1000 or after the latest; return how many by message key."""
    year = attributes[YEAR]
    with np.errstate(invalid="ignore"):
        count = attributes.drop(YEAR, (year < EARLIEST) | (year > around.latest_year))
    return {"rejected-year": count} if count else {}


def impute_year(attributes: AttributeValues, around: Surroundings) -> None:
    """Fill `construction_year`; every building has one afterwards.

    Where neighbours do not tell, a year is drawn from the measured ones of the zone, else of the city: a median would
    put whole districts on one side of every change of the building code.
    """
    attributes.fill(YEAR, _of_neighbours(attributes, around), origin_of("imputation-year-neighbours"))
    measured = attributes.kind_is(YEAR, "measured")
    number = draws(around.ids, "year", around.settings.seed)
    attributes.fill(YEAR, _of_zones(attributes, around, measured, number), origin_of("imputation-year-zone"))
    if around.settings.construction_year is not None:
        attributes.fill(YEAR, _all(attributes, around.settings.construction_year), origin_of("imputation-year-city"))
    elif measured.sum() >= numbers()["least_in_city"]:
        attributes.fill(YEAR, _of_city(attributes, measured, number), origin_of("imputation-year-city"))
    attributes.fill(YEAR, _all(attributes, numbers()["typical_year"]), origin_of("imputation-year-typical"))


def _all(attributes: AttributeValues, year: int) -> NDArray[np.float64]:
    return np.full(attributes.rows, float(year))


def _of_neighbours(attributes: AttributeValues, around: Surroundings) -> NDArray[np.float64]:
    """Return the weighted median of near measured years: a year in which something here was really built."""
    year, use = attributes[YEAR], attributes["building_use"]
    receivers = attributes.missing(YEAR)
    near = around.neighbours(attributes.kind_is(YEAR, "measured"), receivers, numbers()["most_neighbours"])
    found = np.full(attributes.rows, np.nan)
    enough = near.found.sum(axis=1) >= numbers()["least_neighbours"]
    same = use[near.rows] == use[receivers][:, None]
    chosen = Neighbours(near.rows[enough], near.distance[enough])
    weights = chosen.weights() * np.where(same[enough], SAME_USE_WEIGHT, 1.0)
    found[np.flatnonzero(receivers)[enough]] = weighted_median(year[chosen.rows], weights)
    return found


def weighted_median(values: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return of each line the lowest value with at least half of the weight at or below it; weights above 0 count."""
    if values.shape[1] == 0:
        return np.full(len(values), np.nan)
    order = np.argsort(np.where(weights > 0, values, np.inf), axis=1, kind="stable")
    lines = np.arange(len(values))[:, None]
    reached = np.cumsum(weights[lines, order], axis=1)
    position = (reached < reached[:, -1:] / 2).sum(axis=1)
    return np.asarray(values[lines[:, 0], order[lines[:, 0], position]])


def _of_zones(
    attributes: AttributeValues, around: Surroundings, measured: Mask, number: NDArray[np.float64]
) -> NDArray[np.float64]:
    found = np.full(attributes.rows, np.nan)
    for zone in np.unique(around.zone):
        inside = around.zone == zone
        donors = np.sort(attributes[YEAR][inside & measured])
        if len(donors) >= numbers()["least_in_zone"]:
            found[inside] = _pick(donors, number[inside])
    return found


def _of_city(attributes: AttributeValues, measured: Mask, number: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return years drawn from those of the same use where enough are known, else from all."""
    use = attributes["building_use"]
    found = _pick(np.sort(attributes[YEAR][measured]), number)
    for name in sorted(set(use)):
        donors = np.sort(attributes[YEAR][measured & (use == name)])
        if len(donors) >= numbers()["least_in_city"]:
            found[use == name] = _pick(donors, number[use == name])
    return found


def _pick(donors: NDArray[np.float64], number: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(donors[(number * len(donors)).astype(int)])
