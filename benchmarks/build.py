"""Building a city from its files."""

import logging
from collections.abc import Iterator

from benchmarks.cities import KEPT, Cities
from benchmarks.figure import Figure, ratio, seconds

LOG = logging.getLogger(__name__)


def figures(cities: Cities) -> Iterator[Figure]:
    """A whole build, beside pyrosm reading only the buildings of the same extract."""
    from pyrosm import OSM

    from citybrain.twin.demo import extract_path
    from tests.conftest import SHARED

    extract = SHARED / "helsinki" / "helsinki-centre.osm.pbf" if cities.real else extract_path()
    reading = min(seconds(lambda: OSM(str(extract)).get_buildings(), 1))
    samples = seconds(lambda: cities.build_small(KEPT / "trial"), 3, warm_up=0)
    beside = f"{ratio(min(samples), reading)} pyrosm reading the buildings alone ({reading:.2f} s)"
    yield Figure(f"build of {cities.name}", tuple(samples), "s", 60, beside)
