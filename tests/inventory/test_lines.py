"""Lines become tonnes: a worked number for each way, laws, and errors that name the rows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.inventory.activity_check import unsuited
from citybrain.inventory.factors import Factor, FactorLibrary
from citybrain.inventory.library import factor_library
from citybrain.inventory.lines import BIOGENIC, emissions_of
from citybrain.kernel import InputError, NotFoundError
from tests.inventory.activities import activity_of

LIBRARY = factor_library()


def one(**columns):
    made = {"year": 2024, "subcategory": "I.1.1", "amount": 1.0, "unit": "TJ"} | columns
    own = made.pop("own", None)
    listed = {name: [value] for name, value in made.items()}
    return activity_of(**listed, own={gas: [value] for gas, value in own.items()} if own else None)


@pytest.mark.parametrize(
    ("assessment", "expected"),
    [
        ("AR4", 56100 + 5 * 25 + 0.1 * 298),
        ("AR5", 56100 + 5 * 28 + 0.1 * 265),
        ("AR6", 56100 + 5 * 27.0 + 0.1 * 273),
    ],
)
def test_a_terajoule_of_gas_in_homes(assessment: str, expected: float) -> None:
    """IPCC 2006, vol. 2, equation 2.1 with table 2.5: fuel times factor, gas by gas."""
    result = emissions_of(one(factor="natural_gas.residential"), LIBRARY, assessment)
    assert result.equivalent[0] == pytest.approx(expected / 1000)
    assert result.gases["CO2"][0] == pytest.approx(56.1)
    assert result.gases["CH4"][0] == pytest.approx(0.005)


@pytest.mark.parametrize(
    ("amount", "unit", "terajoules"),
    [
        (1.0, "GWh", 3.6),
        (1000.0, "GJ", 1.0),
        (1.0, "kt", 43.0),  # IPCC 2006, vol. 2, table 1.2: gas and diesel oil 43.0 TJ/Gg
        (1.0, "t", 0.043),
        (1149.0, "L", 0.043),  # United Nations: 1,149 litres in a tonne
        (1.149, "m3", 0.043),
    ],
)
def test_units_convert_through_calorific_value_and_density(amount: float, unit: str, terajoules: float) -> None:
    result = emissions_of(one(amount=amount, unit=unit, factor="gas_oil.residential"), LIBRARY)
    assert result.gases["CO2"][0] == pytest.approx(74.1 * terajoules)


def test_biogenic_carbon_dioxide_is_apart_and_methane_of_wood_is_not() -> None:
    result = emissions_of(one(factor="wood.residential"), LIBRARY, "AR5")
    assert result.biogenic[0] == pytest.approx(112.0)
    assert result.equivalent[0] == pytest.approx((300 * 28 + 4 * 265) / 1000)
    assert "CO2" not in result.gases or result.gases["CO2"][0] == 0.0


def test_own_factors_stand_in_place_of_the_library() -> None:
    line = one(factor="natural_gas.residential", amount=10.0, unit="t", own={"CO2": 2000.0, BIOGENIC: 50.0})
    result = emissions_of(line, LIBRARY)
    assert (result.equivalent[0], result.biogenic[0]) == (20.0, 0.5)
    assert result.shared[0] == -1


def test_a_notation_key_is_never_zero() -> None:
    result = emissions_of(one(amount=np.nan, unit="", notation_key="NE"), LIBRARY)
    assert np.isnan(result.equivalent[0])
    assert np.isnan(result.biogenic[0])
    assert np.isnan(result.lower[0])


def test_the_interval_joins_activity_and_factor_by_equation_3_1() -> None:
    library = FactorLibrary([Factor("a", "CO2", 100.0, "kg", "t", "Test", "H", lower=90.0, upper=120.0)])
    result = emissions_of(one(unit="t", factor="a", activity_uncertainty=0.05), library)
    assert result.equivalent[0] - result.lower[0] == pytest.approx(0.1 * np.hypot(0.05, 0.10))
    assert result.upper[0] - result.equivalent[0] == pytest.approx(0.1 * np.hypot(0.05, 0.20))
    stated = emissions_of(one(unit="t", factor="a", factor_uncertainty=0.5), library)
    assert stated.upper[0] == pytest.approx(0.15)


def test_lines_that_use_one_factor_know_each_other_whatever_their_unit() -> None:
    lines = activity_of(
        year=[2024] * 4,
        subcategory=["I.1.1", "I.5.1", "I.1.1", "I.1.1"],
        amount=[1.0, 1.0, 1.0, 1.0],
        unit=["TJ", "GWh", "TJ", "TJ"],
        factor=["natural_gas.residential", "natural_gas.residential", "wood.residential", "natural_gas.residential"],
    )
    shared = emissions_of(lines, LIBRARY).shared
    assert shared[0] == shared[1] == shared[3] != shared[2]


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"amount": -1.0, "factor": "natural_gas.residential"}, "accounting-amount-negative"),
        ({"amount": np.inf, "factor": "natural_gas.residential"}, "accounting-amount-infinite"),
        ({"amount": np.nan, "factor": "natural_gas.residential"}, "accounting-amount-missing"),
        ({"notation_key": "NE", "factor": "natural_gas.residential"}, "accounting-amount-and-key"),
        ({"notation_key": "XX", "amount": np.nan}, "accounting-key-unknown"),
        ({}, "accounting-factor-missing"),
        ({"own": {"CO2": -1.0}}, "accounting-factor-negative"),
        ({"own": {"CO2": np.inf}}, "accounting-factor-negative"),
        ({"factor": "natural_gas.residential", "unit": "km"}, "accounting-unit-mismatch"),
        ({"factor": "natural_gas.residential", "unit": "m3"}, "accounting-unit-mismatch"),
        ({"factor": "natural_gas.residential", "unit": "9**9**9"}, "accounting-unit-unknown"),
        ({"factor": "natural_gas.residential", "unit": "__import__('os')"}, "accounting-unit-unknown"),
        ({"factor": "natural_gas.residential", "activity_uncertainty": -0.1}, "accounting-uncertainty-negative"),
    ],
)
def test_lines_that_cannot_be_counted_are_refused_by_their_number(columns, code: str) -> None:
    with pytest.raises(InputError) as caught:
        emissions_of(one(**columns, identity=77), LIBRARY)
    assert caught.value.code == code
    if "rows" in caught.value.arguments:
        assert caught.value.arguments["rows"] == "77"


def test_a_factor_made_for_another_sector_is_shown_and_not_refused() -> None:
    lines = activity_of(
        year=[2024] * 3, subcategory=["I.1.1", "I.3.1", "II.1.1"], amount=[1.0] * 3, unit=["TJ"] * 3,
        factor=["natural_gas.residential", "natural_gas.residential", ""], own={"CO2": [np.nan, np.nan, 1.0]},
    )  # fmt: skip
    assert unsuited(lines, LIBRARY).tolist() == [False, True, False]
    assert not np.isnan(emissions_of(lines, LIBRARY).equivalent).any()


def test_land_may_take_carbon_up() -> None:
    result = emissions_of(one(subcategory="V.2", amount=-10.0, unit="t", own={"CO2": 1000.0}), LIBRARY)
    assert result.equivalent[0] == -10.0
    assert result.lower[0] <= result.equivalent[0] <= result.upper[0]


def test_unknown_subcategories_gases_and_factors_are_refused() -> None:
    for line in (
        one(subcategory="I.9.1", factor="natural_gas.residential"),
        one(factor="natural_gas.homes"),
        one(own={"HFC999": 1.0}),
    ):
        with pytest.raises(NotFoundError):
            emissions_of(line, LIBRARY)


amounts = st.lists(st.floats(0.0, 1e9), min_size=1, max_size=20)


@given(amounts, st.floats(0.1, 10.0))
def test_emissions_are_proportional_and_inside_their_interval(values: list[float], times: float) -> None:
    def result(factor: float):
        lines = activity_of(
            year=[2024] * len(values), subcategory=["I.2.1"] * len(values), amount=[x * factor for x in values],
            unit=["kWh"] * len(values), factor=["gas_oil.commercial"] * len(values),
        )  # fmt: skip
        return emissions_of(lines, LIBRARY)

    once, often = result(1.0), result(times)
    np.testing.assert_allclose(often.equivalent, once.equivalent * times, rtol=1e-9, atol=1e-12)
    assert (once.lower <= once.equivalent).all()
    assert (once.equivalent <= once.upper).all()


@given(st.permutations(range(6)))
def test_the_order_of_lines_does_not_matter(order: list[int]) -> None:
    lines = activity_of(
        year=[2020, 2021, 2024, 2024, 1990, 2024],
        subcategory=["I.1.1", "II.1.1", "I.1.1", "III.2.1", "I.3.1", "I.1.1"],
        amount=[1.0, 2.0, 3.0, 4.0, 5.0, np.nan],
        unit=["TJ", "t", "MWh", "t", "GJ", ""],
        factor=[
            "wood.residential",
            "diesel.road",
            "natural_gas.residential",
            "composting.wet",
            "lignite.manufacturing",
            "",
        ],
        notation_key=["", "", "", "", "", "IE"],
    )
    rows = np.array(order)
    np.testing.assert_array_equal(
        emissions_of(lines.take(rows), LIBRARY).equivalent, emissions_of(lines, LIBRARY).equivalent[rows]
    )


def test_no_lines_emit_nothing() -> None:
    assert len(emissions_of(activity_of(year=[], subcategory=[], amount=[], unit=[]), LIBRARY)) == 0
