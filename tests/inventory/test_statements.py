"""What is known from elsewhere: stated, converted, held against the lines, withdrawn, exported and imported again."""

import shutil
from pathlib import Path

import pytest

from citybrain.inventory import notes
from citybrain.inventory.entries.entering import NewLine, enter_lines
from citybrain.inventory.notes import withdraw_note
from citybrain.inventory.service import InventoryService
from citybrain.inventory.statement_files import import_statements, statements_csv
from citybrain.inventory.statements import NewStatement, StatementsError, add_statements, fuels
from citybrain.kernel import InputError, NotFoundError
from citybrain.messages import LANGUAGES, render
from citybrain.open_city import OpenCity
from citybrain.plans.identities import PlanIdentity
from citybrain.records.tables.activity import inventory_statement
from tests.city import write_city

SUPPLIED = NewStatement(year=2024, what="electricity supplied", amount=96, unit="GWh", source="Grid operator")
GAS = NewStatement(year=2024, what="fuels_sold", kind="natural_gas", amount=100, unit="TJ", source="Tax office")
WASTE = NewStatement(
    year=2024, what="waste_landfilled", kind="food", landfill="managed", climate="boreal_temperate_wet", amount=400,
    unit="t", source="=SUM(weights)", uncertainty=0.1, note="Weighed, 'wet'",
)  # fmt: skip
LINES = [
    NewLine(year=2024, subcategory="I.1.2", amount=60, unit="GWh", factor="electricity"),
    NewLine(year=2024, subcategory="I.2.2", amount=36_000, unit="MWh", factor="electricity"),
    NewLine(year=2024, subcategory="I.1.1", amount=2_000, unit="t", factor="natural_gas.residential"),
    NewLine(year=2024, subcategory="III.2.1", amount=600, unit="t", factor="composting.wet"),
]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_city(tmp_path_factory.mktemp("town") / "city")


@pytest.fixture
def inventory(town: Path, tmp_path: Path) -> InventoryService:
    made = OpenCity(Path(shutil.copytree(town, tmp_path / "city"))).inventory
    with made.writing() as connection:
        enter_lines(connection, LINES, made.setting, "Aino")
    return made


def state(inventory: InventoryService, *said: NewStatement, by: str = "Aino") -> tuple[list[int], int]:
    with inventory.writing() as connection:
        return add_statements(connection, said, inventory.setting.library, by)


def identity(inventory: InventoryService, code: str) -> PlanIdentity:
    return next(x for x in inventory.account(2024).identities if x.code == f"identity-{code}")


def test_an_identity_holds_or_differs_once_the_other_side_is_stated(inventory: InventoryService) -> None:
    assert identity(inventory, "electricity").verdict == "cannot-say"
    (first,), _ = state(inventory, SUPPLIED)
    told = identity(inventory, "electricity")
    assert (told.left, told.right, told.verdict) == (96e6, 96e6, "holds")
    state(inventory, SUPPLIED.model_copy(update={"amount": 432.0, "unit": "TJ"}))
    assert identity(inventory, "electricity").right == pytest.approx(120e6)
    assert identity(inventory, "electricity").verdict == "differs"
    with inventory.writing() as connection:
        withdraw_note(connection, "statements", first + 1, "Aino")
    assert identity(inventory, "electricity").verdict == "holds"
    with inventory.writing() as connection, pytest.raises(NotFoundError):
        withdraw_note(connection, "statements", 99, "Aino")


def test_of_many_statements_on_the_same_only_the_last_is_read(inventory: InventoryService) -> None:
    for amount in range(1, 21):
        state(inventory, SUPPLIED.model_copy(update={"amount": float(amount)}), GAS)
    with inventory.records.read() as connection:
        last = notes.last_of(connection, inventory_statement, notes.KEY)
        assert [(row["what"], row["amount"]) for row in last] == [("fuels_sold", 100.0), ("electricity_supplied", 20.0)]
        withdrawn = last[-1]["id"]
    with inventory.writing() as connection:
        withdraw_note(connection, "statements", withdrawn, "Aino")
    with inventory.records.read() as connection:
        assert [row["amount"] for row in notes.last_of(connection, inventory_statement, notes.KEY)] == [100.0, 19.0]


def test_fuels_are_compared_in_energy_whatever_the_unit(inventory: InventoryService) -> None:
    """2,000 t of natural gas at 48 MJ/kg (IPCC 2006, vol. 2, table 1.2) are 96 TJ."""
    state(inventory, GAS)
    assert identity(inventory, "fuel").left == pytest.approx(96.0)
    assert identity(inventory, "fuel").verdict == "differs"
    state(inventory, GAS.model_copy(update={"amount": 2_000.0, "unit": "t"}))
    assert identity(inventory, "fuel").right == pytest.approx(96.0)
    assert identity(inventory, "fuel").verdict == "holds"


def test_waste_is_what_was_treated_and_what_was_landfilled(inventory: InventoryService) -> None:
    generated = SUPPLIED.model_copy(update={"what": "waste_generated", "amount": 1.0, "unit": "kt"})
    state(inventory, generated)
    assert (identity(inventory, "waste").left, identity(inventory, "waste").verdict) == (600.0, "differs")
    state(inventory, WASTE)
    assert (identity(inventory, "waste").left, identity(inventory, "waste").verdict) == (1000.0, "holds")
    methane = {"CH4": {"value": 1000, "unit": "kg CH4/t"}}
    with inventory.writing() as connection:
        line = NewLine(year=2024, subcategory="III.1.2", amount=25, unit="t", own_factors=methane)
        enter_lines(connection, [line], inventory.setting, "Aino")
    assert identity(inventory, "waste").verdict == "cannot-say"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"year": 24}, "statement-year"),
        ({"what": "water_supplied"}, "statement-what-unknown"),
        ({"what": "fuels_sold"}, "statement-detail-missing"),
        ({"what": "fuels_sold", "kind": "natural_gaz"}, "statement-detail-unknown"),
        ({"what": "fuels_sold", "kind": "electricity"}, "statement-detail-unknown"),
        ({"kind": "food"}, "statement-detail-odd"),
        ({"amount": -1.0}, "statement-amount"),
        ({"unit": "t"}, "statement-unit"),
        ({"unit": "furlongs; DROP"}, "statement-unit"),
        ({"what": "waste_generated", "unit": "m3"}, "statement-unit"),
        ({"uncertainty": -0.1}, "statement-uncertainty"),
        ({"source": "  "}, "statement-source"),
        ({"unit": " "}, "statement-unit"),
        ({"what": " "}, "statement-what-unknown"),
    ],
)
def test_what_cannot_be_stated_is_told_and_nothing_is_recorded(
    inventory: InventoryService, said: dict, code: str
) -> None:
    wrong = NewStatement.model_validate({**SUPPLIED.model_dump(), **said})
    with pytest.raises(StatementsError) as refused:
        state(inventory, GAS, wrong)
    (found,) = refused.value.errors
    assert (found.code, found.pointer) == (code, "/statements/1")
    assert all("{" not in render(found, language) for language in LANGUAGES)
    assert inventory.statements == []


def test_the_same_is_stated_once_and_not_twice_together(inventory: InventoryService) -> None:
    first = state(inventory, SUPPLIED)
    assert state(inventory, SUPPLIED) == (first[0], 0)
    with pytest.raises(StatementsError) as refused:
        state(inventory, GAS, GAS.model_copy(update={"amount": 7.0}))
    assert refused.value.errors[0].arguments["first"] == "2024 fuels_sold"


def test_every_fuel_of_the_library_can_be_stated_in_energy(inventory: InventoryService) -> None:
    known = fuels(inventory.setting.library)
    assert {"natural_gas", "gas_oil", "wood", "motor_gasoline"} <= set(known)
    assert "composting" not in known
    said = [GAS.model_copy(update={"kind": name}) for name in known]
    assert state(inventory, *said)[1] == len(known)


def test_an_export_imports_again_unchanged(inventory: InventoryService, town: Path, tmp_path: Path) -> None:
    odd = {"amount": 0.1 + 0.2, "source": " Tax\n\u202eoffice\x00 ", "note": "'=1"}
    state(inventory, SUPPLIED, GAS.model_copy(update=odd), WASTE)
    assert [x.source for x in inventory.statements] == ["Grid operator", "Tax office", "=SUM(weights)"]
    file = tmp_path / "statements.csv"
    file.write_bytes(statements_csv(inventory.statements))
    assert b"'=SUM(weights)" in file.read_bytes()
    other = OpenCity(Path(shutil.copytree(town, tmp_path / "other"))).inventory
    for target, new in ((other, 3), (other, 0), (inventory, 0)):
        with target.writing() as connection:
            assert import_statements(connection, file, target.setting.library, "Ben")[1] == new
    assert [(x.what, x.value, x.source, x.note, x.by, x.at) for x in other.statements] == [
        (x.what, x.value, x.source, x.note, x.by, x.at) for x in inventory.statements
    ]
    assert statements_csv(other.statements) == file.read_bytes()


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        (["2024,heat_supplied,5,GWh,X", "2024,heat_supplied,many,GWh,X"], ["statement-cell"]),
        (["2024,heat_supplied,,GWh,X", "2023,heat_supplied,1,t,X"], ["statement-cell"]),
        (["2024,heat_supplied,5,t,X", "2023,heat,5,GWh,X"], ["statement-unit", "statement-what-unknown"]),
        (['2024,heat_supplied,"1,234",GWh,X'], ["statement-cell"]),
    ],
)
def test_lines_of_a_file_that_are_wrong_are_named(
    inventory: InventoryService, tmp_path: Path, rows: list[str], codes: list[str]
) -> None:
    file = tmp_path / "s.csv"
    file.write_text("\n".join(["year,what,amount,unit,source", *rows]), encoding="utf-8")
    with pytest.raises(StatementsError) as refused, inventory.writing() as connection:
        import_statements(connection, file, inventory.setting.library, "Aino")
    assert [x.code for x in refused.value.errors] == codes
    assert all(str(x.arguments["where"]).startswith("s.csv:") for x in refused.value.errors)
    assert inventory.statements == []


def test_a_file_with_other_columns_is_refused_and_a_decimal_comma_is_read(
    inventory: InventoryService, tmp_path: Path
) -> None:
    file = tmp_path / "s.csv"
    for text in ("year,amount\n2024,1\n", "year,what,amount,unit,source,colour\n2024,heat_supplied,1,GWh,X,red\n", ""):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(InputError), inventory.writing() as connection:
            import_statements(connection, file, inventory.setting.library, "Aino")
    file.write_text("Year;What;Amount;Unit;Source\n2024;heat supplied;1,5;GWh;X\n", encoding="utf-8")
    with inventory.writing() as connection:
        import_statements(connection, file, inventory.setting.library, "Aino")
    assert inventory.statements[0].value == 1.5e6
