"""Benches in public spaces."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import intervention
from citybrain.kernel.units import Count, Mask, Money, MoneyPerYear, SquareMetres


class Seated(NamedTuple):
    """What new benches change."""

    added_benches: Count
    cost: Money
    running_cost: MoneyPerYear


@intervention(
    of="public_space", phase="furniture", strategy="improve", digital_leverage="low",
    source="Definition: benches with backs", cost="benches", settings=("benches_put_up", "cost_of_bench"),
    counted_by=("added_benches",),
)  # fmt: skip
def put_up_benches(
    added_benches: Count, benches_put_up: Count, cost_of_bench: Money, upkeep_of_bench: MoneyPerYear
) -> Seated:
    """Puts benches into a public space."""
    return Seated(added_benches + benches_put_up, benches_put_up * cost_of_bench, benches_put_up * upkeep_of_bench)


@put_up_benches.eligible("public-space-reason-small")
def has_room_to_sit(public_space_area: SquareMetres) -> Mask:
    """Only where there is room."""
    return np.asarray(public_space_area >= LEAST_AREA)


LEAST_AREA = 100.0
"""Square metres below which nobody puts up benches."""
