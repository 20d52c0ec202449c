"""`python -m docs.transit_validation FOLDER`: table and picture of docs/validation/transit.md, computed anew.

FOLDER holds the timetable of Helsinki and the published travel times to its railway station.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd

from citybrain.base.tables.archives import archive_tables
from citybrain.domains.transit.importers.destinations import destinations
from citybrain.domains.transit.importers.feed import PARTS
from citybrain.domains.transit.importers.timetable import timetable
from citybrain.domains.transit.importers.walks import DETOUR
from citybrain.domains.transit.models.scan.door_to_door import DoorToDoor, MannerOfTravel
from citybrain.domains.transit.models.scan.timetable import Timetable
from citybrain.kernel.units import Array

PAGE = Path(__file__).parent / "validation" / "transit.md"
PICTURE = Path(__file__).parent / "images" / "transit-scatter.svg"
FEED, TIMES = "hsl-gtfs-2022-02-22.zip", "travel_times_railway_station.gpkg"
STATION = 5975375
USUAL = MannerOfTravel(begin=480.0, length=60.0, slack=1.0, limit=120.0, speed=4.8, to_stop=1000.0, between=500.0)
SIDE, MOST, SCALE, EDGE = 2, 90, 5, 50
"""Minutes of a square of the picture and of its longest way, points of a minute and of the margin."""

SIZE = MOST * SCALE


class Compared(NamedTuple):
    """Of each cell our minutes and those on foot all the way, published ones without and with the wait at home."""

    own: Array
    on_foot: Array
    published: Array
    with_wait: Array

    def some(self, rows: Any) -> "Compared":
        """Some of the cells."""
        return Compared(*(column[rows] for column in self))


def tables_of(folder: Path, areas: gpd.GeoDataFrame, station: gpd.GeoDataFrame | None = None) -> dict[str, Any]:
    """The tables of the timetable around areas, each of which is a zone of its own."""
    read = {f"timetable/{name}": table for name, table in archive_tables(folder / FEED, PARTS).items()}
    zones = areas.assign(id=[str(row) for row in range(len(areas))], zone=np.arange(len(areas)))
    known: dict[str, Any] = {"buildings": zones, "zones": zones}
    if station is not None:
        known |= destinations({"destinations": station}, known).tables
    return {**known, **timetable(read, known).tables}


def search_of(tables: dict[str, Any], manner: MannerOfTravel = USUAL) -> DoorToDoor:
    """The search in the timetable as it is."""
    calls, trips, walks = (tables[f"transit_{name}"] for name in ("calls", "trips", "walks"))
    columns: list[Array] = [(calls if name in calls else trips)[name].to_numpy() for name in Timetable._fields]
    nothing = np.zeros(len(tables["transit_lines"]))
    pairs = walks["walk_from"].to_numpy(), walks["walk_to"].to_numpy(), walks["walk_way"].to_numpy()
    sizes = len(tables["transit_stops"]), len(tables["transit_places"])
    return DoorToDoor.of(manner, Timetable(*columns), nothing, nothing, pairs, sizes)


def compared(folder: Path) -> Compared:
    """All cells from which the station is reached within two hours, by us and by those who published."""
    cells = gpd.read_file(folder / TIMES)
    station = cells[cells["from_id"] == STATION][["from_id", "geometry"]].rename(columns={"from_id": "id"})
    tables = tables_of(folder, cells[["from_id", "geometry"]], station)
    places, target = tables["transit_places"], tables["transit_destinations"].iloc[0]
    east = places["place_east"].to_numpy() - target["destination_east"]
    way = DETOUR * np.hypot(east, places["place_north"].to_numpy() - target["destination_north"])
    search = search_of(tables)
    own = search.to_targets(search.places, way)
    published, with_wait = (cells[name].where(cells[name] >= 0).to_numpy(float) for name in ("pt_r_t", "pt_r_tt"))
    every = Compared(own, way / USUAL.pace, published, with_wait)
    return every.some(np.isfinite(own) & np.isfinite(published) & np.isfinite(with_wait))


def rows_of(every: Compared) -> Iterator[tuple[str, Compared]]:
    """Cells that ride and cells that walk all the way, by our minutes."""
    rides = every.own < every.on_foot - 0.5
    yield "all that are reached", every
    yield "by a ride", every.some(rides)
    yield "on foot all the way", every.some(~rides)


def table(every: Compared) -> Iterator[str]:
    """Differences of our minutes from the published ones."""
    yield "| cells | number | median minutes, ours | - published, without the wait | middle half | with the wait |"
    yield "|---|--:|--:|--:|--:|--:|"
    for name, some in rows_of(every):
        off = some.own - some.published
        low, middle, high = np.percentile(off, [25, 50, 75])
        wait, own = np.median(some.own - some.with_wait), np.median(some.own)
        yield f"| {name} | {len(off):,} | {own:.0f} | {middle:+.1f} | {low:+.1f} to {high:+.1f} | {wait:+.1f} |"


def picture(every: Compared) -> str:
    """Squares of published and own minutes, the darker the more cells, and the line of equal times."""
    shown = pd.DataFrame({"x": every.published // SIDE, "y": every.own // SIDE}).astype(int)
    counts = shown[(shown["x"] * SIDE < MOST) & (shown["y"] * SIDE < MOST)].value_counts()
    squares = "".join(_square(place, count) for place, count in counts.items())
    marks = "".join(_mark(minutes) for minutes in range(0, MOST + 1, 15))
    middle = SIZE / 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE + EDGE + 10} {SIZE + EDGE}" '
        f'font-family="sans-serif" font-size="13">'
        f'<rect x="{EDGE}" y="0" width="{SIZE}" height="{SIZE}" fill="#fff" stroke="#888"/>{squares}'
        f'<line x1="{EDGE}" y1="{SIZE}" x2="{EDGE + SIZE}" y2="0" stroke="#b3261e"/>{marks}'
        f'<text x="{EDGE + middle}" y="{SIZE + 40}" text-anchor="middle">published minutes</text>'
        f'<text x="14" y="{middle}" text-anchor="middle" transform="rotate(-90 14 {middle})">our minutes</text></svg>\n'
    )


def _square(square: Any, count: int) -> str:
    x, y = square
    shade, side = min(0.15 + 0.25 * float(np.log2(1 + count)), 1.0), SIDE * SCALE
    place = f'x="{EDGE + x * side}" y="{SIZE - (y + 1) * side}" width="{side}" height="{side}"'
    return f'<rect {place} fill="#1f5fa8" fill-opacity="{shade:.2f}"/>\n'


def _mark(minutes: int) -> str:
    at = minutes * SCALE
    return (
        f'<text x="{EDGE + at}" y="{SIZE + 18}" text-anchor="middle">{minutes}</text>'
        f'<text x="{EDGE - 6}" y="{SIZE - at + 4}" text-anchor="end">{minutes}</text>\n'
    )


def main(folder: Path) -> None:
    """Write the table into the page, and the picture."""
    every = compared(folder)
    text, mark = PAGE.read_text(encoding="utf-8"), "<!-- table station -->"
    start = text.index(mark)
    rows = "\n".join(table(every))
    text = f"{text[:start]}{mark}\n\n{rows}\n\n" + text[text.index("<!-- end -->", start) :]
    PAGE.write_text(text, encoding="utf-8")
    PICTURE.write_text(picture(every), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
