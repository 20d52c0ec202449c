"""Devices on catchments, money that goes into them, and money for each inhabitant that a project serves."""

from citybrain.kernel import given, quantity
from citybrain.kernel.ratios import per
from citybrain.kernel.units import Money, MoneyPerPerson, MoneyPerYear, People, SquareMetres


@given(of="sewer_catchment", default=0.0, totals=("city",))
def investment_in_rain_devices() -> Money:
    """Money that measures put into devices of a catchment that hold rain back."""
    ...


@given(of="sewer_catchment", default=0.0, totals=("city",))
def upkeep_of_rain_devices() -> MoneyPerYear:
    """Upkeep in a year of devices of a catchment that hold rain back."""
    ...


@given(of="sewer_catchment", default=0.0)
def bioretention_area() -> SquareMetres:
    """Bioretention cells that a plan places on a catchment."""
    ...


@given(of="sewer_catchment", default=0.0)
def rain_garden_area() -> SquareMetres:
    """Rain gardens that a plan places on a catchment."""
    ...


@given(of="sewer_catchment", default=0.0)
def permeable_pavement_area() -> SquareMetres:
    """Permeable pavement that a plan lays on a catchment."""
    ...


@given(of="sewer_catchment", default=0.0)
def green_roof_device_area() -> SquareMetres:
    """Green roofs that a plan plants on a catchment."""
    ...


@given(of="sewer_catchment", default=0.0)
def rain_barrel_area() -> SquareMetres:
    """Ground that rain barrels of a plan stand on in a catchment."""
    ...


@quantity(of="water_project", source="Definition: investment over the people served")
def cost_per_inhabitant_served(water_project_cost: Money, inhabitants_served: People) -> MoneyPerPerson:
    """Investment into a water project for each inhabitant that it serves."""
    return per(water_project_cost, inhabitants_served)
