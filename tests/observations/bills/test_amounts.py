"""Decimal signs: recognised only where one reading is possible."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.observations.bills.amounts import decimal_sign, numbers


def sign(*texts: str, declared=None) -> str:
    lines = pl.Series(range(2, 2 + len(texts)))
    return decimal_sign(pl.Series(texts), lines, "a.csv", "kWh", declared)


def read(text: str, decimal: str) -> float | None:
    return pl.DataFrame({"t": [text]}).select(numbers(pl.col("t"), decimal)).item()


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("12,5", "3"), "comma"),
        (("12.5", "3"), "point"),
        (("1.234,5",), "comma"),
        (("1,234.5",), "point"),
        (("1.234.567",), "comma"),
        (("1,234,567",), "point"),
        (("0,123", "1,234"), "comma"),
        (("0.123", "1.234"), "point"),
        (("1234,567",), "comma"),
        (("1 234,5", "7"), "comma"),
        (("12", "13"), "point"),
        (("1,234", "1.234,5"), "comma"),
        (("-12,5",), "comma"),
    ],
)
def test_the_sign_is_the_one_with_which_the_column_can_be_read(texts, expected) -> None:
    assert sign(*texts) == expected


@pytest.mark.parametrize("texts", [("1,234",), ("1.234", "12.345"), ("999,000", "7")])
def test_a_number_that_could_be_a_thousand_or_a_decimal_is_refused(texts) -> None:
    with pytest.raises(InputError) as caught:
        sign(*texts)
    assert f"line 2: {texts[0]} could be a thousand or a decimal number" in render(caught.value)
    assert 'decimal = "comma" or "point"' in render(caught.value)
    assert sign(*texts, declared="comma") == "comma"


def test_a_column_with_both_signs_is_refused_with_both_lines() -> None:
    with pytest.raises(InputError) as caught:
        sign("10.5", "3", "12,5")
    assert "12,5 (line 4) has a decimal comma, 10.5 (line 2) a decimal point" in render(caught.value)


@pytest.mark.parametrize(
    ("text", "decimal", "expected"),
    [
        ("1.234,5", "comma", 1234.5),
        ("1,234.5", "point", 1234.5),
        ("1 234,5", "comma", 1234.5),
        ("1\u00a0234,5", "comma", 1234.5),
        ("1'234.5", "point", 1234.5),
        ("-3,5", "comma", -3.5),
        ("1.234", "comma", 1234.0),
        ("1,234", "point", 1234.0),
        ("1.5e3", "point", 1500.0),
        (",5", "comma", 0.5),
        ("12.5", "comma", None),
        ("12,5", "point", None),
        ("1,2,3", "comma", None),
        ("=1+1", "point", None),
        ("inf", "point", None),
        ("12 kWh", "point", None),
    ],
)
def test_numbers_are_read_with_the_sign_of_the_column(text, decimal, expected) -> None:
    assert read(text, decimal) == expected


@given(st.floats(-1e9, 1e9), st.sampled_from([("comma", ","), ("point", ".")]))
def test_what_is_written_with_a_sign_is_read_back(value: float, way: tuple[str, str]) -> None:
    decimal, mark = way
    written = f"{value:.5f}".replace(".", mark)
    assert read(written, decimal) == pytest.approx(float(f"{value:.5f}"))
