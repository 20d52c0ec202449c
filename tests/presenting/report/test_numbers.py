"""Numbers as people read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.messages import text
from citybrain.presenting.report.numbers import digits, manner_of, readable
from citybrain.presenting.report.words import Words

PLAIN = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{WORD JOINER}": None})


@pytest.fixture
def words() -> Words:
    return Words("en", "EUR")


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        (1_804_123_456, "kWh/a", "1,800 GWh/a"),
        (158.2, "kWh/(m²·a)", "158 kWh/m² a"),
        (12.5, "a/a", "12.5 years/a"),
        (0.17, "W/(m²·K)", "0.17 W/m² K"),
        (352.5, "kg", "353 kg"),
        (-2_345, "m", "−2,350 m"),
        (1.005, "m", "1.01 m"),
        (-43_210_000, "kg/a", "−43.2 kt/a"),
        (1926, "year number", "1926"),
        (71_724, "person", "71,700 people"),
        (5, "1", "5"),
        (12.5, "percent", "12.5 %"),
        (214_300_000, "money", "€214 M"),
        (-7_204, "money/a", "−€7,200/a"),
        (91.4, "money/t", "€91.4/t"),
        (0, "kWh/a", "0 kWh/a"),
        (None, "kWh/a", "not known"),
        (float("nan"), "kWh/a", "not known"),
        (float("inf"), "kWh/a", "not known"),
    ],
)
def test_a_number_with_its_unit(words: Words, value: float | None, unit: str, told: str) -> None:
    assert words.say(value, unit).translate(PLAIN) == told


@pytest.mark.parametrize(
    ("value", "beside", "told"),
    [
        (321.0, 1_500_000.0, "321 t CO₂e/a"),
        (-321.0, 1_500_000.0, "−321 t CO₂e/a"),
        (32_100.0, 1_500_000.0, "30 kt CO₂e/a"),
        (0.0, 1_500_000.0, "0 kt CO₂e/a"),
        (1e-7, 1_500_000.0, "0 kt CO₂e/a"),
    ],
)
def test_what_is_some_is_not_written_as_none(words: Words, value: float, beside: float, told: str) -> None:
    assert words.say(value, "t/a", "city_operational_emissions", beside).translate(PLAIN) == told


@pytest.mark.parametrize(
    ("percent", "signed", "told"),
    [
        (0.0, True, "0 %"),
        (1e-12, True, "0 %"),
        (-0.03, True, "less than 0.1 %"),
        (0.03, False, "less than 0.1 %"),
        (-0.06, True, "−0.1 %"),
        (None, True, "from zero"),
    ],
)
def test_a_share_that_is_some_is_not_written_as_none(
    words: Words, percent: float | None, signed: bool, told: str
) -> None:
    assert words.percent(percent, signed).translate(PLAIN) == told


def test_tonnes_of_emissions_say_what_they_are_of(words: Words) -> None:
    assert words.say(37_700, "t/a", "city_operational_emissions").translate(PLAIN) == "37.7 kt CO₂e/a"


def test_chinese_money_is_counted_in_its_own_steps() -> None:
    words = Words("zh", "CNY")
    assert words.say(2_143_000_000, "money").translate(PLAIN) == "¥21.4 亿"
    assert words.say(214_300, "money").translate(PLAIN) == "¥21.4 万"
    assert words.say(214_300, "money/a").translate(PLAIN) == "¥21.4 万/年"
    assert words.say(35.0, "kWh/(person·a)").translate(PLAIN) == "35 kWh/人 年"


@pytest.mark.parametrize(
    ("value", "low", "high", "told"),
    [
        (1804.0, 1664.0, 1944.0, "1,800 ± 140 kWh"),
        (15.0, 12.0, 19.0, "15.0 (12.0 to 19.0) kWh"),
        (-43.2, -52.2, -34.2, "−43.2 ± 9.0 kWh"),
        (2.0, 0.0, 4.3, "2.0 (0 to 4.3) kWh"),
        (-2.0, -4.3, 0.0, "−2.0 (−4.3 to 0) kWh"),
        (15.0, None, None, "15 kWh"),
        (15.0, 15.0, 15.0, "15 kWh"),
    ],
)
def test_a_number_is_rounded_to_the_second_digit_of_its_uncertainty(
    words: Words, value: float, low: float | None, high: float | None, told: str
) -> None:
    said = words.sure(value, {"low": low, "high": high}, "kWh").translate(PLAIN)
    assert said == told


def test_money_with_uncertainty_has_its_sign_before_the_currency(words: Words) -> None:
    assert words.sure(-7e6, {"low": -1e7, "high": -4e6}, "money").translate(PLAIN) == "−€7.0 ± 3.0 M"


def test_a_label_inside_a_sentence_begins_small_unless_it_is_a_name(words: Words) -> None:
    assert words.within("Operational emissions") == "operational emissions"
    assert words.within("CO₂ price") == "CO₂ price"
    assert Words("zh", "CNY").within("运行碳排放") == "运行碳排放"


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15), st.integers(-6, 6))
def test_written_digits_read_back_to_the_rounded_number(value: float, last: int) -> None:
    told = digits(value, last).replace(",", "").replace("−", "-")
    assert float(told) == pytest.approx(value, rel=1e-9, abs=0.5 * 10.0**last * (1.0 + 1e-9))
    assert told != "-0"


@given(st.floats(1e-3, 1e15), st.sampled_from(["kWh/a", "t", "money", "kW", "m²", "W/(m²·K)", "1"]))
def test_values_beside_each_other_share_a_power_of_ten(size: float, unit: str) -> None:
    manner = manner_of(unit, size, "EUR", "en")
    assert manner.divisor in (1, 1e3, 1e6, 1e9)
    assert size / manner.divisor >= 1 or manner.divisor == 1


def test_units_lose_brackets_and_dots() -> None:
    assert readable("kWh/(m²·a)").translate(PLAIN) == "kWh/m² a"
    assert (readable("µg/m3"), readable("m3"), readable("m³")) == ("µg/m³", "m³", "m³")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "key",
    [
        "cli-balance", "cli-balance-years", "report-figure-embodied-once", "report-figure-embodied-years",
        "web-results-balance-years",
    ],
)  # fmt: skip
def test_what_all_domains_emit_is_not_called_by_the_name_of_one(language: str, key: str) -> None:
    said = text(key, language, use="1", embodied="2").lower()
    assert {"en": "emissions of all domains", "zh": "各领域碳排放"}[language] in said
    assert {"en": "operational", "zh": "运行"}[language] not in said
