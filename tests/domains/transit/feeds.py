"""A timetable by hand: a bus line of four stops, 1 km apart, and a tram that crosses it; and the city around it."""

import io
import zipfile
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyproj
import shapely

CRS = "EPSG:3879"
WEST, SOUTH = 25_496_000.0, 6_672_000.0
TO_DEGREES = pyproj.Transformer.from_crs(CRS, "EPSG:4326", always_xy=True)
STOPS = {"a": (0, 0), "b": (1000, 0), "c": (2000, 0), "d": (3000, 0), "n": (1000, 1000), "s": (1050, -50)}
CITY = """name = "Tramby"
country = "FI"
[sources.buildings]
file = "blocks.geojson"
title = "Blocks"
licence = "CC0-1.0"
[sources.districts]
file = "districts.geojson"
[domains.transit]
timetable = {file = "feed.zip", title = "Timetable of Tramby", licence = "CC0-1.0"}
"""


def stop_rows() -> str:
    rows = ["stop_id,stop_name,stop_lat,stop_lon,location_type"]
    for name, (x, y) in STOPS.items():
        longitude, latitude = TO_DEGREES.transform(WEST + x, SOUTH + y)
        rows.append(f"{name},Stop {name.upper()},{latitude:.7f},{longitude:.7f},")
    return "\n".join(rows)


def feed_texts(**more: str | None) -> dict[str, str]:
    """The tables of the feed as texts; `more` takes the place of some by the name before .txt, None takes one away."""
    texts = {
        "stops": stop_rows(),
        "routes": "route_id,route_short_name,route_long_name,route_type\nB1,1,East,3\nT2,2,North,900",
        "trips": "route_id,service_id,trip_id\nB1,day,b1\nB1,day,b2\nB1,day,b3\nT2,day,t1",
        "stop_times": "\n".join(
            ["trip_id,arrival_time,departure_time,stop_id,stop_sequence", "b1,08:10:00,08:10:00,a,1",
             "b1,,,b,2", "b1,08:14:00,08:14:30,c,3", "b1,08:17:00,08:17:00,d,4", "b2,08:30:00,08:30:00,a,1",
             "b2,08:32:00,08:32:00,b,2", "b2,08:34:00,08:34:30,c,3", "b2,08:37:00,08:37:00,d,4",
             "b3,08:50:00,08:50:00,a,1", "b3,08:52:00,08:52:00,b,2", "b3,08:54:00,08:54:30,c,3",
             "b3,08:57:00,08:57:00,d,4", "t1,06:00:00,06:00:00,n,1", "t1,06:03:00,06:03:00,s,2"]
        ),
        "frequencies": "trip_id,start_time,end_time,headway_secs\nt1,08:00:00,09:00:00,600",
        "calendar": "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
        "day,1,1,1,1,1,0,0,20260103,20260131",
    }  # fmt: skip
    return {name: text for name, text in (texts | more).items() if text is not None}


def feed_tables(**more: str | None) -> dict[str, pd.DataFrame]:
    """The same as an importer reads them."""
    return {
        f"timetable/{name}.txt": pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
        for name, text in feed_texts(**more).items()
    }


def blocks() -> gpd.GeoDataFrame:
    """A block beside each end of the lines; ten people live in each."""
    places = [(0, 20), (3000, 20), (1000, 1020)]
    shapes = [shapely.box(WEST + x, SOUTH + y, WEST + x + 30, SOUTH + y + 20) for x, y in places]
    columns = {"id": ["w", "e", "n"], "residents": 10.0, "storeys": 3.0, "building_use": "apartment_block"}
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=CRS)


def districts() -> gpd.GeoDataFrame:
    """West, east and north, each with one of the blocks."""
    boxes = [(-500, -500, 900, 900), (900, -500, 3500, 900), (-500, 900, 3500, 2000)]
    shapes = [shapely.box(WEST + a, SOUTH + b, WEST + c, SOUTH + d) for a, b, c, d in boxes]
    return gpd.GeoDataFrame(
        {"id": ["west", "east", "north"], "name": ["West", "East", "North"]}, geometry=shapes, crs=CRS
    )


def known() -> dict[str, Any]:
    """Tables of the twin, as an importer knows them; zones in the order of the blocks."""
    return {"buildings": blocks().assign(zone=[0, 1, 2]), "zones": districts()}


def write_zip(path: Path, **more: str | None) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in feed_texts(**more).items():
            archive.writestr(f"{name}.txt", text)
    return path


def write_files(city: Path) -> Path:
    """Write city.toml and its files into a folder; return it."""
    city.mkdir(parents=True, exist_ok=True)
    blocks().to_file(city / "blocks.geojson", driver="GeoJSON")
    districts().to_crs("EPSG:4326").to_file(city / "districts.geojson", driver="GeoJSON")
    write_zip(city / "feed.zip")
    (city / "city.toml").write_text(CITY, encoding="utf-8")
    return city
