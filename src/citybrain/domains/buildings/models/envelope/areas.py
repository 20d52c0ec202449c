"""Areas: useful and conditioned floor, windows and opaque walls by direction."""

from typing import NamedTuple

from citybrain.kernel import quantity
from citybrain.kernel.units import CubicMetres, Metres, Share, SquareMetres


@quantity(of="building", source="EPISCOPE/TABULA calculation method, Loga et al. 2013, 2.2")
def useful_floor_area(gross_floor_area: SquareMetres, useful_floor_share: Share) -> SquareMetres:
    """The floor inside the outer walls: the gross floor area less what walls take."""
    return gross_floor_area * useful_floor_share


@quantity(of="building", source="ISO 52000-1:2017, 9.3: reference floor area", totals=("zone", "city"))
def conditioned_floor_area(useful_floor_area: SquareMetres, heated_share: Share) -> SquareMetres:
    """The useful floor that is heated; nothing in outbuildings and in buildings without heating."""
    return useful_floor_area * heated_share


@quantity(of="building", source="EPISCOPE/TABULA calculation method, Loga et al. 2013, 2.4")
def conditioned_volume(conditioned_floor_area: SquareMetres, room_height: Metres) -> CubicMetres:
    """The air in the heated rooms: conditioned floor times room height."""
    return conditioned_floor_area * room_height


class WindowAreas(NamedTuple):
    """Windows by the direction they face."""

    window_area_north: SquareMetres
    window_area_east: SquareMetres
    window_area_south: SquareMetres
    window_area_west: SquareMetres


@quantity(of="building", source="definition of the window share")
def window_areas(
    wall_area_north: SquareMetres,
    wall_area_east: SquareMetres,
    wall_area_south: SquareMetres,
    wall_area_west: SquareMetres,
    window_share: Share,
) -> WindowAreas:
    """Windows take the same share of the outer wall on every side of a building."""
    return WindowAreas(
        wall_area_north * window_share,
        wall_area_east * window_share,
        wall_area_south * window_share,
        wall_area_west * window_share,
    )


@quantity(of="building", source="definition: the sum of the four sides")
def window_area(
    window_area_north: SquareMetres,
    window_area_east: SquareMetres,
    window_area_south: SquareMetres,
    window_area_west: SquareMetres,
) -> SquareMetres:
    """All windows of a building."""
    return window_area_north + window_area_east + window_area_south + window_area_west


@quantity(of="building", source="definition: outer walls less their windows")
def opaque_wall_area(
    wall_area_north: SquareMetres,
    wall_area_east: SquareMetres,
    wall_area_south: SquareMetres,
    wall_area_west: SquareMetres,
    window_area: SquareMetres,
) -> SquareMetres:
    """The outer walls without their windows; walls to neighbours do not count."""
    return wall_area_north + wall_area_east + wall_area_south + wall_area_west - window_area
