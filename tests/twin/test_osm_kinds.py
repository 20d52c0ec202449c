"""The tables of tags are consistent with the categories and with what the tables promise."""

from collections import Counter

import pytest

from citybrain.base.domains import find_domains
from citybrain.kernel.errors import InputError
from citybrain.kernel.yaml_files import read_yaml
from citybrain.messages import render
from citybrain.twin.categories import category_names
from citybrain.twin.importers import osm_kinds
from citybrain.twin.importers.osm_extract import LAND_KINDS
from citybrain.twin.importers.osm_kinds import Meaning, kind_table

TABLES = read_yaml(osm_kinds.TABLES) | read_yaml(find_domains()["buildings"].folder / "openstreetmap.yaml")


def names(section):
    return {name for entry in TABLES[section] for name in entry if name != "key"}


def test_uses_are_categories():
    assert names("building_use") <= set(category_names("building_use"))


def test_kinds_of_land_are_the_documented_ones():
    assert names("land") | {"sea"} == set(LAND_KINDS)


@pytest.mark.parametrize("section", ["building_use", "places", "land"])
def test_a_value_has_one_meaning(section):
    for entry in TABLES[section]:
        values = Counter(value for name, listed in entry.items() if name != "key" for value in listed)
        assert {value for value, count in values.items() if count > 1} == set()
        assert all(isinstance(value, str) for value in values)


def test_first_entry_that_knows_a_value_decides():
    table = kind_table("building_use")
    assert table.meaning({"building": "commercial", "amenity": "bank"}) == Meaning("office", "amenity", "bank")
    assert table.meaning({"building": "palace;ruins"}) == Meaning("culture", "building", "palace")
    assert table.meaning({"building": "yes"}) is None


def test_any_value_but_no():
    assert kind_table("places").name({"shop": "anything"}) == "shopping"
    assert kind_table("places").name({"shop": "no"}) is None


def test_where_no_domain_says_what_an_outline_is_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(osm_kinds, "_document", dict)
    with pytest.raises(InputError) as problem:
        osm_kinds.outline_tags()
    assert "No domain here says which tags of OpenStreetMap are outlines" in render(problem.value)
