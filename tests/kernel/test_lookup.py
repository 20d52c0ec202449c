"""Tables of parameters: closest row, categories exactly, numbers from a value on, and what is refused."""

import datetime

import numpy as np
import pytest

from citybrain.kernel import DeclarationError
from citybrain.kernel.lookup import read_table

USES = {"use": {"home": 0, "office": 1, "shop": 2}}
DAY = datetime.date(2000, 1, 1)


def table(*rows, by=("use", "year"), source="standard"):
    return read_table("u", "test.yaml", {"from": DAY, "source": source, "rows": list(rows)}, by, USES)


def test_the_closest_row_is_read():
    t = table(
        {"value": 1.0},
        {"year": 1976, "value": 0.5},
        {"use": "office", "value": 0.9, "quality": 4},
        {"use": ["office", "shop"], "year": 2000, "value": 0.2, "source": "code 2000"},
    )
    use, year = np.array([0, 0, 1, 1, 2, 2]), np.array([1975.0, 1976, 1999, 2000, 1980, 2024])
    assert t.read(use, year).tolist() == [1.0, 0.5, 0.9, 0.2, 0.5, 0.2]
    assert t.quality(use, year).tolist() == [0, 0, 4, 0, 0, 0]
    assert t.row(2, 2024).source == "code 2000"


def test_tables_of_the_same_rows_are_equal_and_others_are_not():
    rows = {"value": 1.0}, {"use": "office", "value": 0.9}
    assert table(*rows) == table(*rows)
    assert table(*rows) != table(rows[0], {"use": "office", "value": 0.8})
    assert table(*rows) != table(*reversed(rows))


def test_a_missing_attribute_gives_no_value():
    t = table({"value": 1.0})
    assert np.isnan(t.read(np.array([0]), np.array([np.nan]))).all()


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([{"use": "office", "value": 1.0}], "parameter-no-row"),
        ([{"value": 1.0}, {"value": 2.0}], "parameter-two-rows"),
        ([{"value": 1.0}, {"use": "castle", "value": 2.0}], "parameter-bad-row"),
        ([{"value": 1.0, "yaer": 1976}], "parameter-bad-row"),
        ([{"year": 0}], "parameter-without-source"),
    ],
)
def test_what_is_refused(rows, code):
    with pytest.raises(DeclarationError) as caught:
        table(*rows)
    assert caught.value.code == code


def test_a_row_needs_a_source():
    with pytest.raises(DeclarationError) as caught:
        table({"value": 1.0}, source="")
    assert caught.value.code == "parameter-without-source"
