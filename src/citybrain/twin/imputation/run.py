"""All imputation in the order in which one value needs another."""

import importlib
from collections.abc import Callable
from functools import cache

from citybrain.twin.attributes import Attributes
from citybrain.twin.declared import main_attributes
from citybrain.twin.imputation.size import drop_impossible_sizes
from citybrain.twin.imputation.surroundings import Surroundings
from citybrain.twin.imputation.year import drop_impossible_years

Rule = Callable[[Attributes, Surroundings], None]


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules that the table of attributes names, in their order."""
    named = [one.imputed for one in main_attributes().values() if one.imputed is not None]
    return tuple(_rule(one.rule) for one in sorted(named, key=lambda one: one.order))


def _rule(name: str) -> Rule:
    module, _, function = name.rpartition(".")
    found: Rule = getattr(importlib.import_module(f"citybrain.twin.imputation.{module}"), function)
    return found


def impute(attributes: Attributes, around: Surroundings, latest_year: int) -> dict[str, int]:
    """Fill what is missing of the buildings, residents apart, and return how many given values could not be.

    `attributes` must have `footprint_area` [m²] and may have any of building_use, storeys, height [m],
    construction_year, heating_system, gross_floor_area [m²], roof_pitch [degrees]; afterwards it has all of them
    without a gap. Residents follow apart, since a population grid is shared out over the floor area made here.
    """
    rejected = drop_impossible_sizes(attributes) | drop_impossible_years(attributes, latest_year)
    for rule in rules():
        rule(attributes, around)
    return rejected
