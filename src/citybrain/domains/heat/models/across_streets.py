"""A hot afternoon across a street: sun and felt temperature on its sides and in its middle."""

import numpy as np

from citybrain.kernel import mean, quantity
from citybrain.kernel.units import Celsius, Ratio, Share

LEFT, MIDDLE, RIGHT = "cells_on_left_side", "cells_in_middle", "cells_on_right_side"


@quantity(of="cell", source="Definition: ground that neither houses nor crowns nor sails shade", compiled=True)
def sun_in_afternoon(
    cell_sun_share: Share, shade_of_new_trees: Ratio, size_of_grown_crowns: Ratio, sail_share: Share,
    open_ground_share: Share,
) -> Share:  # fmt: skip
    """Part of the open ground of a cell in the sun on the hottest day, 12 to 16 o'clock, with a plan's shade."""
    ground = np.where(open_ground_share > 0.0, open_ground_share, np.nan)
    return (
        cell_sun_share
        * np.exp(-shade_of_new_trees * size_of_grown_crowns)
        * (1.0 - np.minimum(sail_share / ground, 1.0))
    )


@mean(of="street", over=LEFT)
def felt_on_left_side(felt_in_afternoon: Celsius) -> Celsius:
    """UTCI 6 m to the left of the middle of a street, by cells of the ground, 12 to 16 o'clock on the hottest day."""
    ...


@mean(of="street", over=MIDDLE)
def felt_in_middle(felt_in_afternoon: Celsius) -> Celsius:
    """UTCI in the middle of a street, by cells of the ground, mean of 12 to 16 o'clock on the hottest day."""
    ...


@mean(of="street", over=RIGHT)
def felt_on_right_side(felt_in_afternoon: Celsius) -> Celsius:
    """UTCI 6 m to the right of the middle of a street, by cells of the ground, 12 to 16 o'clock on the hottest day."""
    ...


@mean(of="street", over=LEFT)
def sun_on_left_side(sun_in_afternoon: Share) -> Share:
    """Part in the sun 6 m to the left of the middle of a street, mean of 12 to 16 o'clock on the hottest day."""
    ...


@mean(of="street", over=MIDDLE)
def sun_in_middle(sun_in_afternoon: Share) -> Share:
    """Part in the sun in the middle of a street, mean of 12 to 16 o'clock on the hottest day."""
    ...


@mean(of="street", over=RIGHT)
def sun_on_right_side(sun_in_afternoon: Share) -> Share:
    """Part in the sun 6 m to the right of the middle of a street, mean of 12 to 16 o'clock on the hottest day."""
    ...
