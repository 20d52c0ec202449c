"""Published cases of road noise: sound power, paths of the reference software, and TC01 of ISO/TR 17534-4."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import numpy as np

from citybrain.domains.noise.models.cnossos.absorption import air_absorption
from citybrain.domains.noise.models.cnossos.bands import EXACT
from citybrain.domains.noise.models.cnossos.emission import RoadFlow, RoadState, sound_power, surface_rows
from citybrain.domains.noise.models.cnossos.ground import Weather
from citybrain.domains.noise.models.cnossos.terrain import Terrain
from citybrain.domains.noise.models.cnossos.vertical_path import SoundPath, vertical_path
from citybrain.kernel.units import Array

SOFT = "ABCD"
"""Materials of the reference software with G = 1; the others have 0."""

WEIGHTS = np.array([-25.2, -15.6, -8.4, -3.1, 0.0, 1.2, 0.9, -2.4])
"""A-weighting of the reference software."""

STUDDED = {"studded_share": 0.5, "studded_months": 4.0}


class EmissionCase(NamedTuple):
    """A published sound power of one octave: tables of 2015."""

    name: str
    traffic: RoadFlow
    road: RoadState
    octave: int
    published: float

    def power(self, version: int = 2015) -> float:
        """Ours [dB]."""
        return float(sound_power(self.traffic, self.road, version)[0, self.octave])


class PublishedPath(NamedTuple):
    """One geometry, and what the reference software printed of it to 0.1 dB, by octave."""

    name: str
    path: SoundPath
    distance: float
    printed: dict[str, Array]
    levels: dict[str, float]


def emission_cases() -> list[EmissionCase]:
    """T02, T04 and T06 of the emission library of the Joint Research Centre."""
    thousand = RoadFlow(np.full((1, 5), 1000.0), np.full((1, 5), 70.0))
    mixed = RoadFlow(np.array([[58.0, 50, 40, 100, 100]]), np.array([[40.0, 43, 45, 35, 32]]))
    porous, fine = surface_rows(["porous"], 2015), surface_rows(["porous_two_layers_fine"], 2015)
    return [
        EmissionCase("T02", thousand, RoadState(porous, 10.0, 15.0, 1, 200.0, **STUDDED), 7, 77.6711),
        EmissionCase("T04", mixed, RoadState(fine, -7.0, -5.0, 1, 200.0, **STUDDED), 7, 58.8222),
        EmissionCase("T06", thousand, RoadState(porous, 10.0, 15.0, 2, 30.0, **STUDDED), 6, 85.4991),
    ]


def published_paths(folder: Path) -> Iterator[PublishedPath]:
    """The geometries of a folder with what JRC-2012 printed in expected.txt."""
    text = (folder / "expected.txt").read_text(encoding="latin-1").replace("\r", "")
    for block in re.split(r"TestCnossos -i=", text)[1:]:
        head = re.match(r'"(.+?)\.xml" -m="(.+?)"', block)
        if head and head[2] == "JRC-2012":
            yield _published(folder, head[1], block)


def _published(folder: Path, name: str, block: str) -> PublishedPath:
    points = ElementTree.parse(folder / f"{name}.xml").getroot().findall("path/cp")
    x, z = (np.array([_number(point, f"pos/{axis}") for point in points]) for axis in "xz")
    soft = np.array([float(_of(point, "mat").get("id", "").strip() in SOFT) for point in points])
    edges = [(x[row], z[row] + _number(points[row], "ext/barrier/h")) for row in range(1, len(points) - 1)]
    source = float(x[0]), float(z[0] + _number(points[0], "ext/source/h"))
    receiver = float(x[-1]), float(z[-1] + _number(points[-1], "ext/receiver/h"))
    printed = {key: _row(block, key) for key in ("Lw", "AttGeo", "AttAtm", "Att,H", "Att,F")}
    levels = {key: float(re.findall(rf"^{key} *\| *(\S+) dB", block, re.M)[0]) for key in ("Lp,H", "Lp,F", "Leq")}
    distance = float(np.hypot(receiver[0] - source[0], receiver[1] - source[1]))
    return PublishedPath(name, SoundPath(Terrain(x, z, soft), source, receiver, edges), distance, printed, levels)


def _number(point: ElementTree.Element, path: str) -> float:
    return float(point.findtext(path) or 0.0)


def _of(point: ElementTree.Element, path: str) -> ElementTree.Element:
    part = point.find(path)
    assert part is not None
    return part


def _row(block: str, key: str) -> Array:
    match = re.search(rf"^{re.escape(key)} *\|(.*)$", block, re.M)
    assert match
    return np.array([float(value) for value in match[1].split("|")])


TC01_LEVELS = np.array([39.95, 39.89, 39.77, 39.60, 39.26, 38.09, 33.61, 17.27])
"""Linear levels of 93 dB in each octave, half of the time in favourable weather [dB]."""


def tc01() -> SoundPath:
    """Hard flat ground, source (10, 10) 1 m high, receiver (200, 50) 4 m high."""
    length = float(np.hypot(190.0, 40.0))
    return SoundPath(Terrain(np.array([0.0, length]), np.zeros(2), np.zeros(2)), (0.0, 1.0), (length, 4.0))


def tc01_levels(amended: bool = True, frequencies: Array = EXACT) -> Array:
    """Ours by octave [dB]: 10 °C, 70 %."""
    path = tc01()
    d = float(np.hypot(path.receiver[0], path.receiver[1] - path.source[1]))
    free = 93.0 - 20.0 * np.log10(d) - 11.0 - air_absorption(10.0, frequencies=frequencies) * d
    lost = [vertical_path(path, Weather(favourable, amended)) for favourable in (False, True)]
    return free + 10.0 * np.log10(sum(0.5 * 10.0 ** (-one / 10.0) for one in lost))
