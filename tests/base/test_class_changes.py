"""Loss of trees that is real is found, and classes that were renamed, left out or merged are not taken for one."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest

from citybrain.base.class_changes import ClassChange, ClassSeries, IndexSeries, class_changes, index_change

YEARS = (2016, 2018, 2020, 2022, 2024)
CLASSES = ("low", "high", "lawn", "paved")
FAMILIES = ("trees", "trees", "", "")
USUAL = np.array([30.0, 20.0, 30.0, 20.0])
PLACES = 40


def city(seed: int, trend: float = 0.0, noise: float = 0.02) -> ClassSeries:
    """Places of 100 m² with areas of every class and year: trees change by a part in all the years, lawn takes it."""
    chance = np.random.default_rng(seed)
    areas = np.empty((PLACES, 4, len(YEARS)))
    shares = chance.dirichlet(USUAL, PLACES)
    for column, part in enumerate(np.linspace(0.0, trend, len(YEARS))):
        areas[:, :, column] = 100.0 * shares * chance.normal(1.0, noise, 4)
        lost = areas[:, :2, column] * part
        areas[:, :2, column] -= lost
        areas[:, 2, column] += lost.sum(axis=1)
    return ClassSeries(YEARS, CLASSES, FAMILIES, areas, np.full(PLACES, 100.0))


def of(name: str, told: tuple[ClassChange, ...]) -> ClassChange:
    return next(one for one in told if one.name == name)


def test_a_real_loss_of_trees_is_told_as_one() -> None:
    told = [class_changes(city(seed, trend=0.3)) for seed in range(40)]
    assert np.mean([of("trees", one).verdict == "loss" for one in told]) > 0.9
    assert np.mean([of("low", one).verdict == "loss" for one in told]) > 0.85
    assert not any(one.reasons for changes in told for one in changes)
    trend = of("trees", told[0]).trend
    assert trend is not None
    assert trend.slope * 8 == pytest.approx(-0.3 * of("trees", told[0]).values[0], rel=0.15)


def test_noise_is_seldom_taken_for_a_change() -> None:
    wrong = [of("trees", class_changes(city(seed, noise=0.05))).verdict != "no_trend" for seed in range(300)]
    assert np.mean(wrong) < 0.12


@pytest.mark.parametrize("seed", range(5))
def test_a_class_that_is_counted_among_others_is_no_loss(seed: int) -> None:
    """High trees are counted as low ones from 2022 on: all trees together hold, no height does."""
    whole = city(seed)
    whole.areas[:, 0, 3:] += whole.areas[:, 1, 3:]
    whole.areas[:, 1, 3:] = 0.0
    told = class_changes(whole)
    assert of("high", told).verdict == of("low", told).verdict == "classes_changed"
    assert [(one.name, one.year) for one in of("low", told).reasons] == [("high", 2022), ("high", 2024)]
    assert of("trees", told).comparable.all()
    assert of("trees", told).verdict == "no_trend"
    assert of("paved", told).comparable.all()


def test_a_class_that_is_renamed_is_no_loss_and_what_took_its_ground_no_gain() -> None:
    whole = city(3)
    areas = np.concatenate([whole.areas, np.zeros((PLACES, 1, 5))], axis=1)
    areas[:, 4, 2:], areas[:, 1, 2:] = areas[:, 1, 2:], 0.0
    told = class_changes(whole._replace(classes=(*CLASSES, "tall"), families=(*FAMILIES, "trees"), areas=areas))
    assert of("high", told).verdict == of("tall", told).verdict == "classes_changed"
    assert of("trees", told).verdict == "no_trend"
    taken = city(3)
    taken.areas[:, 2, 4] += taken.areas[:, 1, 4]
    taken.areas[:, 1, 4] = 0.0
    told = class_changes(taken)
    assert of("lawn", told).comparable.tolist() == [True, True, True, True, False]
    assert not of("trees", told).comparable[4]
    assert of("lawn", told).verdict == "no_trend"


def test_one_place_that_loses_all_of_a_class_has_a_loss() -> None:
    whole = city(4, noise=0.0)
    whole.areas[7, 1] *= np.array([1.0, 0.8, 0.5, 0.2, 0.0])
    assert of("high", class_changes(whole, [7])).verdict == "loss"


def test_few_years_tell_no_trend_and_an_index_is_a_mean_by_ground() -> None:
    whole = city(5)
    few = class_changes(whole._replace(years=YEARS[:3], areas=whole.areas[:, :, :3]))
    assert {one.verdict for one in few} == {"too_few_years"}
    told = index_change(IndexSeries("NDVI", (2020, 2021), np.array([[0.2, np.nan], [0.6, 0.6]])), np.array([3.0, 1.0]))
    assert told.values.tolist() == pytest.approx([0.3, 0.6])
    rising = index_change(IndexSeries("NDVI", YEARS, np.array([[0.1, 0.2, 0.3, 0.4, 0.5]])), np.ones(1))
    assert rising.verdict == "gain"


def test_the_trees_of_helsinki_have_no_trend_for_classes_changed(shared_data: Path) -> None:
    table = gpd.read_file(shared_data / "helsinki" / "landcover-ndvi-postal-areas.geojson")
    table = table[table["kunta"] == "Helsinki"].to_crs("EPSG:3067")
    classes = ("tree2", "tree10", "tree15", "tree20", "vegetation", "pavedroad", "building")
    nothing = np.full(len(table), np.nan)
    areas = np.stack([
        np.stack([table.get(f"{one}_m2_{year}", nothing) for year in YEARS], axis=1) for one in classes
    ], axis=1).astype(float)  # fmt: skip
    told = class_changes(ClassSeries(YEARS, classes, ("tree",) * 4 + ("",) * 3, areas, table.area.to_numpy()))
    tall = of("tree20", told)
    assert np.round(tall.values / 1e6, 1).tolist() == [25.3, 18.2, 19.6, 12.1, 13.2]
    assert (tall.verdict, tall.trend) == ("classes_changed", None)
    assert {(one.name, one.year) for one in tall.reasons} == {("tree15", 2022), ("tree2", 2024)}
    assert of("vegetation", told).comparable.tolist() == [True, True, True, False, False]
    whole = of("tree", told)
    assert np.round(whole.values[whole.comparable] / 1e6, 1).tolist() == [88.8, 84.2, 91.9]
    assert of("pavedroad", told).verdict == "no_trend"
