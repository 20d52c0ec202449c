"""Which quantities are the grades of a function, of all elements and of each, for an answer that counts cells."""

from __future__ import annotations

from typing import NamedTuple

from citybrain.domains.capacity.models.integrated import ELEMENTS

FUNCTIONS = {
    "ecological": "ecological_deciding_element",
    "agricultural": "agricultural_limiting_element",
    "urban": "urban_limiting_element",
}
"""Functions, and the quantity that names the element which decides."""


class GroundAssessment(NamedTuple):
    """Names of what is computed of a cell: its grade, the grades of its elements, and the element that decides.

    `area` is the area of a cell, `scale` what follows for the city.
    """

    grade: str
    elements: dict[str, str]
    decides: str
    area: str
    scale: tuple[str, ...]

    @staticmethod
    def functions() -> tuple[str, ...]:
        """What ground is assessed for."""
        return tuple(FUNCTIONS)

    @classmethod
    def of(cls, function: str) -> GroundAssessment:
        """The assessment for a function, one of `functions`."""
        return cls(
            f"{function}_grade",
            {element: f"{function}_grade_of_{element}" for element in ELEMENTS},
            FUNCTIONS[function],
            "cell_area",
            (
                "city_land_fit_to_build", "city_land_fit_to_farm", "city_land_assessed", "city_land_not_assessed",
                "city_land_built", "city_land_built_unfit", "city_land_built_on_nature", "city_conflict_with_nature",
                "city_conflict_with_capacity", "people_allowed_by_land", "people_allowed_by_water", "people_allowed",
                "people_beyond_capacity",
            ),
        )  # fmt: skip
