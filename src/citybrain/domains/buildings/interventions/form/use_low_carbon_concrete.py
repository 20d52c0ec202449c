"""Concrete of cement with less clinker."""

from typing import NamedTuple

from citybrain.domains.buildings.interventions.form.materials import builds, spared
from citybrain.kernel import intervention
from citybrain.kernel.units import Money, MoneyPerSquareMetre, Share, SquareMetresPerYear, Years


class LowCarbonConcrete(NamedTuple):
    """What low-carbon concrete changes."""

    material_saving_of_new_floor: Share
    cost: Money


@intervention(
    of="building",
    phase="envelope",
    strategy="improve",
    cost="structure",
    digital_leverage="low",
    source="Scrivener, John, Gartner 2018, doi:10.1016/j.cemconres.2018.03.015: cement with less clinker",
    excludes=("use_timber",),
    settings=("low_carbon_concrete_reduction", "low_carbon_concrete_extra_cost"),
)
def use_low_carbon_concrete(
    material_saving_of_new_floor: Share,
    concrete_share_of_new_floor: Share,
    low_carbon_concrete_reduction: Share,
    new_floor_of_year: SquareMetresPerYear,
    year_length: Years,
    low_carbon_concrete_extra_cost: MoneyPerSquareMetre,
) -> LowCarbonConcrete:
    """Builds the new floor of the year with concrete whose cement has less clinker.

    The counterfactual is the same floor in usual concrete; what is spared shows in `emissions_spared_by_materials`. It
    needs a measure that adds floor, in the same plan or in the scenario.
    """
    floor = new_floor_of_year * year_length
    cost = floor * low_carbon_concrete_extra_cost
    return LowCarbonConcrete(
        spared(material_saving_of_new_floor, concrete_share_of_new_floor * low_carbon_concrete_reduction),
        cost,
    )


use_low_carbon_concrete.eligible("reason-no-new-floor")(builds)
