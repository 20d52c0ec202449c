"""Roof pitch, from the shape that a map gives or typical of use and period."""

import numpy as np

from citybrain.domains.buildings.imputation.rules import by_use, numbers, origin_of
from citybrain.twin.attributes import AttributeValues
from citybrain.twin.imputation.surroundings import Surroundings

PITCH = "roof_pitch"


def impute_pitch(attributes: AttributeValues, around: Surroundings) -> None:
    """Fill `roof_pitch` [degrees, 0 = flat]."""
    shapes = numbers()["pitch_of_shape"]
    from_shape = np.array([shapes.get(shape, np.nan) for shape in around.roof_shape], dtype=np.float64)
    attributes.fill(PITCH, from_shape, origin_of("imputation-pitch-shape"))
    typical = numbers()["typical_pitch"]
    use = attributes["building_use"]
    pitch = by_use({"default": typical["flat"], "by_use": typical["by_use"]}, use)
    town = typical["town_house"]
    ridged = np.isin(use.astype(str), town["by_use"]) & (attributes["construction_year"] < town["before"])
    attributes.fill(PITCH, np.where(ridged, town["pitch"], pitch), origin_of("imputation-pitch-typical"))
