"""Storeys, height and floor area, each from the other where one is known."""

import numpy as np
from numpy.typing import NDArray

from citybrain.domains.buildings.imputation.rules import by_use, numbers, origin_of
from citybrain.twin.attributes import AttributeValues, Mask
from citybrain.twin.imputation.surroundings import Surroundings

LEAST_HEIGHT, MOST_HEIGHT = 1.8, 900.0
MOST_STOREYS = 180.0
MOST_SIZE_RATIO, MOST_SIZE_RATIO_SAME_USE = 3.0, np.inf
LEAST_STOREY_HEIGHT, MOST_STOREY_HEIGHT = 2.0, 25.0


def drop_impossible_sizes(attributes: AttributeValues, _: Surroundings) -> dict[str, int]:
    """Forget heights and storeys that no building has; return how many by message key."""
    storeys, height = attributes["storeys"], attributes["height"]
    with np.errstate(invalid="ignore"):
        dropped = {
            "rejected-storeys": attributes.drop("storeys", (storeys <= 0) | (storeys > MOST_STOREYS)),
            "rejected-height": attributes.drop("height", (height < LEAST_HEIGHT) | (height > MOST_HEIGHT)),
        }
        ratio = height / storeys
        odd = (ratio < LEAST_STOREY_HEIGHT) | (ratio > MOST_STOREY_HEIGHT)
    dropped["rejected-height-for-storeys"] = attributes.drop("height", odd)
    return {key: count for key, count in dropped.items() if count}


def storey_height(use: NDArray[np.object_], year: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the height from floor to floor [m] by use, more for old stone houses; an unknown year counts as new."""
    height = by_use(numbers()["storey_height"], use)
    old = numbers()["storey_height"]["old"]
    older = np.array([old["by_use"].get(name, 0.0) for name in use])
    with np.errstate(invalid="ignore"):
        return np.where(year < old["before"], np.maximum(older, height), height)


def impute_storeys(attributes: AttributeValues, around: Surroundings) -> None:
    """Fill `storeys`: from the height, from neighbours of the same use, then of like size, the city, or typical."""
    use = attributes["building_use"]
    floor = storey_height(use, attributes["construction_year"])
    in_roof = numbers()["roof_storey_share"] * np.nan_to_num(around.roof_storeys)
    from_height = np.maximum(1.0, np.round((attributes["height"] - numbers()["roof_construction"]) / floor - in_roof))
    told = ~np.isin(use.astype(str), numbers()["halls"])
    attributes.fill("storeys", from_height, origin_of("imputation-storeys-height"), told)
    typical = by_use(numbers()["typical_storeys"], use)
    attributes.fill("storeys", typical, origin_of("imputation-storeys-outbuilding"), use == "outbuilding")
    attributes.fill("storeys", _of_neighbours(attributes, around), origin_of("imputation-storeys-neighbours"))
    attributes.fill("storeys", _of_street(attributes, around), origin_of("imputation-storeys-street"))
    attributes.fill("storeys", _of_city(attributes), origin_of("imputation-storeys-city"))
    attributes.fill("storeys", typical, origin_of("imputation-storeys-typical"))


def usual_height(attributes: AttributeValues, around: Surroundings) -> NDArray[np.float64]:
    """Return the height [m] that buildings of these storeys, those in the roof included, use and age usually have."""
    floor = storey_height(attributes["building_use"], attributes["construction_year"])
    in_roof = numbers()["roof_storey_share"] * np.nan_to_num(around.roof_storeys)
    return np.asarray((attributes["storeys"] + in_roof) * floor + numbers()["roof_construction"], dtype=np.float64)


def wall_height(attributes: AttributeValues, around: Surroundings) -> NDArray[np.float64]:
    """Return the height [m] up to which a building has walls all around: its height without towers and spires."""
    most = numbers()["tower_ratio"] * usual_height(attributes, around)
    return np.asarray(np.minimum(attributes["height"], most), dtype=np.float64)


def impute_height(attributes: AttributeValues, around: Surroundings) -> None:
    """Fill `height` [m] from storeys, those in the roof included."""
    height = usual_height(attributes, around)
    known = attributes.kind_is("storeys", "measured")
    attributes.fill("height", height, origin_of("imputation-height-storeys"), known)
    attributes.fill("height", height, origin_of("imputation-height-storeys-estimated"))


def impute_floor_area(attributes: AttributeValues, around: Surroundings) -> None:
    """Fill `gross_floor_area` [m²]: footprint times storeys, those in the roof in part, less what is no floor."""
    storeys = attributes["storeys"] + numbers()["roof_storey_share"] * np.nan_to_num(around.roof_storeys)
    share = by_use(numbers()["floor_area_share"], attributes["building_use"])
    share = np.where(storeys <= 1, 1.0, share)
    area = attributes["footprint_area"] * storeys * share
    known = attributes.kind_is("storeys", "measured", "derived")
    attributes.fill("gross_floor_area", area, origin_of("imputation-floor-area"), known)
    attributes.fill("gross_floor_area", area, origin_of("imputation-floor-area-estimated"))


def _of_neighbours(attributes: AttributeValues, around: Surroundings) -> NDArray[np.float64]:
    """Return the median of the known storeys of near buildings of the same use; NaN where there are too few."""
    use = attributes["building_use"]
    found = np.full(attributes.rows, np.nan)
    for name in sorted(set(use)):
        median = _median_of_near(attributes, around, use == name, MOST_SIZE_RATIO_SAME_USE)
        found = np.where(np.isnan(found), median, found)
    return found


def _of_street(attributes: AttributeValues, around: Surroundings) -> NDArray[np.float64]:
    """Return the median of the known storeys of near buildings of like size that are no outbuildings."""
    return _median_of_near(attributes, around, attributes["building_use"] != "outbuilding", MOST_SIZE_RATIO)


def _of_city(attributes: AttributeValues) -> NDArray[np.float64]:
    """Return the median of the known storeys of all buildings of the same use; NaN where too few are known."""
    use, storeys = attributes["building_use"], attributes["storeys"]
    known = attributes.kind_is("storeys", "measured", "derived")
    found = np.full(attributes.rows, np.nan)
    for name in sorted(set(use)):
        if (known & (use == name)).sum() >= numbers()["least_in_city"]:
            found[use == name] = np.median(storeys[known & (use == name)])
    return found


def _median_of_near(
    attributes: AttributeValues, around: Surroundings, members: Mask, most_ratio: float
) -> NDArray[np.float64]:
    """Return for each member without storeys the median of near members; NaN where too few are known."""
    storeys, footprint = attributes["storeys"], attributes["footprint_area"]
    found = np.full(attributes.rows, np.nan)
    receivers = members & attributes.missing("storeys")
    near = around.neighbours(
        members & attributes.kind_is("storeys", "measured", "derived"), receivers, numbers()["most_neighbours"]
    )
    own = footprint[receivers][:, None]
    ratio = np.maximum(footprint[near.rows], own) / np.minimum(footprint[near.rows], own)
    values = np.where(near.found & (ratio < most_ratio), storeys[near.rows], np.nan)
    enough = (~np.isnan(values)).sum(axis=1) >= numbers()["least_neighbours"]
    if enough.any():
        found[np.flatnonzero(receivers)[enough]] = np.nanmedian(values[enough], axis=1)
    return found
