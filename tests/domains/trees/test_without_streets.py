"""A city without streets and trees: what stands in for a quantity stands for no rows that the city does not have."""

from pathlib import Path

from citybrain.open_city import OpenCity
from citybrain.plans.availability import lacking_of
from tests.city import write_city


def test_nothing_stands_in_for_rows_of_an_entity_that_is_not_there(tmp_path: Path) -> None:
    lacking = lacking_of(OpenCity(write_city(tmp_path)).workspace.graph)
    assert {lacking[name].code for name in ("planted_over_street", "street_canopy", "trees_seen")} <= {
        "entity-not-in-city",
        "domain-not-asked",
    }
    assert "residents" not in lacking
