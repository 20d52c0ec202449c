"""Lotton, a small city with parking areas, brownfields and a fuel station, built of a file of OpenStreetMap."""

from pathlib import Path

import geopandas as gpd
import shapely

from tests.twin.osm_files import OsmMaker, place

TOML = """
name = "Lotton"
country = "FI"
crs = "EPSG:3067"
time_zone = "Europe/Helsinki"
currency = "EUR"
date = 2026-01-01

[sources.osm]
file = "lotton.osm.pbf"

[sources.districts]
file = "districts.geojson"
"""
REGISTER = '\n[domains.land]\nplots = {file = "plots.geojson"}\n'


def square(west: float, south: float, east: float, north: float) -> shapely.Polygon:
    """A box in degrees of a box in metres from the corner."""
    return shapely.Polygon([place(*one) for one in ((west, south), (east, south), (east, north), (west, north))])


def write_city(city: Path, register: gpd.GeoDataFrame | None = None) -> Path:
    """Two districts side by side; a street along both, with parking at the kerb; what lies north of it in the west."""
    city.mkdir(parents=True)
    maker = OsmMaker()
    maker.way([(0, 50), (200, 50), (400, 50)], highway="residential", sidewalk="both", parking__both="lane",
              parking__both__orientation="parallel", name="Kerb Street")  # fmt: skip
    maker.way([(200, 50), (200, 200)], highway="footway")
    for row in range(5):
        maker.box(10 + row * 35, 10, 35 + row * 35, 35, building="apartments", building__levels="5")
        maker.box(210 + row * 35, 10, 235 + row * 35, 35, building="apartments", building__levels="3")
    maker.box(10, 100, 60, 140, amenity="parking", parking="surface", surface="asphalt")
    maker.box(70, 100, 90, 120, amenity="parking", parking="underground", capacity="80")
    maker.box(100, 100, 160, 180, landuse="brownfield", name="Old yard")
    maker.box(220, 100, 320, 180, landuse="industrial")
    maker.box(330, 100, 380, 160, leisure="park")
    maker.box(10, 150, 40, 180, natural="water")
    maker.node(310, 170, amenity="fuel")
    maker.write(city / "lotton.osm.pbf", bounds=[(-50, -50), (450, 250)])
    areas = [square(0, 0, 200, 200), square(200, 0, 400, 200)]
    names = ["west", "east"]
    gpd.GeoDataFrame({"id": names, "name": names}, geometry=areas, crs=4326).to_file(
        city / "districts.geojson", driver="GeoJSON"
    )
    if register is not None:
        register.to_file(city / "plots.geojson", driver="GeoJSON")
    (city / "city.toml").write_text(TOML + (REGISTER if register is not None else ""), encoding="utf-8")
    return city
