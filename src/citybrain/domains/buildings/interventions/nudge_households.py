"""Households are told how much they use, and how much their neighbours do."""

from typing import NamedTuple

from citybrain.domains.buildings.interventions.conditions import homes
from citybrain.kernel import intervention
from citybrain.kernel.units import Mask, MoneyPerSquareMetreYear, MoneyPerYear, Share, SquareMetres, Years


class Feedback(NamedTuple):
    """What a feedback programme changes."""

    feedback_duration: Years
    feedback_electricity_saving: Share
    feedback_hot_water_saving: Share
    running_cost: MoneyPerYear


@intervention(
    of="building",
    phase="operation",
    strategy="avoid",
    digital_leverage="medium",
    source="Allcott 2011, doi:10.1016/j.jpubeco.2011.03.003; Tiefenbeck et al. 2018, doi:10.1287/mnsc.2016.2646",
    settings=("electricity_saved_by_feedback", "hot_water_saved_by_feedback", "years_of_feedback", "feedback_cost"),
)
def nudge_households(
    electricity_saved_by_feedback: Share,
    hot_water_saved_by_feedback: Share,
    years_of_feedback: Years,
    useful_floor_area: SquareMetres,
    feedback_cost: MoneyPerSquareMetreYear,
) -> Feedback:
    """Tells households every few weeks what they use of electricity and hot water, beside their neighbours.

    The effect holds while the programme runs and fades once it stops (`feedback_strength`). Electricity that is spared
    no longer warms the rooms; heating takes its place in part (`heat_of_habits`). The cost stays in the running cost
    after the programme has stopped, on the safe side.
    """
    return Feedback(
        years_of_feedback,
        electricity_saved_by_feedback,
        hot_water_saved_by_feedback,
        useful_floor_area * feedback_cost,
    )


nudge_households.eligible("reason-not-homes")(homes)


@nudge_households.eligible("reason-already-told")
def not_told(feedback_duration: Years) -> Mask:
    """Households that are told already are told enough."""
    return feedback_duration <= 0
