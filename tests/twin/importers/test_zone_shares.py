"""Shares by zone: per cent told from shares, what is impossible refused, what is not known left so."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.twin.importers.districts import read_districts
from citybrain.twin.importers.zone_shares import read_zone_shares, shares_of
from tests.twin.importers.area_files import CRS, square, write_areas

IDS, NAMES = ["00530", "00250"], ["Kallio", "Töölö"]


def shares(*texts: object) -> list[float]:
    column = pd.Series(list(texts), dtype=object)
    return shares_of(column, "x.csv", "own", list(range(1, len(texts) + 1))).tolist()


def refusal(*texts: object) -> str:
    with pytest.raises(InputError) as caught:
        shares(*texts)
    return render(caught.value)


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (("0.4", "1"), [0.4, 1.0]),
        (("40", "1"), [0.4, 0.01]),
        (("0,4", "0,25"), [0.4, 0.25]),
        (("40 %", "0.5%"), [0.4, 0.005]),
        (("100", "0"), [1.0, 0.0]),
        (("0", "0"), [0.0, 0.0]),
    ],
)
def test_shares_and_per_cent_are_told_apart(texts: tuple[str, ...], values: list[float]) -> None:
    assert shares(*texts) == pytest.approx(values)


def test_what_is_not_given_is_not_known() -> None:
    assert np.isnan(shares("0.4", "", "-", None)).tolist() == [False, True, True, True]
    assert np.isnan(shares("", "")).all()


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("120", "40"), 'row 1: own is "120", but a share'),
        (("0.4", "-0.1"), 'row 2: own is "-0.1", but a share'),
        (("40", "-1"), 'row 2: own is "-1", but a share'),
        (("0.4", "many"), 'row 2: own is "many", but a share'),
        (("0.4", "1.2"), 'row 2: own is "1.2", the largest value of its column, so nobody can tell'),
        (("120 %",), 'row 1: own is "120 %", but a share'),
    ],
)
def test_what_is_no_share_is_refused_with_its_row(texts: tuple[str, ...], told: str) -> None:
    assert told in refusal(*texts)


@given(st.lists(st.floats(0, 1), min_size=1), st.booleans())
def test_a_column_means_the_same_as_shares_and_with_signs(values: list[float], sign: bool) -> None:
    texts = [f"{100 * value:.6f} %" if sign else f"{value:.8f}" for value in values]
    assert shares(*texts) == pytest.approx(values, abs=1e-7)


def table(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "households.csv"
    path.write_text(text, encoding="utf-8")
    return path


def read(tmp_path: Path, text: str, key: str | None = None, **columns: str):
    return read_zone_shares(table(tmp_path, text), columns, key, IDS, NAMES)


def test_zones_are_found_by_id_or_name_whatever_the_capitals(tmp_path: Path) -> None:
    found, notices = read(tmp_path, "zone;own\n00250;60\nKALLIO;40\n", owner_occupied_share="own")
    assert found["owner_occupied_share"].tolist() == [0.4, 0.6]
    assert notices == []


def test_columns_of_our_names_need_no_word(tmp_path: Path) -> None:
    found, _ = read(tmp_path, "name,owner_occupied_share,low_income_share\nKallio,0.4,0.2\n")
    assert found["low_income_share"][0] == 0.2
    assert np.isnan(found["low_income_share"][1])


def test_rows_of_no_zone_are_told_not_dropped_in_silence(tmp_path: Path) -> None:
    _, (told,) = read(tmp_path, "name,low_income_share\nKallio,0.1\nEspoo,0.2\n")
    assert told.text() == "1 rows of households.csv are no zone of the city with buildings and were left out: Espoo."


@pytest.mark.parametrize(
    ("text", "columns", "told"),
    [
        ("name,own\nKallio,1\nkallio,0\n", {"low_income_share": "own"}, 'line 3: the zone "kallio" stands twice'),
        ("name,own\nEspoo,1\n", {"low_income_share": "own"}, "none of its zones (Espoo, …) is a zone of the city"),
        ("name,own\nKallio,1\n", {}, "no column is a share that is known here"),
        ("name,own\nKallio,1\n", {"low_income_share": "poor"}, "has no column poor. Nearest:"),
        ("where,low_income_share\nKallio,1\n", {}, "not clear which column names the zones"),
    ],
)
def test_tables_that_cannot_be_used_say_why(tmp_path: Path, text: str, columns: dict[str, str], told: str) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, text, **columns)
    assert told in render(caught.value)


def test_districts_carry_shares_where_their_columns_are_named(tmp_path: Path) -> None:
    areas = [square(0, 0), square(1, 0)]
    path = write_areas(tmp_path / "d.gpkg", areas, name=NAMES, omistus=[41.5, None])
    read_back = read_districts(path, CRS, shares={"owner_occupied_share": "omistus"})
    assert read_back["owner_occupied_share"].tolist() == pytest.approx([0.415, np.nan], nan_ok=True)
    assert list(read_districts(path, CRS).columns) == ["id", "name", "geometry"]
