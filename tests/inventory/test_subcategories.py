"""Subcategories are those of the GPC, each in its scope and total."""

import csv
from collections import Counter

import pytest

from citybrain.inventory.subcategories import LEVELS, NOTATION_KEYS, subcategories, subcategory
from citybrain.kernel import NotFoundError
from tests.inventory.standards import standard

BLANK = ("unknown", "")


def test_every_subcategory_of_the_standard_is_there_with_scope_and_level() -> None:
    with standard("gpc-subcategories.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    known = subcategories()
    for row in rows:
        ours = known[row["gpc_ref"]]
        assert ours.sector == row["sector_ref"]
        assert ours.subsector == row["subsector_ref"]
        if row["scope"] not in BLANK:
            assert str(ours.scope) == row["scope"]
        if not row["reporting_level"].startswith("unknown"):
            assert ours.level == row["reporting_level"]
            assert ours.subsector_name["en"] == row["subsector"]
            assert ours.description["en"] == row["subcategory"]
    imported = {f"III.{number}.3" for number in range(1, 5)}
    assert set(known) == {row["gpc_ref"] for row in rows} | imported


def test_waste_from_outside_is_territorial_and_says_its_source() -> None:
    for number in range(1, 5):
        imported = subcategory(f"III.{number}.3")
        assert (imported.scope, imported.level) == (1, "territorial")
        assert "chapter 8" in imported.source


def test_levels_and_names_are_complete() -> None:
    known = subcategories().values()
    assert Counter(x.level for x in known) == {"basic": 32, "basic+": 15, "territorial": 5, "other": 1}
    assert {x.level for x in known} == set(LEVELS)
    for one in known:
        assert one.notation_keys == NOTATION_KEYS
        assert all(text["en"] and text["zh"] for text in (one.sector_name, one.subsector_name, one.description))


def test_an_unknown_reference_names_the_nearest() -> None:
    with pytest.raises(NotFoundError) as caught:
        subcategory("I.1.9")
    assert "I.1." in str(caught.value.arguments["near"])
