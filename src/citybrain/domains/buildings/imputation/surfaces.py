"""Walls and roofs of the buildings, with how they are known: no better than the height they are made from."""

from citybrain.domains.buildings.imputation.envelope import envelope
from citybrain.domains.buildings.imputation.rules import origin_of
from citybrain.domains.buildings.imputation.size import wall_height
from citybrain.twin.attributes import AttributeValues
from citybrain.twin.imputation.surroundings import Surroundings

WALLS = ("wall_area_north", "wall_area_east", "wall_area_south", "wall_area_west", "party_wall_area")
ROOF = ("roof_area", "roof_azimuth")
SUNNY_NORTH, SUNNY_SOUTH = 180.0, 0.0


def measure_surfaces(attributes: AttributeValues, around: Surroundings) -> None:
    """Add wall areas by direction, party wall area, roof area [m²] and azimuth [degrees] of the buildings.

    Height and roof pitch must be complete. Towers and spires count for no walls.
    """
    surfaces = envelope(
        around.shapes,
        wall_height(attributes, around),
        attributes["roof_pitch"],
        sunny_azimuth=SUNNY_NORTH if around.latitude >= 0 else SUNNY_SOUTH,
    ).columns()
    for names, cause, rule in ((WALLS, "height", "imputation-walls"), (ROOF, "roof_pitch", "imputation-roof")):
        known = attributes.kind_is(cause, "measured", "derived")
        for name in names:
            attributes.put(name, surfaces[name], origin_of(rule), known)
            attributes.put(name, surfaces[name], origin_of(f"{rule}-estimated"), ~known)
