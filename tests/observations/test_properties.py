"""Units of readings: which convert to that of a property, and by which factor."""

import time

import pytest

from citybrain.kernel import InputError
from citybrain.observations.properties import (
    POWERS,
    SPELLINGS,
    TENS,
    KnownProperty,
    converts,
    known_properties,
    named,
    recognised,
    scale,
    units_of,
)


@pytest.mark.parametrize(
    ("unit", "key", "factor", "offset"),
    [
        ("mg/m3", "pm10", 1000.0, 0.0), ("°F", "air_temperature", 5 / 9, -160 / 9),
        ("K", "air_temperature", 1.0, -273.15),
        ("dB(A)", "sound_level", 1.0, 0.0), ("percent", "relative_humidity", 1.0, 0.0),
    ],
)  # fmt: skip
def test_a_unit_converts_by_a_factor_and_an_offset(unit: str, key: str, factor: float, offset: float) -> None:
    assert scale(unit, known_properties()[key]) == pytest.approx((factor, offset), rel=1e-12, abs=1e-9)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("unit", "key"), [("%", "sound_level"), ("1", "sound_level"), ("dB", "relative_humidity")])
def test_a_level_on_a_logarithmic_scale_is_no_share(unit: str, key: str) -> None:
    """Both lack a dimension, but no factor leads from one to the other."""
    known = known_properties()[key]
    with pytest.raises(InputError) as refused:
        scale(unit, known)
    assert refused.value.code == "observations-unit"
    assert units_of(known) == (known.unit,)
    assert recognised("https://example.org/x", key.replace("_", " "), unit) is None


@pytest.mark.parametrize(
    "unit",
    [
        "kg*9**9**9**9", "9^9^9 kg", "kg**99999999", "(9**9)**9 kg", "kg ** 9 ** 9", "9⁹⁹⁹ kg", "kg**(9)", "kg**9_9",
        "9 cubed cubed cubed kg", "kg" * 60,
    ],
)  # fmt: skip
def test_a_unit_that_could_take_for_ever_is_none(unit: str) -> None:
    begin = time.perf_counter()
    assert not converts(unit, KnownProperty("mass", {}, "", "kg"))
    assert time.perf_counter() - begin < 5.0


def test_units_that_files_have_are_read() -> None:
    for wanted, units in {
        "m3": ("10^3 m^3", "10³ m³", "m**3", "1000 m3", "dm³"),
        "µg/m3": ("mg/m³", "ng m^-3", "ng·m⁻³", "kg*m**-3"),
    }.items():
        for unit in units:
            assert POWERS.search(TENS.sub("", unit)) is None, (unit, wanted)
    known = [one.unit for one in known_properties().values() if one.unit]
    assert not [unit for unit in (*known, *SPELLINGS.values()) if POWERS.search(TENS.sub("", unit))]


def test_a_name_of_brackets_alone_is_given_up() -> None:
    """A file of 200 kB of them held up the server for minutes: no other thread runs while a pattern is sought."""
    assert named("[" * 100_000 + "]" * 100_000) == (None, "")
    assert named("PM2.5 (mg/m3)")[1] == "mg/m3"


def test_what_comes_when_there_is_something_is_not_silent() -> None:
    from citybrain.observations.properties import is_sporadic

    assert is_sporadic("species_detection")
    assert not is_sporadic("pm10")
    assert not is_sporadic("what nobody knows")
