"""Promises that are counted by the inventory of the city."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from citybrain.inventory.entries.entering import NewLine, enter_lines
from citybrain.inventory.service import InventoryService
from citybrain.open_city import OpenCity
from citybrain.progress.commitment import commitment_of
from citybrain.progress.commitment_repository import CommitmentRepository
from citybrain.progress.inventoried import InventoryOfCourse
from citybrain.progress.target_tracking_service import TargetTrackingService
from citybrain.records import CityRecords
from tests.city import write_city

CO2 = {"CO2": {"value": 2000.0, "unit": "kg/t"}}


def line(year: int, subcategory: str, tonnes: float) -> NewLine:
    """Tonnes of a fuel that makes two tonnes of CO2 each, known to 10 %."""
    said = {"amount": tonnes, "unit": "t", "own_factors": CO2, "activity_uncertainty": 0.1, "source": "made up"}
    return NewLine.model_validate({"year": year, "subcategory": subcategory, **said})


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TargetTrackingService]:
    workspace = OpenCity(write_city(tmp_path)).workspace
    records = CityRecords(workspace.folder)
    inventory = InventoryService(workspace, records)
    with inventory.writing() as connection:
        lines = [line(2023, "I.1.1", 100), line(2023, "II.1.1", 300), line(2024, "II.1.1", 250), line(2024, "IV.1", 50)]
        enter_lines(connection, lines, inventory.setting, "Aino")
    desk = TargetTrackingService(workspace, CommitmentRepository(records), InventoryOfCourse(inventory))
    said = {"account": "basic", "target": {"base_year": 2023, "by": 2040, "reduction": 0.5}}
    desk.commitments.commit(commitment_of(said, workspace.day))
    yield desk
    workspace.close()


def test_years_are_totals_of_the_level_with_their_interval(desk: TargetTrackingService) -> None:
    past = {amount.year: amount for amount in desk.course(None, uncertainty=False).past}
    assert past[2023].value == pytest.approx(800.0)
    assert past[2024].value == pytest.approx(500.0)  # industry is not in BASIC
    assert past[2023].kind == "inventory"
    ratio = 1.6449 / 1.96
    assert past[2024].high == pytest.approx(500.0 * (1 + 0.1 * ratio), rel=1e-3)


def test_what_is_no_energy_of_buildings_stays_as_it_was_in_the_last_year(desk: TargetTrackingService) -> None:
    course = desk.course(None, uncertainty=False)
    assert (course.inventoried.others, course.inventoried.others_year) == (pytest.approx(500.0), 2024)
    use = float(desk.workspace.today().value("city_operational_emissions"))
    assert course.now.value == pytest.approx(use + 500.0)
    assert course.ahead.without[0] == pytest.approx(
        500.0 + desk.workspace.view(None).value("city_operational_emissions"), rel=0.2
    )


def test_a_target_is_counted_from_the_inventory_of_its_base_year(desk: TargetTrackingService) -> None:
    target = desk.course(None, uncertainty=False).target
    assert target is not None
    assert (target.base_value, target.base_from) == (pytest.approx(800.0), "history")
    assert target.wanted_then == pytest.approx(400.0)
