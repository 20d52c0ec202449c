"""A street of buildings without any file, for tests of imputation."""

from typing import Any

import numpy as np
import shapely

from citybrain.twin.attributes import AttributeValues
from citybrain.twin.configuration import ImputationSettings
from citybrain.twin.imputation.surroundings import Surroundings
from citybrain.twin.origins import Origin, Origins

MAP = Origin("osm", "measured", 2, source="osm")
SPACING = 20.0


def street(rows: int, footprint: float = 200.0, **measured: Any) -> tuple[AttributeValues, Surroundings]:
    """Buildings in a row, 20 m apart; `measured` are columns with None or NaN where the map says nothing."""
    attributes = AttributeValues(rows, Origins())
    attributes.put("footprint_area", np.full(rows, footprint), MAP)
    for name, values in measured.items():
        attributes.put(name, np.asarray(values, dtype=attributes[name].dtype), MAP)
    return attributes, surroundings(rows)


def surroundings(rows: int, **changed: Any) -> Surroundings:
    nothing = np.full(rows, None, dtype=object)
    values: dict[str, Any] = {
        "ids": np.array([f"way/{row}" for row in range(rows)], dtype=object),
        "centres": np.column_stack([SPACING * np.arange(rows), np.zeros(rows)]),
        "gap": np.full(rows, 2.0),
        "near_footprint": np.full(rows, 200.0),
        "zone": np.zeros(rows, dtype=np.int32),
        "land": nothing,
        "land_tag": nothing,
        "places": [()] * rows,
        "place_groups": [()] * rows,
        "roof_shape": nothing,
        "roof_storeys": np.full(rows, np.nan),
        "country": "FI",
        "longitude": 24.94,
        "latitude": 60.17,
        "settings": ImputationSettings(),
        "shapes": shapely.box(x := SPACING * np.arange(rows), 0, x + 10, 20),
    }
    return Surroundings(**(values | changed))
