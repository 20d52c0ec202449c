"""Where the sensors of the demo city stand: on the streets of its twin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from citybrain.observations.demo.settings import settings
from citybrain.twin.snapshot import Snapshot

DEGREES = "EPSG:4326"


@dataclass(frozen=True)
class Site:
    """A place of a sensor [degrees]: `busy` is its traffic as a share of the busiest street's."""

    name: str
    longitude: float
    latitude: float
    busy: float
    street: str = ""


class Streets:
    """The streets of the twin that cars use, in metres of its plane."""

    def __init__(self, snapshot: Snapshot) -> None:
        from pyproj import Transformer

        columns = ["name", "highway", "geometry", "from_node", "to_node", "length", "drive"]
        rows = snapshot.table("streets", columns).to_pydict()
        drive = np.array(rows["drive"], bool)
        self._rows = {name: np.array(column, object)[drive] for name, column in rows.items()}
        self.lines: NDArray[np.object_] = shapely.from_wkb(self._rows["geometry"])
        self._to_plane = Transformer.from_crs(DEGREES, snapshot.manifest.crs, always_xy=True)
        self._to_degrees = Transformer.from_crs(snapshot.manifest.crs, DEGREES, always_xy=True)

    def column(self, name: str) -> NDArray[np.object_]:
        """A column of their table."""
        found: NDArray[np.object_] = self._rows[name]
        return found

    def plane(self, longitude: float, latitude: float) -> shapely.Point:
        """A place in metres."""
        return shapely.Point(*self._to_plane.transform(longitude, latitude))

    def degrees(self, point: shapely.Point) -> tuple[float, float]:
        """Longitude and latitude of a place, to about a metre."""
        longitude, latitude = self._to_degrees.transform(point.x, point.y)
        return round(longitude, 5), round(latitude, 5)

    def site(self, name: str, told: Sequence[Any]) -> Site:
        """The point of a named street that is nearest to a place; of any street where the twin knows none so named."""
        street, *place = told
        wanted = self.plane(*place)
        named = np.flatnonzero(self._rows["name"] == street)
        rows = named if len(named) else np.arange(len(self.lines))
        row = rows[int(np.argmin(shapely.distance(self.lines[rows], wanted)))]
        line = self.lines[row]
        longitude, latitude = self.degrees(line.interpolate(line.project(wanted)))
        return Site(name, longitude, latitude, settings()["busy"].get(self._rows["highway"][row], 0.2), street)


def street_sites(streets: Streets, kind: str) -> list[Site]:
    """The sites of "street_sensors", "noise_sensors" or "traffic_counters"."""
    return [streets.site(name, told) for name, told in settings()[kind].items()]


def other_site(kind: str) -> Site:
    """The site of "weather_station", "water_level", "meter" or "measured_station"."""
    told = settings()[kind]
    longitude, latitude = told["at"]
    return Site(told["name"], longitude, latitude, 0.0)
