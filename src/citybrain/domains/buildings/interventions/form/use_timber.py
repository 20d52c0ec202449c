"""Timber in place of concrete and steel."""

from typing import NamedTuple

from citybrain.domains.buildings.interventions.form.materials import builds, spared
from citybrain.kernel import intervention
from citybrain.kernel.units import (
    KilogramsPerSquareMetre,
    KilogramsPerTonne,
    Money,
    MoneyPerSquareMetre,
    Share,
    SquareMetresPerYear,
    Tonnes,
    Years,
)


class TimberFloor(NamedTuple):
    """What a structure of timber changes."""

    material_saving_of_new_floor: Share
    carbon_stored_by_measures: Tonnes
    cost: Money


@intervention(
    of="building",
    phase="envelope",
    strategy="improve",
    cost="structure",
    digital_leverage="low",
    source="Hart, D'Amico, Pomponi 2021, doi:10.1111/jiec.13139: structures of timber, concrete and steel",
    excludes=("use_low_carbon_concrete",),
    settings=("timber_reduction", "timber_extra_cost"),
)
def use_timber(
    material_saving_of_new_floor: Share,
    timber_reduction: Share,
    new_floor_of_year: SquareMetresPerYear,
    year_length: Years,
    timber_extra_cost: MoneyPerSquareMetre,
    carbon_stored_by_measures: Tonnes,
    timber_stored_carbon: KilogramsPerSquareMetre,
    kilograms_per_tonne: KilogramsPerTonne,
) -> TimberFloor:
    """Builds the structure of the new floor of the year of timber in place of concrete.

    The counterfactual is the same floor in usual materials; `emissions_spared_by_materials` shows what is spared.
    Carbon that the wood keeps is told apart (`carbon_stored_by_measures`) and not taken off. Wood must come from
    forests that grow back as fast. It needs a measure that adds floor, in the same plan or in the scenario.
    """
    floor = new_floor_of_year * year_length
    cost = floor * timber_extra_cost
    return TimberFloor(
        spared(material_saving_of_new_floor, timber_reduction),
        carbon_stored_by_measures + floor * timber_stored_carbon / kilograms_per_tonne,
        cost,
    )


use_timber.eligible("reason-no-new-floor")(builds)
