"""Greenhouse gases for each resident by the inventory: which years stand for the city, by whom they are divided."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from citybrain.inventory.entries.entering import NewLine, enter_lines
from citybrain.inventory.service import InventoryService
from citybrain.inventory.subcategories import subcategories
from citybrain.plans.workspace import Workspace
from citybrain.progress.accounts import Coverage, Inventoried
from citybrain.progress.commitment_repository import CommitmentRepository, Figure
from citybrain.progress.history import YearAmount
from citybrain.progress.indicator_service import IndicatorService
from citybrain.progress.indicators import IndicatorRow
from citybrain.progress.inventoried import InventoryOfCourse
from citybrain.progress.per_resident import emissions_per_resident
from tests.progress.test_inventoried import line

NEEDED = ("I.1.1", "I.2.2", "II.1.1", "III.1.1", "III.4.1")
BASIC = [name for name, known in subcategories().items() if known.level == "basic"]
PEOPLE = YearAmount(2026, 1000.0, 950.0, 1050.0, "computed")


def key(year: int, subcategory: str, notation: str) -> NewLine:
    return NewLine.model_validate(
        {"year": year, "subcategory": subcategory, "notation_key": notation, "reason": "none here", "source": "made up"}
    )


@pytest.fixture
def entered(computed: Workspace, desk: IndicatorService):
    """Enters lines into an inventory beside the indicators; what the row of the GHG indicator says then."""
    inventory = InventoryService(computed, desk.records)
    desk._inventories = InventoryOfCourse(inventory)

    def enter(lines: Sequence[NewLine]) -> IndicatorRow:
        with inventory.writing() as connection:
            enter_lines(connection, lines, inventory.setting, "Aino")
        return next(row for row in desk.evaluated().rows["u4ssc"] if row.indicator.code == "EN: EN: AQ: 2C")

    return enter


def test_a_whole_inventory_is_what_the_indicator_asks_for(entered, desk: IndicatorService) -> None:
    lines = [line(2024, name, 100) for name in NEEDED] + [key(2024, name, "NO") for name in BASIC if name not in NEEDED]
    CommitmentRepository(desk.records).report([Figure("residents", 2024, 500.0, None, False, "register")])
    row = entered(lines)
    assert (row.status, row.computed.fit, row.comparable) == ("computed", "whole", True)
    assert (row.now.year, row.now.value) == (2024, pytest.approx(5 * 200 / 500))
    assert row.now.method == "GPC BASIC AR5 t/(person·a)"
    assert row.computed.quantity == "inventory_emissions_per_resident"
    half = 200 * 0.1 * 5**0.5 * 1.6449 / 1.96  # five lines of 200 t, each known to 10 %
    assert (row.now.high - row.now.value) * 500 == pytest.approx(half, rel=1e-3)


@pytest.mark.parametrize("notation", ["NE", None])
def test_what_the_inventory_leaves_out_makes_it_a_part(entered, desk: IndicatorService, notation: str | None) -> None:
    CommitmentRepository(desk.records).report([Figure("residents", 2024, 500.0, None, False, "register")])
    others = [key(2024, name, notation) for name in BASIC if name not in NEEDED] if notation else []
    row = entered([*(line(2024, name, 100) for name in NEEDED), *others])
    assert (row.computed.fit, row.comparable) == ("part", False)
    (note,) = [note for note in row.computed.notes if note.key == "indicator-inventory-leaves-out"]
    assert note.named["count"] == len(BASIC) - len(NEEDED)
    assert row.now.value == pytest.approx(2.0)


def test_an_inventory_without_what_no_city_is_without_does_not_stand_for_it(entered) -> None:
    row = entered([line(2024, name, 100) for name in NEEDED if not name.startswith("II.1")])
    assert row.computed.quantity == "city_operational_emissions_per_resident"
    assert [note.key for note in row.computed.notes] == ["indicator-inventory-gaps"]
    assert row.computed.notes[0].named["names"] == "II.1"
    assert row.now.method == "computed t/(person·a)"


def test_years_of_another_method_are_no_part_of_the_series(entered, desk: IndicatorService) -> None:
    figures = [Figure("residents", year, 500.0, None, False, "register") for year in (2022, 2023)]
    CommitmentRepository(desk.records).report(figures)
    row = entered([line(year, name, 100) for year in (2022, 2023) for name in NEEDED])
    assert [(one.year, one.method) for one in row.series] == [
        (year, "GPC BASIC AR5 t/(person·a)") for year in (2022, 2023)
    ]


def inventory(year: int, coverage: Coverage) -> Inventoried:
    amount = YearAmount(year, 5000.0, 4500.0, 5600.0, "inventory", source="AR5")
    return Inventoried({year: amount}, {year: coverage})


def test_residents_of_today_stand_in_for_three_years_and_say_so() -> None:
    whole = Coverage(level=2)
    found = emissions_per_resident(inventory(2024, whole), {}, PEOPLE)
    assert (found.value, found.level, found.fit) == (5.0, 2, "whole")
    assert [note.key for note in found.notes] == ["indicator-inventory-used", "indicator-inventory-residents-of"]
    (reading,) = found.series
    assert reading.low == pytest.approx(5.0 - (0.5**2 + (5 * 0.05) ** 2) ** 0.5)
    assert reading.high == pytest.approx(5.0 + (0.6**2 + (5 * 0.05) ** 2) ** 0.5)
    for year in (2022, 2027):
        old = emissions_per_resident(inventory(year, whole), {}, PEOPLE)
        assert (old.value, old.notes[0].key) == (None, "indicator-inventory-no-residents")
    nobody = emissions_per_resident(inventory(2024, whole), {}, replace(PEOPLE, value=float("nan")))
    assert nobody.value is None
