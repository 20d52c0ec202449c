"""Other cities: their figures from files, distributions of one method each, and a place as an interval."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta

from citybrain.kernel import CityBrainError, NotFoundError
from citybrain.messages import render
from citybrain.plans.problems import each
from citybrain.presenting.progress.comparison_answers import comparison_answer
from citybrain.presenting.progress.indicator_answers import list_answer
from citybrain.progress.comparison import Profile, compared, place_among
from citybrain.progress.comparison_file import ComparisonFigure, figures_in
from citybrain.progress.comparison_store import ComparisonStore
from citybrain.progress.frameworks import frameworks_of
from citybrain.progress.indicator_entry import ValueSaid
from citybrain.progress.indicator_service import IndicatorService

FRAMEWORKS = frameworks_of(None)
HEAD = "city,country,population,climate,income,framework,code,part,year,value,unit,accounting,definition,source"
GHG = "EN: EN: AQ: 2C"


def line(city: str = "Turku", value: object = 5.0, **more: object) -> str:
    cells = {
        "city": city, "country": "FI", "population": 200_000, "climate": "Dfb", "income": 50_000, "framework": "u4ssc",
        "code": GHG, "part": "", "year": 2024, "value": value, "unit": "t/(person·a)", "accounting": "territorial",
        "definition": "", "source": "report", **more,
    }  # fmt: skip
    return ",".join(str(cells[name]) for name in HEAD.split(","))


def figures(*lines: str) -> list[ComparisonFigure]:
    return figures_in("\n".join([HEAD, *lines]).encode(), "cities.csv", FRAMEWORKS, 2026)


@pytest.fixture
def own(desk: IndicatorService):
    """The row of greenhouse gases with a value that somebody entered: 5 t."""
    said = {"framework": "u4ssc", "code": GHG, "year": 2024, "value": 5.0, "unit": "t/(person·a)", "level": 1}
    desk.enter([ValueSaid(**said, source="inventory")], None)
    return next(row for row in desk.evaluated().rows["u4ssc"] if row.indicator.code == GHG)


def test_figures_of_a_table_are_in_the_unit_of_the_indicator() -> None:
    (figure,) = figures(line(value=4500, unit="kg/(person·a)"))
    assert (figure.value, figure.unit, figure.population, figure.accounting) == (
        4.5,
        "t/(person·a)",
        200_000,
        "territorial",
    )


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (line(unit="kWh"), "entry-unit", "t/(person·a)"),
        (line(accounting="both"), "comparison-accounting", "consumption"),
        (line(population=-3), "entry-cell", "population"),
        (line(income="rich"), "entry-number", "income"),
        (line(city=""), "entry-cell-missing", "city"),
        (line(year=2050), "entry-year", "2026"),
        (line(value="inf"), "entry-number", "value"),
        (line(code="EN: X"), "indicator-unknown", "EN: X"),
        (line(part="pm"), "indicator-part", "pm"),
        (line(city="x" * 300), "entry-cell", "city"),
    ],
)
def test_a_line_that_cannot_be_used_is_told(text: str, code: str, said: str) -> None:
    with pytest.raises(CityBrainError) as error:
        figures(line("Espoo"), text)
    found = each(error.value)[1]
    assert (found.code, said in render(found)) == (code, True), render(found)


def test_the_list_of_indicators_of_another_city_is_a_file_of_figures(desk: IndicatorService, own) -> None:
    told = list_answer(desk.workspace, desk.evaluated(), None, "en")
    raw = json.dumps(told, ensure_ascii=False).encode()
    found = {figure.code: figure for figure in figures_in(raw, "testbury.json", FRAMEWORKS, 2026)}
    assert (found[GHG].value, found[GHG].accounting, found[GHG].definition) == (5.0, "territorial", "")
    assert found[GHG].population == told["city"]["population"]
    assert "Buildings only" in found["8.3"].definition
    reported = {(row["framework"], row["code"]) for row in told["rows"] if row["now"] and row["framework"] != "own"}
    assert {(figure.framework, figure.code) for figure in found.values()} <= reported


@pytest.mark.parametrize(
    "raw", [b"{}", b'{"city": {"name": ""}, "rows": []}', b'{"city": 3', b'{"rows": [1], "city": {}}']
)
def test_json_that_is_no_such_list_is_refused(raw: bytes) -> None:
    with pytest.raises(CityBrainError) as error:
        figures_in(raw, "x.json", FRAMEWORKS, 2026)
    assert render(error.value)


def test_methods_are_never_in_one_distribution(own) -> None:
    lines = [line(f"t{n}", 4 + n / 10) for n in range(8)]
    lines += [line(f"c{n}", 12 + n, accounting="consumption") for n in range(6)]
    lines += [line(f"d{n}", 1, definition="Scope 1 only") for n in range(3)]
    found = compared(own, figures(*lines), Profile())
    assert [(one.method.accounting, one.method.definition, one.ours, one.all.cities) for one in found] == [
        ("territorial", "", True, 8), ("consumption", "", False, 6), ("territorial", "Scope 1 only", False, 3),
    ]  # fmt: skip
    assert found[0].all.quantiles[2] == pytest.approx(np.median([4 + n / 10 for n in range(8)]))
    assert max(found[0].all.quantiles) < min(found[1].all.quantiles)
    assert found[2].all.quantiles is None


def test_a_place_is_told_only_inside_a_group_of_similar_cities(own) -> None:
    lines = [line(f"same{n}", 4 + n / 4, population=190_000 + n) for n in range(8)]
    lines += [line(f"large{n}", 9, population=5_000_000) for n in range(20)]
    with_group = compared(own, figures(*lines), Profile(200_000))[0]
    assert (with_group.all.cities, with_group.alike.cities) == (28, 8)
    assert 0 <= with_group.place.low < with_group.place.high <= 100
    for nobody_alike in (Profile(), Profile(20_000), Profile(200_000, "Csa"), Profile(200_000, income=5_000)):
        assert compared(own, figures(*lines), nobody_alike)[0].place is None
    assert compared(own, figures(*lines[:4]), Profile(200_000))[0].place is None


def test_a_value_that_covers_only_a_part_has_no_place(desk: IndicatorService) -> None:
    row = next(row for row in desk.evaluated().rows["u4ssc"] if row.indicator.code == GHG)
    (found,) = compared(row, figures(*[line(f"c{n}", n) for n in range(9)]), Profile(200_000))
    assert (found.ours, found.place, found.all.cities) == (False, None, 9)


def test_the_latest_year_of_a_city_counts_and_old_ones_are_left_out(own) -> None:
    lines = [line("Turku", 9, year=2020), line("Turku", 5, year=2023), line("Oulu", 3, year=2010)]
    found = compared(own, figures(*lines), Profile())[0]
    assert (found.all.cities, found.all.first_year, found.all.last_year, found.left_out) == (1, 2023, 2023, 1)


def test_the_interval_of_a_place_is_that_of_jeffreys() -> None:
    """Brown, Cai, DasGupta 2001, eq. 8: quantiles of Beta(x + 1/2, n - x + 1/2)."""
    place = place_among([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 3.5, 3.5)
    assert place.low == pytest.approx(100 * beta.ppf(0.05, 3.5, 7.5))
    assert place.high == pytest.approx(100 * beta.ppf(0.95, 3.5, 7.5))


@given(st.lists(st.floats(-100, 100), min_size=5, max_size=50), st.floats(-100, 100), st.floats(0, 20))
def test_a_place_holds_the_share_below_and_uncertainty_widens_it(
    values: list[float], value: float, uncertainty: float
) -> None:
    sure, unsure = place_among(values, value, value), place_among(values, value - uncertainty, value + uncertainty)
    below = 100 * sum(one < value for one in values) / len(values)
    assert 0 <= sure.low <= below + 1e-9
    assert unsure.low <= sure.low + 1e-9 and sure.high <= unsure.high + 1e-9 <= 100 + 1e-9


def test_files_are_kept_and_withdrawn(desk: IndicatorService) -> None:
    store = ComparisonStore(desk.records)
    assert store.figures() == []
    found = figures(line("Turku"), line("Oulu"))
    number = store.add(b"raw", "cities.csv", found, "Aino")
    assert store.figures() == found
    assert [(file.id, file.name, file.figures, file.cities) for file in store.files()] == [(number, "cities.csv", 2, 2)]
    store.withdraw(number, "Eero")
    assert (store.figures(), store.files()) == ([], [])
    with pytest.raises(NotFoundError):
        store.withdraw(number, "Eero")


def test_a_newer_file_stands_over_an_older_one(desk: IndicatorService) -> None:
    store = ComparisonStore(desk.records)
    for value in (5.0, 6.0):
        store.add(b"raw", "cities.csv", figures(line("Turku", value)), None)
    assert [figure.value for figure in store.figures()] == [6.0]


def test_the_answer_says_in_words_what_differs_and_leaves_this_city_out(desk: IndicatorService, own) -> None:
    lines = [line("Testbury", 1), line("Turku", 12, accounting="consumption")]
    told = comparison_answer(desk, figures(*lines), [], None, None, "en")
    assert (told["cities"], told["export"]) == (1, "/api/v1/indicators")
    (row,) = told["rows"]
    (method,) = row["methods"]
    assert method["differs"] == [
        "Ours is territorial (what arises in the city), theirs consumption-based (what its people consume)."
    ]
    assert (row["low"], row["high"], method["all"]["values"]) == (None, None, [12.0])
    assert "rank" not in json.dumps(told)
