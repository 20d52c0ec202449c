import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from citybrain.base.names import first_known, nearest, plain
from citybrain.base.tables import Form
from citybrain.base.tables.frames import text_table
from citybrain.base.tables.heads import separator_of
from citybrain.base.tables.numbers import to_numbers
from citybrain.kernel.errors import InputError
from citybrain.messages import render


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (["1,5", "2,25", "-3"], [1.5, 2.25, -3]),
        (["1,5", "2.5"], [1.5, 2.5]),
        (["1,234.5", "7"], [1234.5, 7]),
        (["1.234,5", "8.500", "8.5"], [1234.5, 8500, 8.5]),
        (["1,234,567"], [1234567]),
        (["1 234,5", "1\u00a0000"], [1234.5, 1000]),
        (["NA", "", "-", "null"], [np.nan] * 4),
        (["1e3", "+.5"], [1000, 0.5]),
    ],
)
def test_numbers_are_read_as_people_write_them(texts: list[str], values: list[float]) -> None:
    found, wrong = to_numbers(pd.Series(texts))
    assert_allclose(found, values)
    assert not wrong.any()


def test_what_is_no_number_is_said() -> None:
    found, wrong = to_numbers(pd.Series(["x", "1", "inf", "1..2"]))
    assert wrong.tolist() == [True, False, True, True]
    assert np.isnan(found[wrong]).all()


@given(st.lists(st.floats(-1e9, 1e9).map(lambda value: round(value, 3)), min_size=1), st.sampled_from(".,"))
def test_numbers_survive_either_decimal_mark(values: list[float], mark: str) -> None:
    texts = pd.Series([f"{value:.3f}".replace(".", mark) for value in values])
    found, wrong = to_numbers(texts)
    assert_allclose(found, values)
    assert not wrong.any()


_cell = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=8).map(str.strip)


@given(
    st.lists(st.tuples(_cell, _cell, _cell).filter(any), min_size=1, max_size=8),
    st.sampled_from([",", ";", "\t", "|"]),
)
def test_any_cells_survive_a_round_trip(rows: list[tuple[str, ...]], separator: str) -> None:
    import csv
    import io

    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator, quoting=csv.QUOTE_ALL).writerows([("a", "b", "c"), *rows])
    table = text_table(written.getvalue().encode(), "x.csv", "utf-8", separator)
    assert [tuple(row) for row in table.cells.to_numpy()] == rows
    assert table.lines.tolist() == list(range(2, len(rows) + 2))


def test_lines_are_counted_over_comments_empty_lines_and_line_breaks_in_cells() -> None:
    table = text_table(b'# note\na,b\n1,"x\ny"\n\n2,z\n', "x.csv")
    assert table.lines.tolist() == [3, 6]
    assert table.cells["b"].tolist() == ["x\ny", "z"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    assert separator_of([separator.join("abc"), separator.join(["1", "2", "3"])], Form()) == separator
    if separator != ",":
        assert separator_of([f"a{separator}b", f"1,5{separator}2,5", f"3{separator}4,5"], Form()) == separator


def test_a_huge_cell_is_refused_with_its_line() -> None:
    with pytest.raises(InputError) as caught:
        text_table(b"a,b\n1," + b"x" * 200_000, "x.csv")
    assert render(caught.value).startswith("x.csv, line 2: a cell has more than")


def test_names_are_compared_without_accents_case_and_signs() -> None:
    assert plain(" Ilman Lämpötila (°C) ") == "ilman_lampotila_c"
    assert first_known(["Väkiluku", "x"], ["vakiluku"]) == "Väkiluku"
    assert nearest("vakiluk", ["x", "Väkiluku"]) == "Väkiluku"
