"""Factors are those of the tables they cite, and whoever names a wrong one learns what there is."""

import csv
import datetime
from collections import defaultdict

import pytest

from citybrain.base.domains import find_domains
from citybrain.inventory.defaults import method_defaults
from citybrain.inventory.factors import Factor, FactorLibrary
from citybrain.inventory.library import factor_library
from citybrain.inventory.methods import treatment, wastewater
from citybrain.kernel import NotFoundError, read_parameters
from tests.inventory.standards import standard

PLACES = {
    "I.1.1": ("residential", "residential-building"), "I.2.1": ("commercial", "commercial-building"),
    "I.3.1": ("manufacturing", "manufacturing-and-construction"), "I.4.1": ("energy_industries", "energy-industries"),
    "I.6.1": ("commercial", "non-specific-sources"),
}  # fmt: skip
FUELS = {
    "anthracite": "anthracite", "charcoal": "charcoal", "coking-coal": "coking_coal", "crude-oil": "crude_oil",
    "diesel-oil": "gas_oil", "gas-oil": "gas_oil", "gasoline": "motor_gasoline", "lignite": "lignite",
    "liquefied-petroleum-gases": "liquefied_petroleum_gas", "naphtha": "naphtha", "natural-gas": "natural_gas",
    "natural-gas-liquids": "natural_gas_liquids", "other-kerosene": "other_kerosene", "refinery-gas": "refinery_gas",
    "residual-fuel-oil": "residual_fuel_oil", "sub-bituminous-coal": "sub_bituminous_coal", "waste-oils": "waste_oil",
    "wood-wood-waste": "wood", "other-primary-solid-biomass": "other_solid_biomass", "coke-oven-gas": "coke_oven_gas",
}  # fmt: skip


def of_gas(name: str, gas: str) -> Factor:
    return next(factor for factor in factor_library().of(name, 2024) if factor.gas == gas)


def finnish() -> FactorLibrary:
    return factor_library(read_parameters(find_domains().layers_of("FI"), find_domains().vocabulary))


@pytest.mark.parametrize(
    ("name", "gas", "expected"),
    [
        ("natural_gas.residential", "CO2", (56100, 54300, 58300)),  # IPCC 2006, vol. 2, table 2.5
        ("natural_gas.residential", "CH4", (5, 1.5, 15)),
        ("anthracite.energy_industries", "CO2", (98300, 94600, 101000)),  # table 2.2
        ("wood.residential", "CH4", (300, 100, 900)),  # table 2.5
        ("diesel.road", "N2O", (3.9, 1.3, 12)),  # table 3.2.2
        ("diesel.railways", "N2O", (28.6, 14.3, 85.8)),  # table 3.4.1
        ("composting.wet", "CH4", (4, 0.03, 8)),  # vol. 5, table 4.1
    ],
)
def test_a_factor_is_that_of_its_table(name: str, gas: str, expected: tuple[float, float, float]) -> None:
    factor = of_gas(name, gas)
    assert (factor.value, factor.lower, factor.upper) == expected
    assert "IPCC 2006" in factor.source


def test_stationary_factors_stand_to_each_other_as_in_the_collection_of_the_ipcc() -> None:
    """The collection multiplies by calorific values and densities of its own; the proportion of the gases is kept."""
    gases: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    with standard("ipcc-emission-factors.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["dataset"] != "EFDB_2006_IPCC_guidelines" or row["gpc_ref"] not in PLACES:
                continue
            fuel = row["activity"].partition("fuel-type=fuel-type-")[2]
            if fuel in FUELS:
                name = f"{FUELS[fuel]}.{PLACES[row['gpc_ref']][0]}"
                gases[name, f"{row['gpc_ref']} {fuel} {row['unit']}"][row["gas"]] = float(row["value"])
    library, compared = factor_library(), 0
    for (name, where), found in gases.items():
        ours = {x.gas: x.value for x in library.of(name, 2024)}
        for gas in ("CH4", "N2O"):
            assert found[gas] / found["CO2"] == pytest.approx(ours[gas] / ours["CO2"], rel=1e-6), (name, where, gas)
            compared += 1
    assert compared >= 60


def test_mobile_methane_and_nitrous_oxide_are_in_the_collection_of_the_ipcc() -> None:
    known = {
        "II.2.1": "diesel.railways", "II.3.1": "gas_oil.navigation", "II.4.1": "jet_kerosene.aviation",
        "II.5.1": "diesel.off_road",
    }  # fmt: skip
    with standard("ipcc-emission-factors.csv").open(encoding="utf-8") as file:
        rows = [x for x in csv.DictReader(file) if x["unit"] == "kg/TJ" and x["gpc_ref"] in known]
    compared = 0
    for row in rows:
        if row["gas"] in ("CH4", "N2O") and ("diesel" in row["activity"] or "kerosene" in row["activity"]):
            factor = of_gas(known[row["gpc_ref"]], row["gas"])
            assert factor.value == float(row["value"])
            compared += 1
    assert compared >= 8


def test_every_factor_has_names_a_source_and_an_interval_around_its_value() -> None:
    for factor in finnish().factors():
        assert factor.source
        assert factor.unit == "kg"
        assert factor.quality in ("H", "M", "L")
        assert factor.label["en"]
        assert factor.label["zh"]
        if factor.lower is not None and factor.upper is not None:
            assert 0 <= factor.lower <= factor.value <= factor.upper


def test_factors_of_wastewater_and_incineration_are_what_the_methods_make_of_their_defaults() -> None:
    water, fire = method_defaults("wastewater"), method_defaults("incineration")
    for name in ("septic_tank", "aerobic_overloaded", "anaerobic_reactor", "discharge"):
        made = wastewater.wastewater_methane_factor(water["methane_capacity"], water["methane_correction"][name])
        assert of_gas(f"wastewater.{name}", "CH4").value == pytest.approx(made)
    nitrogen = wastewater.effluent_nitrous_oxide(1.0, water["effluent_nitrous_oxide"])
    assert of_gas("wastewater.effluent_nitrogen", "N2O").value == pytest.approx(nitrogen)
    burned = {x.gas: x.value / 1000 for x in factor_library().of("incineration.municipal_waste", 2024)}
    assert burned["CH4"] == pytest.approx(treatment.burned_methane(1.0, fire["methane"]["continuous_stoker"]))
    assert burned["N2O"] == pytest.approx(
        treatment.burned_nitrous_oxide(1.0, fire["nitrous_oxide"]["municipal_continuous"])
    )


@pytest.mark.parametrize(
    ("name", "gas", "ending"),
    [
        ("natural_gas.residential", "CO2", "table 2.5"),
        ("natural_gas.residential", "CH4", "(ends of the interval unconfirmed)"),
        ("lignite.residential", "CO2", "table 2.5"),
        ("peat.residential", "CO2", "(ends of the interval unconfirmed)"),
        ("motor_gasoline.road", "N2O", "tables 3.2.1 and 3.2.2 (ends of the interval unconfirmed)"),
        ("composting.dry", "CH4", "table 4.1"),
    ],
)
def test_what_was_not_seen_in_a_second_source_says_so(name: str, gas: str, ending: str) -> None:
    assert of_gas(name, gas).source.endswith(ending)


def test_only_carbon_dioxide_of_biomass_is_biogenic() -> None:
    assert {x.gas for x in factor_library().factors() if x.biogenic} == {"CO2"}
    assert of_gas("wood.residential", "CO2").biogenic
    assert not of_gas("peat.residential", "CO2").biogenic


def test_purchased_energy_has_the_value_of_the_parameter_in_force() -> None:
    electricity = finnish().of("electricity", 2023)
    assert [(x.gas, x.value, x.activity_unit) for x in electricity] == [("CO2e", 0.038, "kWh")]
    assert electricity[0].parameter == "electricity_emission_factor"
    assert finnish().of("electricity", 1995)[0].value == 0.158
    heat = finnish().of("district_heat", 2022)[0]
    assert (heat.value, heat.valid_until) == (0.223, datetime.date(2023, 1, 1))
    assert heat.quality == "M"


def test_a_year_in_which_a_factor_changes_has_the_mean_over_its_days() -> None:
    """District heat: 0.162 on 90 days of 2025, 0.1 on 275 (until then the inventory took the value of 1 July)."""
    assert finnish().of("district_heat", 2025)[0].value == pytest.approx((90 * 0.162 + 275 * 0.1) / 365)
    assert finnish().of("district_heat", 2024)[0].value == 0.162
    after = finnish().of("district_heat", 2026)[0]
    assert (after.value, after.valid_from) == (0.1, datetime.date(2026, 1, 1))


def test_without_parameters_there_is_no_purchased_energy() -> None:
    with pytest.raises(NotFoundError) as caught:
        factor_library().of("electricity", 2023)
    assert caught.value.code == "accounting-factor-unknown"


def test_the_interval_of_a_parameter_is_widened_from_90_to_95_percent() -> None:
    factor = finnish().of("electricity", 2023)[0]
    assert factor.upper == pytest.approx(0.038 * 1.2 ** (1.959964 / 1.644854), rel=1e-6)
    assert factor.lower == pytest.approx(0.038 / 1.2 ** (1.959964 / 1.644854), rel=1e-6)


def test_unknown_names_regions_and_years_say_what_there_is() -> None:
    here = Factor("heat.local", "CO2e", 0.1, "kg", "kWh", "A supplier", "H", region="FI-91")
    later = Factor("heat.new", "CO2e", 0.1, "kg", "kWh", "A supplier", "H", valid_from=datetime.date(2020, 1, 1))
    library = FactorLibrary([*factor_library().factors(), here, later])
    cases = [
        (("natural_gas.homes", 2024, "world"), "accounting-factor-unknown", "near", "natural_gas.commercial"),
        (("heat.local", 2024, "SE"), "accounting-factor-region", "allowed", "FI-91"),
        (("heat.new", 2019, "world"), "accounting-factor-year", "allowed", "2020-01-01"),
    ]
    for asked, code, argument, expected in cases:
        with pytest.raises(NotFoundError) as caught:
            library.of(*asked)
        assert caught.value.code == code
        assert expected in str(caught.value.arguments[argument])
    assert library.of("heat.local", 2024, "FI-91") == (here,)
