"""Minutes between places of Helsinki by public transport, beside ferrobus in an environment of its own."""

import json
import subprocess
import tempfile
import time
import venv
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import numpy as np

from benchmarks.cities import KEPT, Cities
from benchmarks.figure import Figure
from citybrain.domains.transit.importers.walks import DETOUR
from citybrain.domains.transit.models.scan.door_to_door import MannerOfTravel
from docs.transit_validation import FEED, USUAL, search_of, tables_of

FOLDER = Path(__file__).parents[2] / "shared" / "data" / "helsinki"
CELLS, STREETS = "population-grid-250m.geojson", "helsinki-centre.osm.pbf"
PLACES, CRS = 1_224, "EPSG:3067"
CENTRE = (24.900, 24.980), (60.155, 60.178)
AFTERNOON = replace(USUAL, begin=840.0, length=1.0)
PACKAGES = ("ferrobus==0.2.1",)
PEER = """
import json, sys, time
import ferrobus
places = json.load(open(sys.argv[3]))
model = ferrobus.create_transit_model(sys.argv[1], [sys.argv[2]], None, 500)
points = []
for longitude, latitude in places:
    try:
        points.append(ferrobus.create_transit_point(latitude, longitude, model, 1200, 10))
    except Exception:
        pass
begin = time.perf_counter()
matrix = ferrobus.travel_time_matrix(model, points, 50400, 3)
print(json.dumps({"seconds": time.perf_counter() - begin, "points": len(points)}))
"""


def figures(cities: Cities) -> Iterator[Figure]:
    """From the timetable in memory to minutes between all places: the cells with most residents, and places by chance.

    The peer knows streets of the centre alone: beside it stand places there, and the stops around them.
    """
    if not (FOLDER / FEED).is_file():
        return
    cells = gpd.read_file(FOLDER / CELLS).sort_values("asukkaita", ascending=False).head(PLACES)
    region = cells.reset_index(drop=True).to_crs(CRS)
    yield Figure(
        f"public transport between {PLACES:,} cells of the region, 60 departures", measured(region), "s", 5, ""
    )
    random = np.random.default_rng(1)
    points = gpd.GeoSeries.from_xy(*(random.uniform(*edge, PLACES) for edge in CENTRE), crs="EPSG:4326")
    peer = beside(points)
    about = f"ferrobus, one departure, {peer['points']:,.0f} of these on its streets: {peer['seconds']:.2f} s"
    centre = gpd.GeoDataFrame(geometry=points).to_crs(CRS)
    for name, manner in (("one departure", AFTERNOON), ("60 departures", USUAL)):
        samples = measured(centre, manner)
        yield Figure(f"public transport between {PLACES:,} places of the centre, {name}", samples, "s", None, about)


def measured(places: gpd.GeoDataFrame, manner: MannerOfTravel = USUAL) -> tuple[float, ...]:
    """Seconds of three runs from the columns of the twin to all minutes."""
    tables = tables_of(FOLDER, places[["geometry"]])
    east, north = (tables["transit_places"][name].to_numpy() for name in ("place_east", "place_north"))
    way = DETOUR * np.hypot(east[:, None] - east, north[:, None] - north)
    search_of(tables, manner).between_places(way)
    samples = []
    for _ in range(3):
        begin = time.perf_counter()
        search_of(tables, manner).between_places(way)
        samples.append(time.perf_counter() - begin)
    return tuple(samples)


def beside(middles: gpd.GeoSeries) -> dict[str, float]:
    """Seconds that ferrobus takes for a matrix of the same places, as far as they lie on its streets."""
    folder = KEPT / "ferrobus"
    python = folder / "bin" / "python"
    if not (folder / ".installed").exists():
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
        (folder / ".installed").touch()
    with tempfile.TemporaryDirectory() as scratch:
        with zipfile.ZipFile(FOLDER / FEED) as archive:
            archive.extractall(Path(scratch) / "feed")
        path = Path(scratch) / "places.json"
        path.write_text(json.dumps(np.column_stack([middles.x, middles.y]).tolist()), encoding="utf-8")
        command = [python, "-c", PEER, FOLDER / STREETS, Path(scratch) / "feed", path]
        ran = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    peer: dict[str, float] = json.loads(ran[-1])
    return peer
