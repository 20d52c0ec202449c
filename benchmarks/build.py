"""Building a city from its files."""

import logging
from collections.abc import Iterator

from benchmarks.cities import KEPT, Cities
from benchmarks.figure import Figure, ratio, seconds

LOG = logging.getLogger(__name__)


def figures(cities: Cities) -> Iterator[Figure]:
    """A whole build, beside GDAL reading only the outlines of the same extract."""
    import pyogrio

    from citybrain.twin.open_data import FOLDER

    extract = FOLDER / "helsinki-centre.osm.pbf"
    reading = min(seconds(lambda: pyogrio.read_dataframe(extract, layer="multipolygons"), 1))
    samples = seconds(lambda: cities.build_small(KEPT / "trial"), 3, warm_up=0)
    beside = f"{ratio(min(samples), reading)} GDAL reading the outlines alone ({reading:.2f} s)"
    yield Figure(f"build of {cities.name}", tuple(samples), "s", 60, beside)
