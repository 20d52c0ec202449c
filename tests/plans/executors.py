"""A city in several tiles, for tests of executors."""

import numpy as np

from citybrain.kernel import City
from tests.plans.toy import DAY, HOUSE, OFFICE, SHED


def tiled_city(rows: int = 5000, tiles: int = 4) -> City:
    random = np.random.default_rng(3)
    columns = {
        "wall_area": random.uniform(10, 900, rows),
        "construction_year": random.integers(1850, 2020, rows).astype(float),
        "building_use": random.choice([HOUSE, OFFICE, SHED], rows),
        "heating_system": random.integers(0, 2, rows),
        "wall_transmittance": random.uniform(0.1, 2, rows),
    }
    inside = {("building", "zone"): random.integers(0, 20, rows)}
    cuts = tuple(int(edge) for edge in np.linspace(0, rows, tiles + 1))
    return City({"building": rows, "zone": 20, "hour": 8760}, inside, columns, DAY, {"building": cuts})
