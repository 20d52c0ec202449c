"""Floor of homes in a building, and for each person who lives in the city."""

from citybrain.kernel import quantity
from citybrain.kernel.ratios import per
from citybrain.kernel.units import People, Share, SquareMetres, SquareMetresPerPerson


@quantity(of="building", source="definition: houses and blocks of flats, less floor of shops and offices")
def dwelling_share(home_share: Share, home_floor_share: Share) -> Share:
    """Part of the floor that is homes: nothing in other buildings, less than all over shops and beside offices."""
    return home_share * home_floor_share


@quantity(of="building", source="definition: heated floor times the part that is homes", totals=("zone", "city"))
def home_floor_area(conditioned_floor_area: SquareMetres, dwelling_share: Share) -> SquareMetres:
    """Heated floor of the homes in the building, stairs and halls of the house included."""
    return conditioned_floor_area * dwelling_share


@quantity(of="city", source="definition; Statistics Finland counts about 40 m² of dwelling, without stairs and halls")
def city_home_floor_area_per_resident(
    city_home_floor_area: SquareMetres, city_residents: People
) -> SquareMetresPerPerson:
    """Heated floor of homes for each person who lives in the city, stairs, halls and empty homes included."""
    return per(city_home_floor_area, city_residents)
