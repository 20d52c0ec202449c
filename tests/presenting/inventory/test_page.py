"""The report on a year: parts, numbers with intervals, words in both languages, nothing that acts."""

import shutil
from pathlib import Path

import pytest

from citybrain.inventory.entries.entering import NewLine, enter_lines
from citybrain.inventory.entries.importing import import_lines
from citybrain.inventory.notes import add_change
from citybrain.inventory.service import InventoryService
from citybrain.open_city import OpenCity
from citybrain.presenting.inventory.chart import sector_chart
from citybrain.presenting.inventory.documents import report_document
from citybrain.presenting.inventory.inventory import inventory_answer
from citybrain.presenting.report.charts.frame import ChartText
from tests.city import write_city
from tests.docs.code_blocks import PROJECT

EXAMPLE = PROJECT / "docs" / "examples" / "inventory.csv"


@pytest.fixture(scope="module")
def inventory(tmp_path_factory: pytest.TempPathFactory) -> InventoryService:
    made = OpenCity(write_city(tmp_path_factory.mktemp("report") / "city")).inventory
    import_lines(made.records, [EXAMPLE], made.setting, "Aino")
    return made


def page(inventory: InventoryService, language: str = "en", year: int = 2024) -> str:
    return report_document(inventory, year, "AR5", "basic", language).decode()


def test_the_report_tells_the_total_of_the_answer_with_its_interval(inventory: InventoryService) -> None:
    total = inventory_answer(inventory, 2024, "AR5", "basic", "en")["total"]
    told = page(inventory).split('class="verdict">')[1].split("</p>")[0]
    half = (total["high"] - total["low"]) / 2
    assert f"{total['emissions'] / 1000:,.0f} ±\N{NO-BREAK SPACE}{half / 1000:,.0f}" in told


@pytest.mark.parametrize(
    ("language", "base", "told"),
    [
        ("en", None, "Since 2022, the first year that compares, emissions have changed by −17.8 %"),
        ("en", 2023, "Since 2023, the base year of the promise, emissions have changed by −3.4 %"),
        ("zh", 2023, "自 2023 年（承诺的基准年）以来，排放量变化 −3.4 %（95 % 区间：−6.3 至 −0.5 %）。"),
    ],
)
def test_the_change_since_the_base_year_is_told_with_its_interval(
    inventory: InventoryService, language: str, base: int | None, told: str
) -> None:
    made = report_document(inventory, 2024, "AR5", "basic", language, base).decode()
    assert told in made.split("<section")[0]
    trend = inventory_answer(inventory, 2024, "AR5", "basic", language, base)["trend"]
    assert told in trend["text"]
    assert trend["low"] < trend["change"] < trend["high"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_part_stands_in_the_contents(inventory: InventoryService, language: str) -> None:
    made = page(inventory, language)
    for part in ("sectors", "levels", "subcategories", "keys", "gases", "identities", "method"):
        assert f'href="#{part}"' in made
        assert f'id="{part}"' in made
    assert "consumption" not in made.split("<main")[0].split("</nav>")[0].split("<nav")[1]


def test_an_empty_year_of_keys_only_says_that_nothing_was_estimated(
    inventory: InventoryService, tmp_path: Path
) -> None:
    city = Path(shutil.copytree(inventory.folder, tmp_path / "city"))
    other = OpenCity(city).inventory
    with other.writing() as connection:
        line = NewLine(year=2020, subcategory="I.1.1", notation_key="NE", reason="No figures yet")
        enter_lines(connection, [line], other.setting, "Aino")
    made = page(other, year=2020)
    assert "No line has an amount." in made
    assert "No figures yet" in made
    assert "In 2020 the city emitted not known (BASIC)." in made


def test_a_simulated_city_is_named_where_its_model_counts(inventory: InventoryService) -> None:
    assert "simulated" in page(inventory, year=2026)
    assert "simulated" not in page(inventory, year=2024)


def test_lines_that_say_nothing_of_their_uncertainty_are_told(inventory: InventoryService, tmp_path: Path) -> None:
    city = Path(shutil.copytree(inventory.folder, tmp_path / "city"))
    other = OpenCity(city).inventory
    assert "say nothing of the uncertainty" not in page(other).replace("says", "say")
    with other.writing() as connection:
        line = NewLine(year=2024, subcategory="I.1.1", amount=1.0, unit="MWh", factor="natural_gas.residential")
        enter_lines(connection, [line], other.setting, "Aino")
    assert "One line says nothing of the uncertainty of the activity" in page(other)


def test_changes_say_whether_the_base_year_must_be_computed_again(inventory: InventoryService, tmp_path: Path) -> None:
    other = OpenCity(Path(shutil.copytree(inventory.folder, tmp_path / "city"))).inventory
    said = [("method", 0.2, ()), ("error", 0.01, ()), ("boundary", None, ()), ("factor", 0.2, (2022,))]
    with other.writing() as connection:
        for cause, effect, again in said:
            add_change(connection, "Aino", year=2023, cause=cause, reason="r", effect=effect, recalculated=again)
    told = inventory_answer(other, 2024, "AR5", "basic", "en")["changes"]
    assert {x["cause"]: x["recalculate"] for x in told} == {
        "method": True, "error": False, "boundary": None, "factor": True,
    }  # fmt: skip
    made = page(other).split('id="changes"')[1]
    for cell in ("The base year must be", "Need not be", "Not known: no effect on the base year is stated", "2022"):
        assert f"<td>{cell}</td>" in made
    assert "by more than 5" in made


def test_bars_reach_to_the_left_of_zero_where_land_takes_up_carbon() -> None:
    nothing = {"low": None, "high": None, "biogenic": None, "lines": 1, "keys": {}}
    sectors = [
        {"sector": "I", "label": "Energy", "scopes": [{"scope": 1, "emissions": 100.0, **nothing}], "total": nothing},
        {"sector": "V", "label": "Land", "scopes": [{"scope": 1, "emissions": -50.0, **nothing}], "total": nothing},
    ]
    drawn = sector_chart(sectors, "t", str, ChartText("a", "b")).split("<rect")[1:3]
    (energy, land) = [
        (float(x.split(' x="')[1].split('"')[0]), float(x.split('width="')[1].split('"')[0])) for x in drawn
    ]
    assert land[0] + land[1] == pytest.approx(energy[0])
    assert energy[1] == pytest.approx(2 * land[1], rel=0.01)
