"""Losses of grids."""

from __future__ import annotations

from citybrain.kernel.units import Array


def losses_of(consumed: Array, loss_share: Array) -> Array:
    """Energy lost on the way to consumers, in the unit of consumption; the share is of what the grid was fed.

    consumed / (1 - share) is fed in, of which consumed arrives. GPC 1.1, chapter 6: scope 3 of grid-supplied energy.
    """
    return consumed * loss_share / (1.0 - loss_share)
