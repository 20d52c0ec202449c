"""A year of an inventory: computed lines beside entered ones, of which one kind counts; intervals; notes."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import insert

from citybrain.governance import DataClass
from citybrain.governance.cells import cells_of
from citybrain.inventory.account import Account
from citybrain.inventory.entries.entering import LinesError, NewLine, enter_lines
from citybrain.inventory.entries.importing import import_lines
from citybrain.inventory.entries.storage import withdraw_line
from citybrain.inventory.notes import add_account, add_change, add_choice, withdraw_note
from citybrain.inventory.service import InventoryService
from citybrain.kernel import InputError, NotFoundError
from citybrain.open_city import OpenCity
from citybrain.plans.uncertainty.uncertainty import Options
from citybrain.plans.workspace import Workspace
from citybrain.presenting.inventory.inventory import inventory_answer
from citybrain.presenting.inventory.shapes import InventoryTrend
from citybrain.records import FILE
from citybrain.records.tables.activity import inventory_choice
from tests.city import write_city
from tests.docs.code_blocks import PROJECT
from tests.inventory.approaches import propagate, simulate

EXAMPLE = PROJECT / "docs" / "examples" / "inventory.csv"
GAS = NewLine(
    year=2026, subcategory="I.1.1", description="Gas", amount=100.0, unit="MWh", factor="natural_gas.residential"
)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_city(tmp_path_factory.mktemp("town") / "city")


@pytest.fixture
def inventory(town: Path, tmp_path: Path) -> InventoryService:
    return OpenCity(Path(shutil.copytree(town, tmp_path / "city"))).inventory


def enter(inventory: InventoryService, *lines: NewLine) -> list[int]:
    with inventory.writing() as connection:
        return enter_lines(connection, lines, inventory.setting, "Aino")[1]


def choose(inventory: InventoryService, counts: str, reference: str = "I.1.1") -> int:
    with inventory.writing() as connection:
        return add_choice(connection, "Aino", year=2026, reference=reference, counts=counts, reason="meters")


def of(account: Account, reference: str) -> float | None:
    return account.totals.by_subcategory[reference].equivalent


def test_a_city_without_entries_has_the_lines_that_its_model_tells_and_no_new_file(inventory: InventoryService) -> None:
    account = inventory.account()
    assert account.year == 2026
    assert set(account.counting) == {"I.1.1", "I.1.2", "I.1.3", "I.2.1", "I.2.2", "I.2.3"}
    assert all(told.counts == "computed" for told in account.counting.values())
    assert account.totals.by_subcategory["I.1.3"].keys == {"NE": 1}
    assert not (inventory.folder / FILE).exists()


def test_computed_lines_are_the_energy_that_buildings_buy(inventory: InventoryService) -> None:
    lines = inventory.account().lines
    view = inventory.workspace.today()
    for carrier, factors in (
        ("delivered_electricity", ["electricity"]),
        ("network_heat", ["district_heat"]),
        ("delivered_gas", ["natural_gas.commercial", "natural_gas.residential", "natural_gas.manufacturing"]),
        ("delivered_oil", ["gas_oil.residential", "gas_oil.commercial", "gas_oil.manufacturing"]),
    ):
        amount = lines.filter(lines["factor"].is_in(factors))["amount"].sum()
        assert amount == pytest.approx(float(view.value(f"city_{carrier}")))
    whole = inventory.account().totals.by_level["basic"].equivalent
    assert whole == pytest.approx(float(view.value("city_operational_emissions")), rel=0.01)


def test_entered_lines_count_in_place_of_computed_ones_and_never_both(inventory: InventoryService) -> None:
    before = of(inventory.account(), "I.1.1")
    enter(inventory, GAS)
    account = inventory.account()
    told = account.counting["I.1.1"]
    assert (told.counts, told.entered, told.computed, told.chosen) == ("entered", 1, 1, False)
    assert of(account, "I.1.1") == pytest.approx(100 * 3.6e-3 * (56100 + 5 * 28 + 0.1 * 265) / 1000, rel=1e-3)
    assert account.counting["I.1.2"].counts == "computed"
    choose(inventory, "computed")
    assert of(inventory.account(), "I.1.1") == before
    assert inventory.account().counting["I.1.1"].note["made_by"] == "Aino"
    again = choose(inventory, "entered")
    assert of(inventory.account(), "I.1.1") == of(account, "I.1.1")
    with inventory.writing() as connection:
        withdraw_note(connection, "choices", again, "Aino")
    assert of(inventory.account(), "I.1.1") == before


def test_a_choice_of_lines_that_are_not_there_leaves_those_that_are(inventory: InventoryService) -> None:
    choose(inventory, "entered")
    assert inventory.account().counting["I.1.1"].counts == "computed"


def test_a_line_that_is_withdrawn_counts_no_longer(inventory: InventoryService) -> None:
    first, second = enter(inventory, GAS, GAS.model_copy(update={"description": "Other", "amount": 50.0}))
    whole = of(inventory.account(), "I.1.1")
    with inventory.writing() as connection:
        withdraw_line(connection, second, "Aino")
    assert of(inventory.account(), "I.1.1") == pytest.approx(whole * 2 / 3)
    assert inventory.recorded.lines["id"].to_list() == [first]


def test_another_program_that_records_is_noticed(inventory: InventoryService) -> None:
    enter(inventory, GAS)
    assert inventory.account().counting["I.1.1"].entered == 1
    other = OpenCity(inventory.folder).inventory
    enter(other, GAS.model_copy(update={"description": "Elsewhere"}))
    assert inventory.account().counting["I.1.1"].entered == 2


def test_lines_that_are_wrong_are_refused_together_each_with_its_place(inventory: InventoryService) -> None:
    bad = GAS.model_copy(update={"factor": "natural_gaz.residential"})
    odd = NewLine(
        year=2026, subcategory="I.1.1", amount=1.0, unit="MWh", own_factors={"CO3": {"value": 1, "unit": "kg/MWh"}}
    )
    with pytest.raises(LinesError) as refused:
        enter(inventory, GAS, bad, GAS.model_copy(update={"amount": -1.0}))
    assert [(x.code, x.pointer) for x in refused.value.errors] == [
        ("activity-factor-unknown", "/lines/1"),
        ("activity-amount-negative", "/lines/2"),
    ]
    with pytest.raises(LinesError) as refused:
        enter(inventory, GAS, odd)
    assert [(x.code, x.pointer) for x in refused.value.errors] == [("activity-gas-unknown", "/lines/1")]
    with pytest.raises(LinesError) as refused:
        enter(inventory, GAS, GAS)
    assert [(x.code, x.pointer) for x in refused.value.errors] == [("activity-double", "/lines/1")]
    assert inventory.recorded.lines.is_empty()
    enter(inventory, GAS)
    with pytest.raises(LinesError) as refused:
        enter(inventory, GAS)
    assert refused.value.errors[0].code == "activity-double-recorded"


@pytest.mark.parametrize("value", [1e-05, 3.0, 1e22, 0.1])
def test_a_line_typed_in_and_the_same_line_of_a_file_are_one(
    inventory: InventoryService, tmp_path: Path, value: float
) -> None:
    own = {"CO2": {"value": value, "unit": "kg/GJ"}}
    enter(inventory, NewLine(year=2026, subcategory="I.1.1", amount=1.0, unit="GJ", own_factors=own))
    file = tmp_path / "a.csv"
    file.write_text(f"year,subcategory,amount,unit,CO2 factor,CO2 factor unit\n2026,I.1.1,1,GJ,{value!r},kg/GJ\n")
    (report,) = import_lines(inventory.records, [file], inventory.setting)
    assert report.reasons == {"activity-double-recorded": 1}


def test_the_example_holds_together_and_both_ways_to_its_uncertainty_agree(inventory: InventoryService) -> None:
    (report,) = import_lines(inventory.records, [EXAMPLE], inventory.setting, "Aino")
    assert (report.received, report.kept, report.apart, report.differs) == (102, 102, 0, [])
    account = inventory.account(2024)
    assert {found.verdict for found in account.identities} == {"holds", "cannot-say"}
    propagated, drawn = propagate(account.counted), simulate(account.counted, seed=7)
    assert drawn.total == pytest.approx(propagated.total, rel=0.005)
    assert drawn.half_width == pytest.approx(propagated.half_width, rel=0.05)
    assert inventory.years() == [2022, 2023, 2024, 2026]


@pytest.mark.parametrize("chosen", [None, ("I.1.1",), ("I.1.2", "I.2.2", "I.3.2"), ("V.2", "II.1.1")])
def test_intervals_of_many_sums_are_those_of_propagation(
    inventory: InventoryService, chosen: tuple[str, ...] | None
) -> None:
    import_lines(inventory.records, [EXAMPLE], inventory.setting)
    account = inventory.account(2023)
    lines = (
        account.counted if chosen is None else account.counted.take(account.counted.activity.subcategory.are(chosen))
    )
    alone = propagate(lines)
    assert account.intervals.around(chosen) == pytest.approx((alone.lower, alone.upper))


def test_intervals_of_the_city_stand_for_its_lines_once_they_were_worked_out(inventory: InventoryService) -> None:
    workspace = inventory.workspace
    assert inventory.computed.lines[0].uncertainty is None
    uncertainty = workspace.uncertainties.of(workspace.today(), None, Options(draws=64))
    lines = {(line.group, line.carrier): line for line in inventory.computed.lines}
    found = next(x for x in uncertainty.quantities if x.quantity == "city_network_heat").today
    half = (found.high - found.low) / 2 / float(workspace.today().value("city_network_heat"))
    assert lines["homes", "district_heat"].uncertainty == pytest.approx(half * 1.959964 / 1.644854)


def test_losses_of_the_grid_are_computed_where_a_parameter_tells_them(town: Path, tmp_path: Path) -> None:
    city = Path(shutil.copytree(town, tmp_path / "city"))
    (city / "parameters").mkdir()
    (city / "parameters" / "grid.yaml").write_text(
        "electricity_grid_loss_share:\n  unit: '1'\n  label: {en: Losses, zh: 损耗}\n"
        "  values:\n    - {from: 2000-01-01, value: 0.04, source: Grid operator}\n",
        encoding="utf-8",
    )
    account = OpenCity(city).inventory.account()
    lines = account.lines
    used = lines.filter((lines["subcategory"] == "I.1.2") & (lines["factor"] == "electricity"))["amount"][0]
    lost = lines.filter(lines["subcategory"] == "I.1.3")["amount"][0]
    assert lost == pytest.approx(used * 0.04 / 0.96)


def test_breaks_follow_from_recorded_changes(inventory: InventoryService) -> None:
    import_lines(inventory.records, [EXAMPLE], inventory.setting)
    with inventory.writing() as connection:
        number = add_change(connection, "Aino", year=2024, cause="method", reason="New traffic model")
        add_change(connection, "Aino", year=2024, cause="factor", reason="All years again", recalculated=(2022, 2023))
    assert [(x.before, x.year, x.causes) for x in inventory.breaks()] == [(2023, 2024, ("method",))]
    with inventory.writing() as connection:
        withdraw_note(connection, "changes", number, "Aino")
    assert inventory.breaks() == []


@pytest.mark.parametrize(
    ("record", "code"),
    [
        (lambda c: add_choice(c, "A", year=2024, reference="I.1.1", counts="both"), "inventory-choice-unknown"),
        (lambda c: add_choice(c, "A", year=24, reference="I.1.1", counts="entered"), "inventory-year-odd"),
        (lambda c: add_choice(c, "A", year=2024, reference="I.11", counts="entered"), "accounting-subcategory-unknown"),
        (lambda c: add_change(c, "A", year=2024, cause="mood", reason="x"), "inventory-cause-unknown"),
        (lambda c: add_change(c, "A", year=2024, cause="method", reason=" "), "inventory-reason-missing"),
        (lambda c: add_account(c, "A", year=2024, emissions=-1, method="x", source="y"), "inventory-account-negative"),
        (lambda c: withdraw_note(c, "choices", 7, "A"), "inventory-note-unknown"),
    ],
)
def test_what_cannot_be_recorded_is_refused(inventory: InventoryService, record, code: str) -> None:
    with pytest.raises((InputError, NotFoundError)) as refused, inventory.writing() as connection:
        record(connection)
    assert refused.value.code == code


def test_a_year_without_lines_names_those_that_have_some(inventory: InventoryService) -> None:
    with pytest.raises(NotFoundError) as refused:
        inventory.account(1999)
    assert refused.value.arguments == {"received": "1999", "allowed": "2026"}


def observed_town(workspace: Workspace) -> Workspace:
    """The city with made-up bills: twice the computed heat of the first ten buildings on the network."""

    class Bills:
        def __init__(self) -> None:
            heat = np.asarray(workspace.today().value("network_heat"), np.float64)
            rows = np.flatnonzero(heat > 0)[:10]
            own = np.full(len(heat), np.nan)
            own[rows] = 2 * heat[rows]
            self.columns = {"observed_network_heat": own}
            self.quality = {"observed_network_heat": np.where(np.isfinite(own), 1, 6).astype(np.uint8)}
            self.personal = np.zeros(len(heat), bool)
            self.start = workspace.day.replace(year=2023)
            self.rows = rows
            self.noise = None

        @property
        def cells(self) -> dict[str, np.ndarray]:
            classes = np.where(self.personal, DataClass.PERSONAL, DataClass.INTERNAL)
            return {name: cells_of(own, classes, []) for name, own in self.columns.items()}

    workspace.observed = Bills()
    return workspace


def test_bills_stand_in_place_of_the_model_where_there_are_any(inventory: InventoryService) -> None:
    heat = np.asarray(inventory.workspace.today().value("network_heat"), np.float64)
    workspace = observed_town(inventory.workspace)
    line = next(x for x in inventory.computed.lines if x.carrier == "district_heat")
    rows = workspace.observed.rows
    assert line.observed == 10
    assert line.amount == pytest.approx(heat.sum() + heat[rows].sum())
    assert line.observed_share == pytest.approx(2 * heat[rows].sum() / line.amount)
    assert inventory.computed.bills_year == 2023


def test_personal_bills_of_few_buildings_are_not_told_by_a_sum(inventory: InventoryService) -> None:
    heat = np.asarray(inventory.workspace.today().value("network_heat"), np.float64)
    workspace = observed_town(inventory.workspace)
    workspace.observed.personal[workspace.observed.rows[:4]] = True
    line = next(x for x in inventory.computed.lines if x.carrier == "district_heat")
    assert line.observed == 6
    assert line.amount == pytest.approx(heat.sum() + heat[workspace.observed.rows[4:]].sum())


def test_a_bill_of_a_single_place_is_told_by_no_line(inventory: InventoryService) -> None:
    """The line less the computed heat of all others, which everybody may read, was the bill."""
    heat = np.asarray(inventory.workspace.today().value("network_heat"), np.float64)
    own = observed_town(inventory.workspace).observed.columns["observed_network_heat"]
    own[np.flatnonzero(np.isfinite(own))[1:]] = np.nan
    line = next(x for x in inventory.computed.lines if x.carrier == "district_heat")
    assert (line.observed, line.amount) == (0, pytest.approx(heat.sum()))


def test_a_choice_is_among_entered_and_computed_even_for_the_database(inventory: InventoryService) -> None:
    bad = {"year": 2026, "subcategory": "I.1.1", "counts": "both", "made_by": "A", "made_at": "2026"}
    with pytest.raises(Exception, match="counts"), inventory.writing() as connection:
        connection.execute(insert(inventory_choice), [bad])


def trend(inventory: InventoryService, year: int, base: int | None = None) -> InventoryTrend | None:
    return inventory_answer(inventory, year, "AR5", "basic", "en", base)["trend"]


def test_a_change_is_counted_from_the_promised_year_else_from_the_first_that_compares(
    inventory: InventoryService,
) -> None:
    for year, amount in ((2018, 100.0), (2020, 80.0), (2023, 50.0)):
        enter(inventory, GAS.model_copy(update={"year": year, "amount": amount, "activity_uncertainty": 0.05}))
    told = trend(inventory, 2023)
    assert (told["base_year"], told["promised"], told["change"]) == (2018, False, pytest.approx(-0.5))
    assert told["high"] - told["low"] == pytest.approx(2 * 0.5 * 0.05 * np.sqrt(2), rel=1e-6)
    assert trend(inventory, 2023, 2020)["change"] == pytest.approx(50 / 80 - 1)
    assert trend(inventory, 2023, 2020)["promised"]
    assert trend(inventory, 2023, 2019)["base_year"] == 2018
    assert trend(inventory, 2018, 2018) is None
    assert trend(inventory, 2026) is None, "nobody entered lines of the year of the model"


def test_no_change_is_told_across_a_break(inventory: InventoryService) -> None:
    for year in (2018, 2020, 2023):
        enter(inventory, GAS.model_copy(update={"year": year}))
    with inventory.writing() as connection:
        add_change(connection, "Aino", year=2020, cause="method", reason="meters")
    assert trend(inventory, 2023, 2018)["base_year"] == 2020
    assert trend(inventory, 2020, 2018) is None


def test_places_of_which_only_one_year_tells_are_named_beside_the_change(inventory: InventoryService) -> None:
    enter(inventory, GAS.model_copy(update={"year": 2018}), GAS.model_copy(update={"year": 2023}))
    assert trend(inventory, 2023)["once"] == []
    enter(inventory, GAS.model_copy(update={"year": 2023, "subcategory": "I.2.1", "factor": "natural_gas.commercial"}))
    assert trend(inventory, 2023)["once"] == ["I.2.1"]
