"""The coefficients of the sound power of road vehicles, read from road_emission.yaml beside this file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array
from citybrain.kernel.yaml_files import read_yaml

FILE = Path(__file__).parent / "road_emission.yaml"
CLASSES = ("light", "medium", "heavy", "moped", "motorcycle")
ROLLING = CLASSES[:3]
"""Classes with rolling noise."""

JUNCTIONS = ("none", "lights", "roundabout")


class RoadTables(NamedTuple):
    """Appendix F of a version: each array by class (5, or 3 with rolling noise) and octave (8) [dB].

    `surfaces` names the rows of `surface_a` (n, 3, 8), `surface_b` (n, 3) and `surface_speeds` (n, 2) [km/h];
    `junctions` (kind, 2, 3) holds the changes of rolling and of propulsion noise.
    """

    rolling_a: Array
    rolling_b: Array
    propulsion_a: Array
    propulsion_b: Array
    surfaces: tuple[str, ...]
    surface_a: Array
    surface_b: Array
    surface_speeds: Array
    studded_a: Array
    studded_b: Array
    temperature: Array
    junctions: Array


@cache
def road_tables(version: int = 2021) -> RoadTables:
    """The tables of a version of the text. Raises InputError for one that is not here."""
    content: Mapping[str, Any] = read_yaml(FILE)
    if version not in content["versions"]:
        known = ", ".join(str(year) for year in content["versions"])
        raise InputError("noise-unknown-version", version=version, known=known)
    own = content["versions"][version]
    classes, surfaces, kinds = own["classes"], own["surfaces"], content["junctions"]
    none = {"rolling": [0.0] * 3, "propulsion": [0.0] * 3}
    return RoadTables(
        np.array([classes[name]["a_r"] for name in ROLLING]),
        np.array([classes[name]["b_r"] for name in ROLLING]),
        np.array([classes[name]["a_p"] for name in CLASSES]),
        np.array([classes[name]["b_p"] for name in CLASSES]),
        tuple(surfaces),
        np.array([surface.get("a", np.zeros((3, 8))) for surface in surfaces.values()], float),
        np.array([surface.get("b", np.zeros(3)) for surface in surfaces.values()], float),
        np.array([surface.get("speeds", (0.0, np.inf)) for surface in surfaces.values()], float),
        np.array(content["studded_tyres"]["a"]),
        np.array(content["studded_tyres"]["b"]),
        np.array([content["temperature"][name] for name in ROLLING]),
        np.array([[kind["rolling"], kind["propulsion"]] for kind in (none, *(kinds[name] for name in JUNCTIONS[1:]))]),
    )


def printed_surfaces(version: int = 2021) -> dict[str, str]:
    """What table F-4 of a version calls each surface."""
    return {name: row["printed"] for name, row in read_yaml(FILE)["versions"][version]["surfaces"].items()}
