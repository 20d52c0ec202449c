"""What lorries burn on a kilometre, which part is electric, and what their exhaust holds by the years of the fleet."""

from citybrain.domains.travel.models.fleet import mean_by_age, value_by_standard
from citybrain.domains.travel.models.hot_emissions import HotFactor, hot_factor
from citybrain.domains.travel.models.vehicles import MEGAJOULES_PER_KILOWATT_HOUR
from citybrain.kernel import quantity, same_formula
from citybrain.kernel.units import (
    KilogramsPerKilometre,
    KilometresPerHour,
    KilowattHoursPerKilometre,
    PerYear,
    Ratio,
    Year,
    Years,
)

SOURCE = "EMEP/EEA air pollutant emission inventory guidebook 2019, 1.A.3.b, Tier 3: energy by speed, warm engines"
STANDARDS = "EMEP/EEA guidebook 2019, 1.A.3.b, Tier 3 curves at 30 km/h by standard; kilometres by age as stated"
OXIDES = ("before_euro_iv", "of_euro_iv", "of_euro_v", "of_euro_vi")


def _names(lorry: str, of: str) -> dict[str, str]:
    """What the formula of nitrogen oxides of rigid lorries and its factors are called for others."""
    factors = {f"rigid_lorry_nitrogen_oxides_{one}": f"{lorry}_lorry_{of}_{one}" for one in OXIDES}
    return {"rigid_lorry_nitrogen_oxides": f"{lorry}_lorry_{of}", **factors}


COEFFICIENTS = ("energy", "alpha", "beta", "gamma", "delta", "epsilon", "zita", "eta")


def _curve(lorry: str) -> dict[str, str]:
    """What the curve of rigid lorries is called for another lorry on roads."""
    return {f"rigid_lorry_{one}": f"{lorry}_lorry_{one}" for one in COEFFICIENTS}


def _within_areas(lorry: str) -> dict[str, str]:
    """What the curve of rigid lorries is called for a lorry within areas."""
    there = {"rigid_lorry_energy": f"{lorry}_lorry_energy_within_areas", "road_speed": "speed_within_area"}
    return {**_curve(lorry), **there}


@same_formula(of="city", names=_within_areas("articulated"))
@same_formula(of="city", names=_within_areas("rigid"))
@same_formula(of="road", names=_curve("articulated"))
@quantity(of="road", source=SOURCE, compiled=True)
def rigid_lorry_energy(
    road_speed: KilometresPerHour, rigid_lorry_alpha: Ratio, rigid_lorry_beta: Ratio, rigid_lorry_gamma: Ratio,
    rigid_lorry_delta: Ratio, rigid_lorry_epsilon: Ratio, rigid_lorry_zita: Ratio, rigid_lorry_eta: Ratio,
    lorry_slowest: KilometresPerHour, lorry_fastest: KilometresPerHour,
) -> KilowattHoursPerKilometre:  # fmt: skip
    """Energy that a lorry of a class with half of its load burns on a kilometre, at the speed of traffic."""
    curve = HotFactor(
        rigid_lorry_alpha, rigid_lorry_beta, rigid_lorry_gamma, rigid_lorry_delta, rigid_lorry_epsilon,
        rigid_lorry_zita, rigid_lorry_eta, rigid_lorry_alpha * 0.0, lorry_slowest, lorry_fastest,
    )  # fmt: skip
    return hot_factor(road_speed, curve) / MEGAJOULES_PER_KILOWATT_HOUR


@same_formula(of="city", names=_names("articulated", "exhaust_particles"))
@same_formula(of="city", names=_names("articulated", "nitrogen_oxides"))
@same_formula(of="city", names=_names("rigid", "exhaust_particles"))
@quantity(of="city", source=STANDARDS)
def rigid_lorry_nitrogen_oxides(
    calendar_year: Year, year_length: Years, lorry_life: Years, car_life_shape: Ratio,
    fall_of_lorry_kilometres: PerYear, rigid_lorry_nitrogen_oxides_before_euro_iv: KilogramsPerKilometre,
    euro_iv_year: Year, rigid_lorry_nitrogen_oxides_of_euro_iv: KilogramsPerKilometre,
    euro_v_year: Year, rigid_lorry_nitrogen_oxides_of_euro_v: KilogramsPerKilometre,
    euro_vi_year: Year, rigid_lorry_nitrogen_oxides_of_euro_vi: KilogramsPerKilometre,
) -> KilogramsPerKilometre:  # fmt: skip
    """What a kilometre of diesel lorries of a class emits of a pollutant; new ones meet the standard of their year."""
    factor = value_by_standard(
        rigid_lorry_nitrogen_oxides_before_euro_iv,
        (euro_iv_year, rigid_lorry_nitrogen_oxides_of_euro_iv),
        (euro_v_year, rigid_lorry_nitrogen_oxides_of_euro_v),
        (euro_vi_year, rigid_lorry_nitrogen_oxides_of_euro_vi),
    )
    return mean_by_age(factor, calendar_year, year_length, lorry_life, car_life_shape, fall_of_lorry_kilometres)
