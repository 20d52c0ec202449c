"""Units convert or are refused, whatever a file says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.inventory.conversion import Range, scale_of, unit_of
from citybrain.kernel import CityBrainError, InputError


@pytest.mark.parametrize(
    ("unit", "wanted", "expected"),
    [
        ("kWh", "TJ", 3.6e-6), ("toe", "TJ", 0.041868), ("kt", "t", 1000.0), ("Gg", "t", 1000.0), ("Mt", "t", 1e6),
        ("m3", "L", 1000.0), ("Nm³", "m³", 1.0), ("pkm", "person*km", 1.0), ("tkm", "t km", 1.0), ("head", "head", 1.0),
        ("vkm", "vehicle·km", 1.0), ("MWh/a", "kWh/a", 1000.0), ("therm", "MJ", 105.506), ("unit", "1", 1.0),
        ("lb", "kg", 0.45359237), ("ha", "m^2", 10000.0),
    ],
)  # fmt: skip
def test_units_that_inventories_use_convert(unit: str, wanted: str, expected: float) -> None:
    scale = scale_of(unit, wanted)
    assert scale is not None
    assert scale.value == pytest.approx(expected, rel=1e-4)
    assert (scale.below, scale.above) == (0.0, 0.0)


def test_a_mass_of_fuel_carries_the_uncertainty_of_its_calorific_value() -> None:
    """IPCC 2006, vol. 2, table 1.2: natural gas 48.0 TJ/Gg, 46.5 to 50.4."""
    scale = scale_of("t", "TJ", Range(48.0, 46.5, 50.4))
    assert scale is not None
    assert scale.value == pytest.approx(0.048)
    assert (scale.below, scale.above) == pytest.approx((1.5 / 48, 2.4 / 48))


@pytest.mark.parametrize(("unit", "wanted"), [("km", "TJ"), ("L", "TJ"), ("person", "t"), ("kWh", "t"), ("t", "TJ")])
def test_what_does_not_convert_is_none(unit: str, wanted: str) -> None:
    assert scale_of(unit, wanted) is None


@pytest.mark.parametrize("text", ["", "kwat", "9**9**9", "kWh; drop", "a" * 100, "m^99", "1e9", "=1+1", "kWh**2"])
def test_what_is_no_unit_is_refused(text: str) -> None:
    if text == "":
        assert unit_of(text).dimensionless
        return
    with pytest.raises(InputError):
        unit_of(text)


@given(st.text(max_size=50))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    try:
        unit_of(text)
    except CityBrainError as error:
        assert error.code == "accounting-unit-unknown"
