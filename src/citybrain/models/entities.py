"""Entities that the quantities are of, beside those of the kernel."""

from citybrain.kernel import entity

WHERE = "citybrain.models.entities"

ZONE = entity(
    "zone", table="zones", geometry="polygon", labels={"en": "Zone", "zh": "片区"}, where=WHERE
)  # fmt: skip
BUILDING = entity(
    "building", table="buildings", geometry="polygon", inside=("zone",), labels={"en": "Building", "zh": "建筑"},
    where=WHERE,
)  # fmt: skip

ENTITIES = (ZONE, BUILDING)
