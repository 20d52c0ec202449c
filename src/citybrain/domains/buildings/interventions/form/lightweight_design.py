"""Less material in new floor."""

from typing import NamedTuple

from citybrain.domains.buildings.interventions.form.materials import builds, spared
from citybrain.kernel import intervention
from citybrain.kernel.units import Money, MoneyPerSquareMetre, Share, SquareMetresPerYear, Years


class LighterFloor(NamedTuple):
    """What lighter design changes."""

    material_saving_of_new_floor: Share
    cost: Money


@intervention(
    of="building",
    phase="envelope",
    strategy="avoid",
    cost="structure",
    digital_leverage="medium-high",
    source="Moynihan and Allwood 2014, doi:10.1098/rspa.2014.0170: how little of their strength is used",
    settings=("lightweight_reduction", "lightweight_design_cost"),
)
def lightweight_design(
    material_saving_of_new_floor: Share,
    lightweight_reduction: Share,
    new_floor_of_year: SquareMetresPerYear,
    year_length: Years,
    lightweight_design_cost: MoneyPerSquareMetre,
) -> LighterFloor:
    """Builds the new floor of the year with less material: spans and sections by need, hollow slabs, printed forms.

    The counterfactual is the same floor in the usual design; `emissions_spared_by_materials` shows what is spared. It
    needs a measure that adds floor, in the same plan or in the scenario.
    """
    floor = new_floor_of_year * year_length
    cost = floor * lightweight_design_cost
    return LighterFloor(
        spared(material_saving_of_new_floor, lightweight_reduction),
        cost,
    )


lightweight_design.eligible("reason-no-new-floor")(builds)
