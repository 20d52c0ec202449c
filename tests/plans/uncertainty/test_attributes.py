"""The reviewed table of attributes: what is wrong with one is told, and rows get what it says of their origin."""

from dataclasses import replace

import numpy as np
import pytest
import yaml

from citybrain.domains.buildings.imputation.rules import numbers
from citybrain.kernel import DeclarationError
from citybrain.kernel.uncertainty import EDGE
from citybrain.plans.uncertainty.attributes import attribute_table, attributes_of
from citybrain.plans.uncertainty.draws import Sample, batched_city, sample_context_of
from citybrain.plans.uncertainty.inputs import inputs_of
from citybrain.plans.uncertainty.scores import own_scores
from tests.plans.uncertainty.cities import badly_known, workspace

ENTRY = {
    "columns": ["residents"],
    "shape": "lognormal",
    "kinds": {"estimated": {"relative": 0.5}},
    "source": "Estimate",
}


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"source": ""}, "uncertainty-without-source"),
        ({"shape": "box"}, "uncertainty-bad-entry"),
        ({"kind": {}}, "uncertainty-bad-entry"),
        ({"kinds": {"guessed": {"relative": 0.5}}}, "uncertainty-bad-entry"),
        ({"kinds": {"estimated": {"relative": -0.5}}}, "uncertainty-bad-width"),
        ({"kinds": {"estimated": {"relative": 40.0}}}, "uncertainty-bad-width"),
        ({"kinds": {"estimated": {"absolute": 5.0}}}, "uncertainty-bad-width"),
        ({"rules": {"some-rule": {"chance": 0.5}}}, "uncertainty-bad-width"),
        ({"shared": 1.5}, "uncertainty-bad-width"),
        ({"shape": "category", "kinds": {"estimated": {"chance": 1.5}}}, "uncertainty-bad-width"),
    ],
)
def test_what_is_wrong_with_an_entry_is_told(more: dict, code: str, tmp_path) -> None:
    file = tmp_path / "attributes.yaml"
    file.write_text(yaml.safe_dump({"people": {**ENTRY, **more}}), encoding="utf-8")
    with pytest.raises(DeclarationError) as told:
        attribute_table(file)
    assert (told.value.code, told.value.arguments["parameter"]) == (code, "people")


def test_rules_of_the_table_are_rules_of_the_twin() -> None:
    known = {"origin-vague-year", *numbers()["rules"]}
    named = {rule for entry in attribute_table().values() for rule in entry.get("rules", {})}
    assert named <= known


def test_rows_get_what_the_table_says_of_their_origin() -> None:
    found = {a.name: a for a in attributes_of(workspace().snapshot)}
    assert set(np.unique(found["residents"].width)) == {0.9}  # estimated by a rule of its own
    assert set(np.unique(found["building_size"].width)) == {0.05}  # measured


@pytest.fixture(scope="module")
def moved():
    """Columns of all buildings in 400 draws of what each has for itself."""
    today, graph = workspace().today().result, workspace().graph
    attributes = attributes_of(workspace().snapshot, badly_known())
    names = [column for attribute in attributes for column in attribute.columns]
    inputs = inputs_of(graph, [today.city.day], attributes, names)
    ground = sample_context_of(("building",), graph, today, inputs, names)
    rows = np.arange(0, 600, 3)
    sample_of_draws = Sample(400, own=own_scores(inputs.own, (400, len(rows)), 3))
    drawn = batched_city(ground, {"building": rows}, sample_of_draws)
    return {name: (today[name][rows], drawn[name].reshape(400, -1)) for name in names}


def test_ninety_of_a_hundred_buildings_lie_within_the_stated_width(moved) -> None:
    stated, drawn = moved["construction_year"]
    entry = attribute_table()["construction_year"]
    width = entry["kinds"]["estimated"]["absolute"] * np.sqrt(1 - entry["shared"])
    assert np.mean(np.abs(drawn - stated) <= width) == pytest.approx(0.9, abs=0.01)


def test_floor_and_walls_of_a_building_are_off_together_and_right_in_the_mean(moved) -> None:
    floor, wall = (drawn / stated for stated, drawn in (moved["gross_floor_area"], moved["wall_area_north"]))
    np.testing.assert_allclose(floor, wall)
    assert floor.mean() == pytest.approx(1.0, abs=0.01)
    assert np.quantile(np.log(floor), 0.95) - np.median(np.log(floor)) == pytest.approx(
        EDGE * np.log(floor).std(), rel=0.05
    )


def test_an_estimated_heating_is_drawn_anew_from_the_mix_of_its_use(moved) -> None:
    stated, drawn = moved["heating_system"]
    use = moved["building_use"][0]
    all_uses = workspace().today().result["building_use"]
    all_systems = workspace().today().result["heating_system"]
    for kind in np.unique(use):
        mix = np.bincount(all_systems[all_uses == kind].astype(int), minlength=9) / (all_uses == kind).sum()
        found = np.bincount(drawn[:, use == kind].ravel().astype(int), minlength=9) / drawn[:, use == kind].size
        np.testing.assert_allclose(found, mix, atol=0.02)
    assert np.mean(drawn != stated) < 1


def test_a_use_is_another_one_as_often_as_its_chance_says(moved) -> None:
    stated, drawn = moved["building_use"]
    mix = np.bincount(workspace().today().result["building_use"].astype(int)) / 600
    chance = attribute_table()["building_use"]["kinds"]["estimated"]["chance"]
    expected = chance * np.mean(1 - mix[stated.astype(int)])
    assert np.mean(drawn != stated) == pytest.approx(expected, abs=0.01)


def test_more_of_the_usual_heating_moves_shares_and_keeps_their_sum() -> None:
    today, graph = workspace().today().result, workspace().graph
    attributes = attributes_of(workspace().snapshot, badly_known())
    shares = [p.name for p in graph.parameters.values() if p.by == ("heating_system",) and p.name.endswith("_share")]
    inputs = inputs_of(graph, [today.city.day], attributes, [*shares, "heating_system"])
    ground = sample_context_of(("building",), graph, today, inputs, shares)
    rows = np.arange(600)
    drawn = batched_city(ground, {"building": rows}, Sample(3, {"heating_system": np.array([-EDGE, 0.0, EDGE])}))
    total = sum(drawn[name] for name in shares)
    assert total.max() == pytest.approx(1.0)
    mean = drawn["district_heating_share"].reshape(3, -1).mean(axis=1)
    share = attribute_table()["heating_system"]["kinds"]["estimated"]["share"]
    np.testing.assert_allclose(np.diff(mean), share, rtol=1e-6)
    np.testing.assert_array_equal(drawn["district_heating_share"].reshape(3, -1)[1], today["district_heating_share"])


def test_a_city_known_exactly_has_no_uncertainty_of_attributes() -> None:
    attributes = [
        replace(a, width=0 * a.width, chance=0 * a.chance, share=0 * a.share)
        for a in attributes_of(workspace().snapshot, badly_known())
    ]
    today, graph = workspace().today().result, workspace().graph
    assert inputs_of(graph, [today.city.day], attributes, ["gross_floor_area"]).attributes == ()
