"""Traffic stress of tagged ways: from tags of OpenStreetMap through the formula, beside the published model."""

import json
from typing import Any

import numpy as np
import pytest

from citybrain.domains.streets.models.stress import traffic_stress, winter_traffic_stress
from citybrain.kernel.declarations import signature
from citybrain.kernel.yaml_files import read_yaml
from citybrain.twin.categories import category_names
from citybrain.twin.importers.osm_tagged import tagged_columns
from citybrain.twin.importers.osm_values import speed
from tests.conftest import SHARED

WAYS = SHARED / "bike" / "lts-ways-odd.json"
CLASSES = (
    "motorway", "main_road", "tertiary", "residential", "living_street", "service", "track", "pedestrian", "cycleway",
    "path", "footway", "crossing", "steps", "not_known",
)  # fmt: skip
DEFAULT = {"motorway": 100.0, "main_road": 80.0}


def columns(ways: list[dict[str, str]]) -> dict[str, Any]:
    """What tags tell, as a city reads it: codes, the last for what no tag tells."""
    codes: dict[str, Any] = {}
    for name, values in ((one.name, one.values(ways, np.arange(len(ways)))) for one in tagged_columns("streets")):
        kinds = getattr(values, "codes", None)
        codes[name] = values if kinds is None else np.where(kinds < 0, len(category_names(name)) - 1, kinds)
    signed = np.array([speed(way.get("maxspeed")) for way in ways])
    classes = np.array(category_names("street_class"))[codes["street_class"]]
    usual = np.array([DEFAULT.get(name, 50.0) for name in classes])
    return {**codes, "street_speed": np.where(np.isnan(signed), usual, signed)}


def stress(ways: list[dict[str, str]], winter: bool = False) -> list[float]:
    known = columns(ways)
    inputs = [known[name] for name in signature(traffic_stress)[0] if name in known]
    level = traffic_stress(*inputs, 35.0, 40.0, 50.0, 65.0)
    if winter:
        level = winter_traffic_stress(level, known["street_class"], known["street_surface"], known["street_season"])
    return np.asarray(level).tolist()


def test_codes_of_the_formula_are_those_of_the_categories() -> None:
    from citybrain.domains.streets.models import network
    from citybrain.domains.streets.models import stress as formula

    assert category_names("street_class") == CLASSES
    assert [getattr(formula, one.upper()) for one in CLASSES] == list(range(len(CLASSES)))
    assert category_names("facility_kind") == network.KINDS
    assert network.STEPS == formula.STEPS
    assert category_names("street_cycling_rule")[:3] == ("forbidden", "allowed", "sidewalk")
    assert category_names("street_season")[:2] == ("closed_in_winter", "open_all_year")


def test_ways_by_hand() -> None:
    ways = [
        {"highway": "residential", "maxspeed": "30"},
        {"highway": "primary", "lanes": "4", "maxspeed": "50"},
        {"highway": "primary", "cycleway:right": "track", "cycleway:left": "lane"},
        {"highway": "footway", "footway": "sidewalk"},
        {"highway": "footway", "footway": "sidewalk", "bicycle": "yes"},
    ]
    assert stress(ways) == [2.0, 4.0, 1.0, 0.0, 1.0]


@pytest.mark.skipif(not WAYS.is_file(), reason=f"real data not found: {WAYS} is absent")
def test_every_published_way_has_its_level() -> None:
    ways = json.loads(WAYS.read_text())
    assert len(ways) == 94
    summer = [way for way in ways if not way["rule"].startswith("w")]
    winter = [way for way in ways if way["rule"].startswith("w")]
    assert stress([way["tags"] for way in summer]) == [way["lts"] for way in summer]
    assert stress([way["tags"] for way in winter], winter=True) == [way["lts"] for way in winter]


def test_facilities_and_streets_name_kinds_of_the_vocabulary_alone() -> None:
    from citybrain.base.domains import find_domains

    (path,) = find_domains()["streets"].files("openstreetmap")
    for section, entries in read_yaml(path).items():
        named = {name for entry in entries for name in entry if name != "key"}
        assert named <= set(category_names("facility_kind" if section == "green_kind" else section)), section
