"""Many draws of a city side by side give what each draw gives alone; distributions say what they mean."""

from dataclasses import replace

import numpy as np
import pytest

from citybrain.kernel import City, DeclarationError, InputDistribution, Patch, Result, change
from citybrain.kernel.parameters import Layer, read_parameters
from citybrain.kernel.uncertainty import EDGE, read_uncertainty
from citybrain.kernel.vocabulary import Vocabulary
from tests.kernel.toy import parameters, toy_city, toy_graph

DRAWS, ROWS, ZONES = 5, 60, 3
UNCERTAINTIES = {
    "energy_price": InputDistribution("lognormal", "toy", relative=0.3),
    "electric_share": InputDistribution("uniform", "toy", absolute=0.1),
    "intensity": InputDistribution("normal", "toy", relative=0.2, shared=0.4),
}
NAMES = ["heat_need", "gas", "energy_cost", "zone_gas", "zone_intensity", "neighbours_gas", "city_gas"]
GRAPH = toy_graph().with_parameters({n: replace(p, uncertainty=UNCERTAINTIES[n]) for n, p in parameters().items()})
SCORES = {name: np.random.default_rng(i).normal(size=DRAWS) for i, name in enumerate(UNCERTAINTIES)}
OWN = np.random.default_rng(9).normal(size=(DRAWS, ROWS))


def side_by_side(city: City) -> City:
    draw = np.repeat(np.arange(DRAWS), ROWS)
    inside = {
        ("building", "zone"): np.tile(city.inside["building", "zone"], DRAWS) + draw * ZONES,
        ("building", "city"): draw,
        ("zone", "city"): np.repeat(np.arange(DRAWS), ZONES),
    }
    columns = {n: c if n == "outdoor_temperature" else np.tile(c, DRAWS) for n, c in city.columns.items()}
    size = {"building": DRAWS * ROWS, "zone": DRAWS * ZONES, "city": DRAWS, "hour": 8760}
    own = {"intensity": OWN.ravel()}
    return City(size, inside, columns, city.day, scores=SCORES, own_scores=own)


def alone(city: City, draw: int) -> City:
    scores = {name: values[draw : draw + 1] for name, values in SCORES.items()}
    inside = {**city.inside, ("building", "city"): np.zeros(ROWS, np.intp), ("zone", "city"): np.zeros(ZONES, np.intp)}
    size, own = {**city.size, "city": 1}, {"intensity": OWN[draw]}
    return replace(city, size=size, inside=inside, scores=scores, own_scores=own)


@pytest.mark.parametrize("draw", range(DRAWS))
def test_a_draw_among_others_is_the_same_as_alone(draw):
    city = toy_city(ROWS, ZONES)
    many, one = Result(GRAPH, side_by_side(city)), Result(GRAPH, alone(city, draw))
    for name in NAMES:
        wanted = np.atleast_1d(one[name])
        part = np.atleast_1d(many[name])[draw * len(wanted) : (draw + 1) * len(wanted)]
        assert part == pytest.approx(wanted, rel=1e-12), name


def test_what_if_of_all_draws_equals_computing_them_anew():
    city = side_by_side(toy_city(ROWS, ZONES))
    rows = np.arange(0, DRAWS * ROWS, 7)
    patch = Patch(rows, np.full(len(rows), 1985.0))
    changed = change(Result(GRAPH, city), {"construction_year": patch})
    columns = {**city.columns, "construction_year": city.columns["construction_year"].copy()}
    columns["construction_year"][rows] = 1985.0
    anew = Result(GRAPH, replace(city, columns=columns))
    for name in NAMES:
        assert np.array_equal(changed[name], anew[name]), name


def test_a_city_without_draws_has_no_uncertainty_in_its_values():
    city = toy_city(ROWS, ZONES)
    assert Result(GRAPH, city)["city_gas"] == Result(toy_graph(), city)["city_gas"]


@pytest.mark.parametrize("shape", ["normal", "lognormal", "uniform"])
def test_ninety_of_a_hundred_draws_lie_within_the_stated_width(shape):
    uncertainty = InputDistribution(shape, "toy", relative=0.25)
    drawn = uncertainty.value(200.0, np.random.default_rng(3).normal(size=40_000))
    low, high = (160.0, 250.0) if shape == "lognormal" else (150.0, 250.0)
    assert np.mean((drawn >= low) & (drawn <= high)) == pytest.approx(0.9, abs=0.006)
    assert np.median(drawn) == pytest.approx(200.0, rel=0.01)
    assert uncertainty.value(200.0, 0.0) == 200.0
    assert uncertainty.value(200.0, EDGE) == pytest.approx(high)


def test_the_shared_part_of_the_variance_is_what_it_says():
    shared, own = np.random.default_rng(4).normal(size=(2, 50_000))
    mixed = InputDistribution("normal", "toy", absolute=EDGE, shared=0.3).of_rows(0.0, shared, own)
    assert np.var(mixed) == pytest.approx(1.0, rel=0.03)
    assert np.corrcoef(mixed, shared)[0, 1] ** 2 == pytest.approx(0.3, abs=0.02)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"source": " "}, "uncertainty-without-source"),
        ({"relative": -0.1}, "uncertainty-bad-width"),
        ({"relative": 50}, "uncertainty-bad-width"),
        ({"absolute": 2}, "uncertainty-bad-width"),
        ({"shape": "triangle"}, "uncertainty-bad-width"),
        ({"shared": 1.5}, "uncertainty-bad-width"),
        ({"widht": 1}, "uncertainty-bad-entry"),
    ],
)
def test_a_distribution_that_cannot_be_meant_is_refused(more, code):
    with pytest.raises(DeclarationError) as error:
        read_uncertainty("intensity", "toy.yaml", {"shape": "normal", "relative": 0.1, "source": "toy", **more})
    assert error.value.code == code


def test_files_of_a_city_with_the_former_name_are_read(tmp_path):
    value = "- {from: 2020-01-01, value: 1.0, source: toy, doubt: {relative: 0.2, source: toy}}  # former"
    (tmp_path / "own.yaml").write_text(
        f"price:\n  unit: EUR/kWh\n  values:\n    {value}\nfactor:\n  unit: '1'\n  values:\n"
        "    - {from: 2020-01-01, value: 2.0, source: toy}\n"
    )
    (tmp_path / "doubt.yaml").write_text("factor: {absolute: 0.3, source: toy}\n")  # the former name
    found = read_parameters([Layer.of_folder(tmp_path)], Vocabulary({}))
    assert found["price"].values[0].uncertainty == InputDistribution("normal", "toy", relative=0.2)
    assert found["factor"].uncertainty == InputDistribution("normal", "toy", absolute=0.3)


def test_what_rows_have_each_for_itself_leaves_their_mean_as_stated():
    uncertainty = InputDistribution("lognormal", "toy", relative=0.8, shared=0.3)
    own = np.random.default_rng(5).normal(size=200_000)
    assert uncertainty.of_rows(200.0, 0.0, own).mean() == pytest.approx(200.0, rel=0.003)
    assert uncertainty.of_rows(200.0, EDGE / np.sqrt(0.3), None) == pytest.approx(360.0)
