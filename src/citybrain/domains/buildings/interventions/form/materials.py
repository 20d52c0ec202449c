"""What lighter design and other materials of new floor have in common."""

from typing import Any

from citybrain.kernel.units import Mask, SquareMetresPerYear


def spared(before: Any, more: Any) -> Any:
    """Share of the usual emissions that is spared (0 to 1) once `more` of what is left is spared too."""
    return 1.0 - (1.0 - before) * (1.0 - more)


def builds(new_floor_of_year: SquareMetresPerYear) -> Mask:
    """Only where new floor is built in this year is there a choice of design and material."""
    return new_floor_of_year > 0
