"""Low-impact devices as SWMM's controls: layers in the units of the file, and the area that each takes."""

from __future__ import annotations

from typing import NamedTuple

from citybrain.domains.sewers.engine.network import FOOT, INCH

SMALLEST = 0.01
"""Square metres below which there is no device."""

BARREL_DRAIN = 4.5
"""Millimetres in an hour that an opened barrel loses at a head of 1 mm; it grows as its root: empty in half a day."""

PREFIX = "CITYBRAIN_"


class DeviceLayers(NamedTuple):
    """Layers [mm], conductivities and seepage [mm/h], void shares, and square metres that drain to one of a device.

    One for all devices of a kind in a city.
    """

    ponding: float
    soil: float
    storage: float
    conductivity: float
    seepage: float
    roof_soil: float
    pavement: float
    barrel: float
    bioretention_drains: float
    rain_garden_drains: float
    pavement_drains: float
    barrel_drains: float


KINDS = ("bioretention", "rain_garden", "permeable_pavement", "green_roof", "rain_barrel")
ON_SEALED = {
    "bioretention": True,
    "rain_garden": False,
    "permeable_pavement": True,
    "green_roof": True,
    "rain_barrel": False,
}
"""Whether a device lies where sealed ground or a roof was; rain gardens lie in lawns, barrels beside houses."""


def control_lines(layers: DeviceLayers, us: bool) -> list[str]:
    """Lines of LID_CONTROLS for all kinds (SWMM 5.2 user's manual, appendix D)."""
    height = INCH if us else 1.0

    def deep(millimetres: float) -> str:
        return repr(millimetres / height)

    soil = f"0.45 0.2 0.1 {layers.conductivity / height!r} 10 {deep(60.0)}"
    seepage = repr(layers.seepage / height)
    made = {
        "bioretention": ["BC", f"SURFACE {deep(layers.ponding)} 0.1 0.1 1 5", f"SOIL {deep(layers.soil)} {soil}",
                         f"STORAGE {deep(layers.storage)} 0.75 {seepage} 0", "DRAIN 0 0.5 0 0"],
        "rain_garden": ["RG", f"SURFACE {deep(layers.ponding)} 0.1 0.1 1 5", f"SOIL {deep(layers.soil)} {soil}",
                        f"STORAGE 0 0.75 {seepage} 0"],
        "permeable_pavement": ["PP", "SURFACE 0 0 0.02 1 5", f"PAVEMENT {deep(layers.pavement)} 0.15 0 {deep(250.0)} 0",
                               f"STORAGE {deep(layers.storage)} 0.75 {seepage} 0", "DRAIN 0 0.5 0 0"],
        "green_roof": ["GR", "SURFACE 0 0 0.1 2 5", f"SOIL {deep(layers.roof_soil)} {soil}",
                       f"DRAINMAT {deep(25.0)} 0.5 0.1"],
        "rain_barrel": ["RB", f"STORAGE {deep(layers.barrel)} 0.75 0.5 0",
                        f"DRAIN {BARREL_DRAIN / height**0.5!r} 0.5 0 24"],
    }  # fmt: skip
    return [f"{PREFIX}{kind} {line}" for kind in KINDS for line in made[kind]]


def usage_lines(
    catchment: str, wanted: tuple[float, ...], ground: tuple[float, float], layers: DeviceLayers, us: bool
) -> tuple[list[str], float, float]:
    """Lines of LID_USAGE of one catchment, the square metres they take of it, and those of sealed ground.

    `ground` is the area [m²] and the sealed share of it. Each device gets what of sealed ground drains to it, no more
    than there is; where devices want more area than there is, all are smaller.
    """
    area, sealed = ground
    whole = sum(wanted)
    scale = min(1.0, area / whole) if whole > 0.0 else 0.0
    sizes = {kind: one * scale for kind, one in zip(KINDS, wanted, strict=True)}
    taken = sum(one for kind, one in sizes.items() if ON_SEALED[kind])
    left = max(sealed * area - taken, 0.0)
    drains = {
        "bioretention": layers.bioretention_drains, "rain_garden": layers.rain_garden_drains,
        "permeable_pavement": layers.pavement_drains, "green_roof": 0.0, "rain_barrel": layers.barrel_drains,
    }  # fmt: skip
    parts = {kind: drains[kind] * sizes[kind] / left if left > 0.0 else 0.0 for kind in KINDS}
    most = max(sum(parts.values()), 1.0)
    foot = FOOT**2 if us else 1.0
    lines = [
        f'"{catchment}" {PREFIX}{kind} 1 {sizes[kind] / foot!r} 0 0 {min(100.0 * parts[kind] / most, 100.0)!r} 0'
        for kind in KINDS
        if sizes[kind] >= SMALLEST
    ]
    return lines, sum(one for one in sizes.values() if one >= SMALLEST), min(taken, sealed * area)
