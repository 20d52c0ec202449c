"""The land budget of zones and the city: uses that add up to the ground, what is sealed, and what each resident has."""

import numpy as np

from citybrain.kernel import given, quantity, same_formula
from citybrain.kernel.units import People, Share, SquareMetres, SquareMetresPerPerson

SHARED = "Definition: ground over residents"
DWA = "Definition: ground times the runoff coefficient of its cover"
AREAS = ("zone", "city")
PARTS = ("built", "water", "railway", "driven", "at_kerb", "cycled", "walked", "planted", "bare", "unknown", "unmapped")
MADE = ("", "_green", "_parked", "_sealed")
SHARED_PARTS = ("built", "parked", "driven", "cycled", "walked", "green", "sealed")
of_city = same_formula(
    of="city",
    names={f"zone_ground_{part}": f"city_ground_{part}" for part in PARTS}
    | {f"zone_ground{part}": f"city_ground{part}" for part in MADE}
    | {f"zone_ground_{part}_per_resident": f"city_ground_{part}_per_resident" for part in SHARED_PARTS}
    | {f"zone_{name}": f"city_{name}" for name in (
        "unsealed_area", "parking_greened", "parking_parked", "parking_sealed", "cover_sealed", "residents",
        "land_ground", "sealed_share", "least_sealed_share", "greatest_sealed_share", "green_share_of_land",
    )},
)  # fmt: skip


@of_city
@quantity(of="zone", source="Definition")
def zone_ground_green(zone_ground_planted: SquareMetres, zone_parking_greened: SquareMetres) -> SquareMetres:
    """Green, woods, fields and verges, those that a plan lays out among them."""
    return zone_ground_planted + zone_parking_greened


@of_city
@quantity(of="zone", source="Definition")
def zone_ground_parked(zone_ground_at_kerb: SquareMetres, zone_parking_parked: SquareMetres) -> SquareMetres:
    """Ground on which cars park: at the kerb and on parking areas, not in, on or below buildings."""
    return zone_ground_at_kerb + zone_parking_parked


@of_city
@quantity(of="zone", source="Definition: the sum of all uses; it is the area of the zone")
def zone_ground(
    zone_ground_built: SquareMetres, zone_ground_water: SquareMetres, zone_ground_railway: SquareMetres,
    zone_ground_driven: SquareMetres, zone_ground_parked: SquareMetres, zone_ground_cycled: SquareMetres,
    zone_ground_walked: SquareMetres, zone_ground_green: SquareMetres, zone_ground_bare: SquareMetres,
    zone_ground_unknown: SquareMetres, zone_ground_unmapped: SquareMetres,
) -> SquareMetres:  # fmt: skip
    """Ground of all uses together, what is not known among them."""
    streets = zone_ground_driven + zone_ground_parked + zone_ground_cycled + zone_ground_walked
    nature = zone_ground_water + zone_ground_green + zone_ground_bare
    return zone_ground_built + zone_ground_railway + streets + nature + zone_ground_unknown + zone_ground_unmapped


@of_city
@quantity(of="zone", source="Definition: ground without water and without what lies beyond the map")
def zone_land_ground(
    zone_ground: SquareMetres, zone_ground_water: SquareMetres, zone_ground_unmapped: SquareMetres
) -> SquareMetres:
    """Land within the map: ground without water."""
    return zone_ground - zone_ground_water - zone_ground_unmapped


@given(of="zone", default=0.0, stands_in=True)
def zone_unsealed_area() -> SquareMetres:
    """Sealed ground that a plan makes grass or gardens in cells; none where the city has no cells of ground."""
    ...


@given(of="city", default=0.0, stands_in=True)
def city_unsealed_area() -> SquareMetres:
    """Sealed ground that a plan makes grass or gardens in cells; none where the city has no cells of ground."""
    ...


@quantity(of="ground_cover", source=DWA, totals=AREAS)
def cover_sealed(
    ground_built: SquareMetres, ground_railway: SquareMetres, ground_driven: SquareMetres,
    ground_at_kerb: SquareMetres, ground_cycled: SquareMetres, ground_walked: SquareMetres,
    ground_planted: SquareMetres, ground_bare: SquareMetres, ground_unknown: SquareMetres,
    runoff_of_roofs: Share, runoff_of_railways: Share, runoff_of_carriageways: Share, runoff_of_footways: Share,
    runoff_of_green: Share, runoff_of_bare_ground: Share, runoff_of_unknown_ground: Share,
) -> SquareMetres:  # fmt: skip
    """Ground of the cover that does not soak; water is none, parking areas count by themselves."""
    asphalt = ground_driven + ground_at_kerb + ground_cycled
    hard = ground_built * runoff_of_roofs + asphalt * runoff_of_carriageways + ground_walked * runoff_of_footways
    soft = ground_planted * runoff_of_green + ground_bare * runoff_of_bare_ground + ground_railway * runoff_of_railways
    return hard + soft + ground_unknown * runoff_of_unknown_ground


@of_city
@quantity(of="zone", source=DWA)
def zone_ground_sealed(
    zone_cover_sealed: SquareMetres, zone_parking_sealed: SquareMetres, zone_unsealed_area: SquareMetres,
    runoff_of_carriageways: Share, runoff_of_green: Share,
) -> SquareMetres:  # fmt: skip
    """Ground that does not soak: each cover with the part of rain that runs off it, and asphalt that became green."""
    soaking = zone_unsealed_area * (runoff_of_carriageways - runoff_of_green)
    return np.maximum(zone_cover_sealed + zone_parking_sealed - soaking, 0.0 * zone_cover_sealed)


@of_city
@quantity(of="zone", source=DWA)
def zone_sealed_share(zone_ground_sealed: SquareMetres, zone_land_ground: SquareMetres) -> Share:
    """Part of the land that does not soak; none where there is no land on the map."""
    return zone_ground_sealed / np.where(zone_land_ground > 0.0, zone_land_ground, np.nan)


@of_city
@quantity(of="zone", source="Definition: as if all ground whose use is not known soaked")
def zone_least_sealed_share(
    zone_ground_sealed: SquareMetres, zone_ground_unknown: SquareMetres, zone_land_ground: SquareMetres,
    runoff_of_unknown_ground: Share,
) -> Share:  # fmt: skip
    """Part of the land that does not soak, if all ground of unknown use soaks."""
    sealed = zone_ground_sealed - zone_ground_unknown * runoff_of_unknown_ground
    return sealed / np.where(zone_land_ground > 0.0, zone_land_ground, np.nan)


@of_city
@quantity(of="zone", source="Definition: as if all ground whose use is not known were asphalt")
def zone_greatest_sealed_share(
    zone_ground_sealed: SquareMetres, zone_ground_unknown: SquareMetres, zone_land_ground: SquareMetres,
    runoff_of_unknown_ground: Share, runoff_of_carriageways: Share,
) -> Share:  # fmt: skip
    """Part of the land that does not soak, if all ground of unknown use is asphalt."""
    sealed = zone_ground_sealed + zone_ground_unknown * (runoff_of_carriageways - runoff_of_unknown_ground)
    return sealed / np.where(zone_land_ground > 0.0, zone_land_ground, np.nan)


@of_city
@quantity(of="zone", source="Definition")
def zone_green_share_of_land(zone_ground_green: SquareMetres, zone_land_ground: SquareMetres) -> Share:
    """Part of the land that is green; none where there is no land on the map."""
    return zone_ground_green / np.where(zone_land_ground > 0.0, zone_land_ground, np.nan)


def _each(ground: SquareMetres, residents: People) -> SquareMetresPerPerson:
    return ground / np.where(residents > 0.0, residents, np.nan)


@of_city
@quantity(of="zone", source=SHARED)
def zone_ground_built_per_resident(zone_ground_built: SquareMetres, zone_residents: People) -> SquareMetresPerPerson:
    """Ground under buildings, for each resident; none where nobody lives."""
    return _each(zone_ground_built, zone_residents)


@of_city
@quantity(of="zone", source=SHARED)
def zone_ground_parked_per_resident(zone_ground_parked: SquareMetres, zone_residents: People) -> SquareMetresPerPerson:
    """Ground on which cars park, for each resident; none where nobody lives."""
    return _each(zone_ground_parked, zone_residents)


@of_city
@quantity(of="zone", source=SHARED)
def zone_ground_driven_per_resident(zone_ground_driven: SquareMetres, zone_residents: People) -> SquareMetresPerPerson:
    """Ground of driving lanes, for each resident; none where nobody lives."""
    return _each(zone_ground_driven, zone_residents)


@of_city
@quantity(of="zone", source=SHARED)
def zone_ground_cycled_per_resident(zone_ground_cycled: SquareMetres, zone_residents: People) -> SquareMetresPerPerson:
    """Ground for bicycles alone, for each resident; none where nobody lives."""
    return _each(zone_ground_cycled, zone_residents)


@of_city
@quantity(of="zone", source=SHARED)
def zone_ground_walked_per_resident(zone_ground_walked: SquareMetres, zone_residents: People) -> SquareMetresPerPerson:
    """Ground to walk on, squares among it, for each resident; none where nobody lives."""
    return _each(zone_ground_walked, zone_residents)


@of_city
@quantity(of="zone", source=SHARED)
def zone_ground_green_per_resident(zone_ground_green: SquareMetres, zone_residents: People) -> SquareMetresPerPerson:
    """Green, woods, fields and verges, for each resident; none where nobody lives."""
    return _each(zone_ground_green, zone_residents)


@of_city
@quantity(of="zone", source=SHARED)
def zone_ground_sealed_per_resident(zone_ground_sealed: SquareMetres, zone_residents: People) -> SquareMetresPerPerson:
    """Ground that does not soak, for each resident; none where nobody lives."""
    return _each(zone_ground_sealed, zone_residents)
