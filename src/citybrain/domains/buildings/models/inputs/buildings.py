"""Columns of buildings that the twin brings."""

from citybrain.kernel import given
from citybrain.kernel.units import Category, Count, Degrees, Metres, People, SquareMetres, Year


@given(of="building")
def footprint_area() -> SquareMetres:
    """Area of the ground that the outer walls enclose."""
    ...


@given(of="building", totals=("zone", "city"))
def gross_floor_area() -> SquareMetres:
    """Area of all storeys, measured over the outer walls."""
    ...


@given(of="building")
def storeys() -> Count:
    """Storeys above ground."""
    ...


@given(of="building")
def height() -> Metres:
    """Height of the roof over the ground."""
    ...


@given(of="building")
def elevation() -> Metres:
    """Height of the ground over the sea."""
    ...


@given(of="building")
def construction_year() -> Year:
    """Year in which the building was completed."""
    ...


@given(of="building")
def building_use() -> Category:
    """What the building is used for, a code of the category list of the same name."""
    ...


@given(of="building")
def heating_system() -> Category:
    """How the building is heated, a code of the category list of the same name."""
    ...


@given(of="building", totals=("zone", "city"))
def residents() -> People:
    """People whose home is in the building."""
    ...


@given(of="building")
def wall_area_north() -> SquareMetres:
    """Outer wall that faces north, windows included, walls to neighbours left out."""
    ...


@given(of="building")
def wall_area_east() -> SquareMetres:
    """Outer wall that faces east, windows included, walls to neighbours left out."""
    ...


@given(of="building")
def wall_area_south() -> SquareMetres:
    """Outer wall that faces south, windows included, walls to neighbours left out."""
    ...


@given(of="building")
def wall_area_west() -> SquareMetres:
    """Outer wall that faces west, windows included, walls to neighbours left out."""
    ...


@given(of="building")
def party_wall_area() -> SquareMetres:
    """Wall that the building shares with its neighbours; no heat is lost through it."""
    ...


@given(of="building")
def roof_area() -> SquareMetres:
    """Area of the roof surface."""
    ...


@given(of="building")
def roof_pitch() -> Degrees:
    """Angle of the roof to the ground; 0 for a flat roof."""
    ...


@given(of="building")
def roof_azimuth() -> Degrees:
    """Direction that the sunnier side of the roof faces, clockwise from north."""
    ...
