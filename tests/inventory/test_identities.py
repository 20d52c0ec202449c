"""What must add up is told with both sides; what stands twice is found."""

import numpy as np
import pytest

from citybrain.inventory.factors import Factor, FactorLibrary
from citybrain.inventory.identities import Stated, duplicate_lines, identities_of
from citybrain.inventory.library import factor_library
from citybrain.inventory.lines import emissions_of
from citybrain.messages import LANGUAGES, keys
from citybrain.plans.identities import PlanIdentity
from tests.inventory.activities import activity_of

LIBRARY = FactorLibrary(
    [
        *factor_library().factors(),
        Factor("electricity", "CO2e", 0.1, "kg", "kWh", "Test", "H"),
        Factor("district_heat", "CO2e", 0.2, "kg", "kWh", "Test", "H"),
    ]
)
LINES = [
    ("I.1.2", 60.0, "GWh", "electricity"),
    ("I.2.2", 30.0, "GWh", "electricity"),
    ("I.1.3", 6.0, "GWh", "electricity"),
    ("I.1.2", 50.0, "GWh", "district_heat"),
    ("I.4.4", 200.0, "TJ", "natural_gas.energy_industries"),
    ("I.1.1", 100.0, "TJ", "natural_gas.residential"),
    ("III.2.1", 1000.0, "t", "composting.wet"),
    ("III.2.2", 500.0, "t", "composting.wet"),
]


def emitted(lines=LINES):
    year, places, amounts, units, factors = [2024] * len(lines), *zip(*lines, strict=True)
    activity = activity_of(year=year, subcategory=places, amount=amounts, unit=units, factor=factors)
    return emissions_of(activity, LIBRARY)


def found(stated: Stated | None = None, lines=LINES) -> dict[str, PlanIdentity]:
    return {identity.code: identity for identity in identities_of(emitted(lines), LIBRARY, stated)}


def test_sums_hold_and_generation_is_in_the_territorial_total_only() -> None:
    identities = found()
    for code in ("identity-scopes", "identity-sectors", "identity-gases", "identity-generation-apart"):
        assert identities[code].verdict == "holds", code
        assert identities[code].difference == pytest.approx(0.0, abs=1e-6)
    apart = identities["identity-generation-apart"]
    assert apart.right == pytest.approx(200 * (56100 + 1 * 28 + 0.1 * 265) / 1000)


def test_supply_is_consumption_and_losses() -> None:
    agree = found(Stated(electricity_supplied=96e6, heat_supplied=60e6, waste_generated=1500.0))
    electricity = agree["identity-electricity"]
    assert (electricity.left, electricity.right, electricity.verdict) == (96e6, 96e6, "holds")
    heat = agree["identity-heat"]
    assert (heat.verdict, heat.difference) == ("differs", -10e6)
    assert agree["identity-waste"].verdict == "holds"
    assert found(Stated(electricity_supplied=120e6))["identity-electricity"].verdict == "differs"


def test_what_nobody_stated_cannot_be_said() -> None:
    identities = found()
    assert identities["identity-electricity"].verdict == "cannot-say"
    assert identities["identity-electricity"].left == 96e6
    assert identities["identity-electricity"].difference is None


def test_fuel_burned_is_fuel_sold_whatever_the_unit() -> None:
    lines = [*LINES, ("I.2.1", 100.0, "t", "natural_gas.commercial")]
    identity = found(Stated(fuels_sold={"natural_gas": 304.8}), lines)["identity-fuel"]
    assert identity.left == pytest.approx(200 + 100 + 4.8)
    assert (identity.verdict, identity.arguments["fuel"]) == ("holds", "natural_gas")


def test_a_fuel_counted_in_two_places_and_a_line_twice_are_found() -> None:
    lines = [*LINES, ("I.2.1", 100.0, "TJ", "natural_gas.residential"), LINES[0]]
    twice = list(duplicate_lines(emitted(lines).activity))
    assert {identity.code: identity.rows for identity in twice} == {
        "identity-fuel-in-two-places": (5, 8), "identity-line-twice": (0, 9),
    }  # fmt: skip
    both = next(x for x in twice if x.code == "identity-fuel-in-two-places")
    assert both.arguments["places"] == "I.1.1, I.2.1"
    assert list(duplicate_lines(emitted().activity)) == []


def test_the_same_amount_in_another_year_is_no_double() -> None:
    activity = activity_of(
        year=[2023, 2024],
        subcategory=["I.1.1"] * 2,
        amount=[1.0, 1.0],
        unit=["TJ"] * 2,
        factor=["wood.residential"] * 2,
    )
    assert list(duplicate_lines(activity)) == []


def test_every_identity_has_a_text_in_every_language() -> None:
    codes = {*found(), "identity-line-twice", "identity-fuel-in-two-places", "identity-fuel"}
    for language in LANGUAGES:
        assert codes <= set(keys(language))


def test_an_inventory_without_lines_holds() -> None:
    empty = emissions_of(activity_of(year=[], subcategory=[], amount=[], unit=[]), LIBRARY)
    verdicts = {identity.verdict for identity in identities_of(empty, LIBRARY)}
    assert verdicts == {"holds", "cannot-say"}


def test_a_notation_key_is_no_amount_twice() -> None:
    activity = activity_of(
        year=[2024] * 2, subcategory=["I.1.1", "I.2.1"], amount=[np.nan] * 2, unit=[""] * 2, notation_key=["NE"] * 2
    )
    assert list(duplicate_lines(activity)) == []
