"""Factors that methods compute: what they give, where each number comes from, and how sure it is."""

import math
from collections import defaultdict
from typing import Any

import numpy as np
import pytest

from citybrain.inventory.defaults import method_defaults
from citybrain.inventory.derived import METHODS, derive, derived_factors
from citybrain.inventory.factors import DerivationStep, Factor
from citybrain.inventory.files import declared
from citybrain.inventory.gwp import warming_potential
from citybrain.inventory.inputs import default
from citybrain.inventory.library import DERIVED, factor_library
from citybrain.inventory.lines import emissions_of
from citybrain.kernel import NotFoundError
from tests.inventory.activities import activity_of
from tests.inventory.test_factors import of_gas
from tests.inventory.test_methods import functions

FACTORS = [factor for file in DERIVED for factor in derived_factors(file)]


def arguments(step: DerivationStep) -> dict[str, Any]:
    """Inputs of a step as its method takes them; those of a table such as `composition.food` are gathered."""
    gathered: dict[str, Any] = defaultdict(dict)
    for given in step.inputs:
        name, _, key = given.name.partition(".")
        if key:
            gathered[name][key] = given.value
        else:
            gathered[name] = given.value
    return dict(gathered)


@pytest.mark.parametrize(
    ("name", "gas", "value"),
    [
        ("landfill.food.managed", "CH4", 1000 * 0.15 * 0.5 * 1.0 * 0.5 * 16 / 12 * 0.9),
        ("landfill.paper.unmanaged_shallow", "CH4", 1000 * 0.40 * 0.5 * 0.4 * 0.5 * 16 / 12),
        (
            "landfill.bulk_eastern_asia.unmanaged_deep",
            "CH4",
            1000 * (0.403 * 0.15 + 0.204 * 0.40 + 0.021 * 0.43 + 0.010 * 0.24) * 0.8 / 3,
        ),
        ("incineration.plastics", "CO2", 1000 * 0.75 * 44 / 12),
        ("open_burning.plastics", "CO2", 1000 * 0.75 * 0.58 * 44 / 12),
        ("open_burning.municipal_waste", "N2O", 0.15),
        ("wastewater.septic_tank.person", "CH4", 60 * 0.365 * 0.3),
        ("wastewater.discharge.person", "CH4", 60 * 0.365 * 1.25 * 0.06),
        ("wastewater.protein_effluent", "N2O", 0.16 * 1.1 * 1.25 * 0.005 * 44 / 28),
        ("clinker", "CO2", 1000 * 0.65 * 0.785 * 1.02),
        ("lime", "CO2", 753),
        ("refrigerant.R404A.large_commercial", "HFC143a", 0.52 * 0.225),
        ("product_use.lubricants", "CO2", 20 * 0.2 * 44 / 12 * 1000),
        ("enteric.sheep", "CH4", 8),
        ("manure.dairy_cattle.western_europe.slurry.cool_temperate", "CH4", 62.17848),
        ("manure.swine.western_europe.solid_storage.boreal", "N2O", 0.65 * 76 * 0.365 * 0.01 * 44 / 28),
        ("soils.nitrogen", "N2O", 0.01 * 44 / 28),
        ("soils.dolomite", "CO2", 1000 * 0.13 * 44 / 12),
        ("soils.urea", "CO2", 200 * 44 / 12),
        ("rice.several_aerations.straw", "CH4", 1.19 * 0.55 * 6**0.59),
        ("land.paved.boreal", "CO2", 68 * 0.2 / 20 * 44 / 12 * 1000),
        ("land.cleared.temperate_forest", "CO2", 120 * 0.47 * 44 / 12 * 1000),
    ],
)
def test_a_factor_is_what_its_equation_makes_of_its_inputs(name: str, gas: str, value: float) -> None:
    assert of_gas(name, gas).value == pytest.approx(value, rel=1e-6)


@pytest.mark.parametrize("factor", FACTORS, ids=lambda x: f"{x.name} {x.gas} {x.biogenic}")
def test_each_step_can_be_done_again_and_the_last_one_gives_the_factor(factor: Factor) -> None:
    results: list[tuple[str, float]] = []
    for step in factor.steps:
        for given in step.inputs:
            from_before = (given.source, given.value) in results
            assert from_before or given.source == "" or given.source.startswith("IPCC "), given
        module, _, function = step.method.partition(".")
        again = getattr(METHODS[module], function)(**arguments(step))
        chosen = again if not isinstance(again, tuple) else again.biogenic if factor.biogenic else again.fossil
        assert step.result == pytest.approx(float(chosen), rel=1e-12)
        results.append((step.method, step.result))
    assert factor.value == pytest.approx(factor.steps[-1].result, rel=1e-11)


def test_a_city_finds_what_it_enters() -> None:
    names = {factor.name for factor in FACTORS}
    sites = ("managed", "managed_semi_aerobic", "unmanaged_deep", "unmanaged_shallow", "uncategorised")
    kinds = ("food", "paper", "wood", "garden", "textiles", "nappies", "bulk_northern_europe", "bulk_eastern_asia")
    assert names >= {f"landfill.{kind}.{site}" for kind in kinds for site in sites}
    gases = {(x.gas, x.biogenic) for x in FACTORS if x.name == "incineration.textiles"}
    assert gases == {("CO2", False), ("CO2", True), ("CH4", False), ("N2O", False)}
    for factor in FACTORS:
        assert factor.gas == "CO2" or warming_potential(factor.gas, "AR6") > 0
        assert factor.value > 0
        assert "{" not in factor.name + factor.label["en"] + factor.label["zh"] + factor.source


def test_fossil_and_biogenic_carbon_are_all_the_carbon_that_burns() -> None:
    shares = method_defaults("incineration")
    for kind in ("food", "paper", "textiles", "nappies", "rubber", "plastics"):
        both = sum(x.value for x in factor_library().of(f"incineration.{kind}", 2024) if x.gas == "CO2")
        assert both == pytest.approx(1000 * shares["dry_share"][kind] * shares["carbon_share"][kind] * 44 / 12)


def test_the_interval_of_one_uncertain_input_is_that_input_scaled() -> None:
    factor = of_gas("wastewater.effluent_nitrogen", "N2O")
    assert (factor.lower, factor.upper) == pytest.approx((0.0005 * 44 / 28, 0.25 * 44 / 28))
    assert of_gas("soils.urea", "CO2").lower is None


def test_intervals_of_several_inputs_add_as_squares_and_stay_above_zero() -> None:
    factor = of_gas("wastewater.septic_tank", "CH4")  # 0.6 ± 30 %, 0.5 from 0.4 to 0.72
    assert factor.lower == pytest.approx(0.3 - math.hypot(0.09, 0.06))
    assert factor.upper == pytest.approx(0.3 + math.hypot(0.09, 0.132))
    for made in FACTORS:
        if made.lower is not None and made.upper is not None:
            assert 0 <= made.lower <= made.value <= made.upper


def test_the_interval_holds_what_draws_of_the_inputs_give() -> None:
    """Approach 1 beside draws from normal distributions: food in a deep dump, three uncertain inputs."""
    draw = np.random.default_rng(3).normal
    value = of_gas("landfill.food.unmanaged_deep", "CH4")
    inputs = ((0.15, 0.06), (0.5, 0.1), (0.8, 0.16))
    carbon, decomposing, correction = (draw(middle, half / 1.96, 200_000) for middle, half in inputs)
    drawn = 1000 * carbon * decomposing * correction / 1.5
    low, high = np.percentile(drawn, (2.5, 97.5))
    assert value.upper is not None
    assert value.lower is not None
    assert (high - low) == pytest.approx(value.upper - value.lower, rel=0.15)


def test_lines_with_computed_factors_are_counted_in_their_units() -> None:
    entered = {
        "landfill.food.managed": ("III.1.1", 2.0, "t"), "incineration.textiles": ("III.3.1", 1.0, "t"),
        "enteric.sheep": ("V.1", 10.0, "head"), "wastewater.septic_tank.person": ("III.4.1", 100.0, "person"),
        "rice.flooded": ("V.3", 3.0, "ha*day"),
    }  # fmt: skip
    subcategory, amount, unit = (list(column) for column in zip(*entered.values(), strict=True))
    lines = activity_of(year=[2024] * 5, subcategory=subcategory, amount=amount, unit=unit, factor=list(entered))
    emissions = emissions_of(lines, factor_library(), "AR5")
    np.testing.assert_allclose(emissions.gases["CH4"] * 1000, [90.0, 0.0002, 80.0, 657.0, 3.57], rtol=1e-9)
    assert emissions.biogenic[1] * 1000 == pytest.approx(1173.33333, rel=1e-6)
    assert emissions.equivalent[0] == pytest.approx(0.090 * 28)


def test_what_no_second_source_has_says_so() -> None:
    assert of_gas("wastewater.aerobic_overloaded", "CH4").source.endswith(
        "(unconfirmed: methane correction aerobic overloaded)"
    )
    assert of_gas("landfill.food.managed", "CH4").source.endswith("(ends of the interval unconfirmed)")
    assert "unconfirmed" not in of_gas("composting.wet", "CH4").source


def test_a_default_has_its_table_and_lies_in_its_interval() -> None:
    food = default("landfill.degradable_organic_carbon.food")
    assert (food.value, food.lower, food.upper, food.source) == (0.15, 0.08, 0.20, "IPCC 2006, vol. 5, table 2.4")
    mixed = default("landfill.composition.northern_europe.food")
    assert (mixed.lower, mixed.upper) == pytest.approx((0.2121, 0.3939))
    assert default("farming.enteric.sheep").source == "IPCC 2006, vol. 4, table 10.10"
    assert default("farming.enteric.dairy_cattle.asia").source == "IPCC 2019 Refinement, vol. 4, table 10.11"
    for topic, about in declared("method_defaults.yaml").items():
        for key in (*about.get("tables", {}), *about.get("unconfirmed", ()), *about.get("unconfirmed_intervals", ())):
            value = about
            for word in key.split("."):
                value = value[word]
            assert value is not None, (topic, key)


def test_a_wrong_input_says_which_names_there_are() -> None:
    with pytest.raises(NotFoundError) as caught:
        derive({"method": "mineral.lime_emissions", "inputs": {"lime": 1, "factor": "minerals.high_calcium_lim"}})
    assert caught.value.arguments["received"] == "minerals.high_calcium_lim"
    assert "high_calcium_lime" in str(caught.value.arguments["near"])


def test_every_method_makes_a_factor_or_serves_other_code() -> None:
    """Landfills and grids are computed elsewhere as well."""
    made = {step.method for factor in FACTORS for step in factor.steps}
    assert {name for name in functions() if name.partition(".")[0] not in ("landfill", "grid")} <= made
