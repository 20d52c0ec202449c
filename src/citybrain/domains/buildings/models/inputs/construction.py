"""What measures build, and what need not be built because of them: nothing today, until a plan says otherwise."""

from citybrain.kernel import given
from citybrain.kernel.units import Share, SquareMetres, Tonnes


@given(of="building", default=0.0, totals=("zone", "city"))
def embodied_emissions_of_measures() -> Tonnes:
    """Greenhouse gases of making, bringing and fitting what measures put into a building (EN 15978, A1 to A5)."""
    ...


@given(of="building", default=0.0, totals=("zone", "city"))
def new_floor_area() -> SquareMetres:
    """Gross floor that a plan adds to a building, with all storeys of a building put up anew."""
    ...


@given(of="building", default=0.0)
def material_saving_of_new_floor() -> Share:
    """Part of the usual embodied emissions that the new floor does without, by lighter design and other materials."""
    ...


@given(of="building", default=0.0, totals=("zone", "city"))
def avoided_new_floor() -> SquareMetres:
    """Gross floor that need not be built elsewhere, because a measure gives its people or desks room here.

    The counterfactual of each measure that changes it stands with the measure. It is never taken off energy or
    emissions of use; what it spares stands in quantities of its own.
    """
    ...


@given(of="building", default=0.0)
def spared_embodied_emissions() -> Tonnes:
    """Greenhouse gases that measures on a building spare by other materials than the usual ones."""
    ...


@given(of="building", default=0.0, totals=("zone", "city"))
def carbon_stored_by_measures() -> Tonnes:
    """Carbon dioxide that plants took from the air and that measures keep in wood, insulation or soil.

    Told beside embodied emissions and never taken off them (EN 15804: it counts as given back at the end of life).
    """
    ...


@given(of="city", default=0.0)
def city_measure_embodied_emissions() -> Tonnes:
    """Greenhouse gases of making and building plants and fields of the city (EN 15978, A1 to A5)."""
    ...
