"""Networks for tests: those that the packages bring, and a small one of the made-up city with streets."""

import importlib.util
from pathlib import Path

import pytest

SENSORS = tuple(f"n{number}" for number in (
    1, 4, 31, 54, 105, 114, 163, 188, 215, 229, 288, 296, 332, 342, 410, 415, 429, 458, 469, 495, 506, 516, 519, 549,
    613, 636, 644, 679, 722, 726, 740, 752, 769,
))  # fmt: skip
"""Nodes of L-TOWN with pressure sensors: Vrachimis et al. 2020, BattLeDIM dataset, doi:10.5281/zenodo.4017659.

The list is the same in several published solutions of that contest.
"""


def network_of(package: str, *place: str) -> Path:
    """A network that a package brings; skips the test where it is not there."""
    found = importlib.util.find_spec(package)
    path = Path(found.origin or "").parent.joinpath(*place) if found else Path()
    if not path.is_file():
        pytest.skip(f"the package {package} with {place[-1]} is not installed")
    return path


def net1() -> Path:
    return network_of("wntr", "library", "networks", "Net1.inp")


def net3() -> Path:
    return network_of("wntr", "library", "networks", "Net3.inp")


def l_town() -> Path:
    return network_of("epyt", "networks", "L-TOWN.inp")


def line_network(west: float, south: float, units: str = "LPS") -> str:
    """A reservoir, a main of three pipes in a row 300 m apart, and a pipe that hangs on nothing."""
    places = {
        "r": (-300, 0),
        "a": (0, 0),
        "b": (300, 0),
        "c": (600, 0),
        "d": (900, 0),
        "alone": (900, 300),
        "far": (900, 400),
    }
    coordinates = "\n".join(f"{name} {west + x} {south + y}" for name, (x, y) in places.items())
    return f"""[JUNCTIONS]
a 10 1 ;first
b 10 2
c 12 2
d 12 1
alone 12 0
far 12 0
[RESERVOIRS]
r 60
[PIPES]
p0 r a 300 300 130 0 Open
p1 a b 300 200 130 0 Open
p2 b c 300 150 130 0 Open
p3 c d 300 100 130 0 Open
island alone far 100 100 130 0 Open
[OPTIONS]
Units {units}
Headloss H-W
[TIMES]
Duration 24:00
[COORDINATES]
{coordinates}
[END]
"""
