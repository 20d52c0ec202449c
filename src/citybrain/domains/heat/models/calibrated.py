"""Warmth of the air where a city has measured it: what was learned from that, less what a plan cools."""

from citybrain.kernel import least, quantity
from citybrain.kernel.units import Kelvin

LEARNED = "LightGBM: Ke et al. 2017; what the model misses of measured warmth, tried on blocks of 500 m left out"


@least(of="cell", over="learned_warmth_by_day", source=LEARNED)
def learned_warmth_of_day() -> Kelvin:
    """By how much the air of a cell is warmer than in the country by day today, as learned from what was measured."""
    ...


@least(of="cell", over="learned_warmth_at_night", source=LEARNED)
def learned_warmth_of_night() -> Kelvin:
    """By how much the air of a cell is warmer than in the country at night, as learned from what was measured."""
    ...


@quantity(of="cell", source=LEARNED)
def calibrated_warmth_by_day(learned_warmth_of_day: Kelvin, air_cooled_by_plan: Kelvin) -> Kelvin:
    """By how much the air is warmer than in the country by day: learned from measurements, less what a plan cools."""
    return learned_warmth_of_day - air_cooled_by_plan
