"""Units of readings: which convert to that of a property, and by which factor."""

import pytest

from citybrain.kernel import InputError
from citybrain.observations.properties import known_properties, recognised, scale, units_of


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
