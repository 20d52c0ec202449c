"""Files of activity lines: what is kept, what is set apart and why, what is refused, and that nothing counts twice."""

import datetime
from pathlib import Path

import polars as pl
import pytest

from citybrain.inventory.entries.activities import activity_of_lines
from citybrain.inventory.entries.importing import import_lines
from citybrain.inventory.entries.judging import EntrySetting
from citybrain.inventory.entries.storage import recorded_lines, withdraw_batch, withdraw_line
from citybrain.inventory.factors import Factor, FactorLibrary
from citybrain.inventory.lines import BIOGENIC, emissions_of
from citybrain.kernel import InputError, NotFoundError
from citybrain.records import NotRecordedError, open_records, store
from tests.inventory.entries.files import GAS, HEAD, OIL, SETTING, imported, reasons, write_csv, write_sheet


def recorded(folder: Path) -> pl.DataFrame:
    with open_records(folder).read() as connection:
        return recorded_lines(connection)


def refused(folder: Path, *lines: str, **more: object) -> InputError:
    with pytest.raises(InputError) as problem:
        imported(folder, write_csv(folder, *lines), **more)
    assert recorded(folder).is_empty()
    return problem.value


def test_lines_of_a_file_are_recorded_with_who_and_when(tmp_path: Path) -> None:
    (report,) = imported(tmp_path, write_csv(tmp_path, HEAD, GAS, OIL))
    assert (report.received, report.kept, report.doubles, report.apart, report.years) == (2, 2, 0, 0, [2024])
    lines = recorded(tmp_path)
    assert lines.select("line", "year", "subcategory", "amount", "unit", "factor", "made_by").rows() == [
        (2, 2024, "I.1.1", 1000.0, "MWh", "natural_gas.residential", "Aino"),
        (3, 2024, "I.1.1", 500.0, "MWh", "gas_oil.residential", "Aino"),
    ]
    assert lines["made_at"][0].endswith("+00:00")


@pytest.mark.parametrize(
    ("line", "code", "received", "allowed"),
    [
        ("2024,I.9.1,a,1,MWh,natural_gas.residential,,", "activity-subcategory-unknown", "I.9.1", "I."),
        ("2024,,a,1,MWh,natural_gas.residential,,", "activity-subcategory-missing", "", ""),
        ("24,I.1.1,a,1,MWh,natural_gas.residential,,", "activity-year", "24", "1900-2200"),
        ("soon,I.1.1,a,1,MWh,natural_gas.residential,,", "activity-year", "-", "1900-2200"),
        ("2024,I.1.1,a,much,MWh,natural_gas.residential,,", "activity-not-a-number", "much", ""),
        ("2024,I.1.1,a,1e999,MWh,natural_gas.residential,,", "activity-not-a-number", "1e999", ""),
        ("2024,I.1.1,a,nan,MWh,natural_gas.residential,,", "activity-not-a-number", "nan", ""),
        ("2024,I.1.1,a,-1,MWh,natural_gas.residential,,", "activity-amount-negative", "-1.0", ""),
        ("2024,I.1.1,a,,MWh,natural_gas.residential,,", "activity-amount-missing", "", "NO"),
        ("2024,I.1.1,a,1,MWh,natural_gas.residential,NO,", "activity-amount-and-key", "1.0", "NO"),
        ("2024,I.1.1,a,,,,XX,", "activity-key-unknown", "XX", "NO, NE, IE, C"),
        ("2024,I.1.1,a,,,,NE,", "activity-key-without-reason", "NE", ""),
        ("2024,I.1.1,a,1,,natural_gas.residential,,", "activity-unit-missing", "1.0", ""),
        ("2024,I.1.1,a,1,furlong per,natural_gas.residential,,", "activity-unit-unknown", "furlong per", ""),
        ("2024,I.1.1,a,1,km,natural_gas.residential,,", "activity-unit-mismatch", "km", "TJ"),
        ("2024,I.1.1,a,1,MWh,,,", "activity-factor-missing", "", ""),
        (
            "2024,I.1.1,a,1,MWh,natural_gaz.residential,,",
            "activity-factor-unknown",
            "natural_gaz.residential",
            "natural_gas",
        ),
    ],
)
def test_a_row_that_is_no_line_is_set_apart_with_its_reason(
    tmp_path: Path, line: str, code: str, received: str, allowed: str
) -> None:
    ((number, told, said, may),) = reasons(tmp_path, line)
    assert (number, told, said) == (3, code, received)
    assert may.startswith(allowed)
    assert recorded(tmp_path)["line"].to_list() == [2]


def test_land_may_take_up_carbon(tmp_path: Path) -> None:
    head = "year,subcategory,amount,unit,CO2 factor,CO2 factor unit"
    (report,) = imported(tmp_path, write_csv(tmp_path, head, "2024,V.2,-100,ha,2,t CO2/ha"))
    assert report.kept == 1
    emissions = emissions_of(activity_of_lines(recorded(tmp_path)), SETTING.library)
    assert emissions.equivalent.tolist() == pytest.approx([-200.0])


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ("kg CH4/GJ", "activity-factor-gas"),
        ("kg CO2/km", "activity-unit-mismatch"),
        ("percent", "activity-factor-unit"),
    ],
)
def test_a_factor_of_another_gas_or_unit_is_set_apart(tmp_path: Path, unit: str, code: str) -> None:
    head = "year,subcategory,amount,unit,CO2 factor,CO2 factor unit"
    file = write_csv(tmp_path, head, "2024,I.1.1,1,MWh,56.1,kg CO2/GJ", f"2024,I.1.1,2,MWh,56.1,{unit}")
    (report,) = imported(tmp_path, file)
    assert [(row.line, row.code) for row in report.rows] == [(3, code)]


def test_a_factor_of_another_region_or_time_is_set_apart(tmp_path: Path) -> None:
    about = {"gas": "CO2", "value": 0.4, "unit": "kg", "activity_unit": "kWh", "source": "Test", "quality": "M"}
    swiss = Factor("grid", region="CH", **about)
    new = Factor("new_grid", valid_from=datetime.date(2025, 1, 1), **about)
    setting = EntrySetting(FactorLibrary([*SETTING.library.factors(), swiss, new]), "FI")
    lines = [GAS, *(f"2024,I.1.2,a,1,MWh,{name},," for name in ("grid", "new_grid"))]
    (report,) = import_lines(open_records(tmp_path), [write_csv(tmp_path, HEAD, *lines)], setting)
    assert [(row.code, row.received, row.allowed) for row in report.rows] == [
        ("activity-factor-region", "grid, FI", "CH"),
        ("activity-factor-year", "new_grid, 2024", "2025-01-01"),
    ]


def test_factors_of_a_line_itself_are_kilograms_for_one_unit(tmp_path: Path) -> None:
    head = "year,subcategory,amount,unit,CO2 factor [kg/GJ],factor of CH4,unit of factor of CH4,biogenic CO2 factor"
    imported(tmp_path, write_csv(tmp_path, head, "2024,I.1.1,10,MWh,56.1,5,g CH4/GJ,7"))
    activity = activity_of_lines(recorded(tmp_path))
    assert {gas: column.tolist() for gas, column in activity.own.items()} == {
        "CO2": pytest.approx([56.1 * 3.6]),
        "CH4": pytest.approx([0.005 * 3.6]),
        BIOGENIC: pytest.approx([7.0]),
    }
    emissions = emissions_of(activity, SETTING.library, "AR5")
    assert emissions.gases["CO2"].tolist() == pytest.approx([10 * 56.1 * 3.6 / 1000])
    assert emissions.biogenic.tolist() == pytest.approx([0.07])


def test_the_same_line_twice_counts_once(tmp_path: Path) -> None:
    other = GAS.replace("Gas of homes", "Gas of other homes")
    assert reasons(tmp_path, GAS, other) == [(3, "activity-double", "2", "")]
    assert recorded(tmp_path)["line"].to_list() == [2, 4]


def test_the_same_file_twice_is_told_and_not_doubled(tmp_path: Path) -> None:
    file = write_csv(tmp_path, HEAD, GAS, OIL)
    (first,) = imported(tmp_path, file)
    (again,) = imported(tmp_path, file)
    assert (again.already, again.kept, again.batch) == (True, 0, first.batch)
    other = write_csv(tmp_path, "", HEAD, OIL, GAS.replace("1000", "1001"), name="other.csv")
    (third,) = imported(tmp_path, other)
    assert [(row.code, row.received) for row in third.rows] == [("activity-double-recorded", "2")]
    assert recorded(tmp_path)["amount"].to_list() == [1000.0, 500.0, 1001.0]
    (nothing,) = imported(tmp_path, write_csv(tmp_path, HEAD, OIL, name="third.csv"))
    assert (nothing.kept, nothing.doubles, nothing.batch) == (0, 1, None)


def test_a_file_that_was_withdrawn_can_come_again(tmp_path: Path) -> None:
    file, records = write_csv(tmp_path, HEAD, GAS, OIL), open_records(tmp_path)
    (first,) = imported(tmp_path, file)
    with records.begin() as connection:
        withdraw_line(connection, 2, "Aino")
        with pytest.raises(NotFoundError):
            withdraw_line(connection, 2, "Aino")
        assert withdraw_batch(connection, first.batch, "Aino") == 1
    assert recorded(tmp_path).is_empty()
    (again,) = imported(tmp_path, file)
    assert (again.already, again.kept) == (False, 2)


def test_one_bad_file_of_several_leaves_nothing(tmp_path: Path) -> None:
    good = write_csv(tmp_path, HEAD, GAS)
    bad = write_csv(tmp_path, HEAD, OIL.replace("gas_oil.residential", "gas_oil.home"), name="bad.csv")
    with pytest.raises(InputError) as problem:
        imported(tmp_path, good, bad)
    assert problem.value.code == "activity-none-usable"
    assert "activity-factor-unknown ×1 (line 2: gas_oil.home)" in problem.value.arguments["reasons"]
    assert recorded(tmp_path).is_empty()


def test_records_that_cannot_be_written_refuse_the_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write_csv(tmp_path, HEAD, GAS)
    open_records(tmp_path).close()
    monkeypatch.setattr(store.os, "access", lambda path, mode: mode != store.os.W_OK)
    with pytest.raises(NotRecordedError):
        imported(tmp_path, file)


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("name,size", "a,1"), "activity-no-header"),
        ((HEAD,), "table-no-rows"),
        ((HEAD + ",amount", GAS + ",1"), "table-column-twice"),
        (("subcategory,amount,unit,factor", "I.1.1,1,MWh,natural_gas.residential"), "activity-year-needed"),
        (
            ("year;subcategory;amount;unit;factor", "2024;I.1.1;1,234;MWh;natural_gas.residential"),
            "activity-decimal-unclear",
        ),
        (
            (
                "year;subcategory;amount;unit;factor",
                "2024;I.1.1;1,5;MWh;natural_gas.residential",
                "2024;I.1.1;1.5;MWh;x",
            ),
            "activity-decimal-mixed",
        ),
        ((HEAD, '2024,I.1.1,"a'), "table-broken"),
        ((HEAD, "2024,I.1.1,\x00,1,MWh,natural_gas.residential,,"), "file-not-text"),
    ],
)
def test_a_file_that_cannot_be_read_as_a_whole_is_refused(tmp_path: Path, lines: tuple[str, ...], code: str) -> None:
    assert refused(tmp_path, *lines).code == code


def test_decimal_commas_are_read_where_semicolons_separate(tmp_path: Path) -> None:
    head, line = HEAD.replace(",", ";"), "2024;I.1.1;Kaasu;1.234,5;MWh;natural_gas.residential;;"
    (report,) = imported(tmp_path, write_csv(tmp_path, head, line))
    assert report.decimal == "comma"
    assert recorded(tmp_path)["amount"].to_list() == [1234.5]


def test_a_year_above_the_table_or_told_holds_for_all_rows(tmp_path: Path) -> None:
    lines = ("subcategory,amount,unit,factor", "I.1.1,1,MWh,natural_gas.residential")
    imported(tmp_path, write_csv(tmp_path, "Inventory year,2019", "", *lines))
    imported(tmp_path, write_csv(tmp_path, *lines, name="b.csv"), year=2021)
    assert recorded(tmp_path)["year"].to_list() == [2019, 2021]


def test_texts_of_a_file_are_kept_on_one_line_and_never_act(tmp_path: Path) -> None:
    line = '2024,I.1.1," \'=cmd()\n of  homes ",1,MWh,natural_gas.residential,,'
    imported(tmp_path, write_csv(tmp_path, HEAD, line))
    assert recorded(tmp_path)["description"].to_list() == ["=cmd() of homes"]


CIRIS = [
    ["City of Testbury", None],
    ["Inventory year", 2022],
    [],
    ["GPC ref No.", "Fuel type or activity", "Notation key", "Activity data", None, "Emission factor", None, None, None,
     "Data quality", None, "Total CO2e", "Explanation", "Source"],
    [None, None, None, "Amount", "Unit", "CO2", "CH4", "N2O", "Unit", "AD", "EF", None, None, None],
    ["I", "STATIONARY ENERGY"],
    ["I.1.1", "Natural gas", None, 1000, "GJ", 56.1, 0.005, 0.0001, "kg/GJ", "H", "M", 56.27, None, "Gas works 2022"],
    [None, "Heating oil", None, 500, "GJ", 74.1, 0.01, 0.0006, "kg/GJ", "medium", "L", 99.0, None, "Sales"],
    ["I.1.3", None, "NE", None, None, None, None, None, None, None, None, None, "No figures of losses", None],
    ["Total I.1", None, None, None, None, None, None, None, None, None, None, 160.0, None, None],
]  # fmt: skip
GROUPS = [(3, 3, 3, 4, "Activity data"), (3, 5, 3, 8, "Emission factor"), (3, 9, 3, 10, "Data quality")]


def test_a_reporting_sheet_is_read_with_names_in_two_rows(tmp_path: Path) -> None:
    (report,) = imported(tmp_path, write_sheet(tmp_path, CIRIS, [*GROUPS, (6, 0, 7, 0, "I.1.1")]))
    lines = recorded(tmp_path)
    assert lines.select(
        "year", "line", "subcategory", "description", "amount", "notation_key", "activity_quality"
    ).rows() == [
        (2022, 7, "I.1.1", "Natural gas", 1000.0, None, "H"),
        (2022, 8, "I.1.1", "Heating oil", 500.0, None, "M"),
        (2022, 9, "I.1.3", None, None, "NE", None),
    ]
    assert lines["own_factors"][0] == '{"CH4": [0.005, "kg/GJ"], "CO2": [56.1, "kg/GJ"], "N2O": [0.0001, "kg/GJ"]}'
    assert lines["reason"][2] == "No figures of losses"
    assert report.received == 5
    assert report.reasons == {"activity-heading": 1, "activity-total": 1}
    (filled,) = report.notices
    assert (filled["code"], filled["arguments"]["cells"]) == ("sheet-merged-filled", "A7:A8")


def test_what_a_sheet_states_and_does_not_add_up_is_told_with_its_line(tmp_path: Path) -> None:
    (report,) = imported(tmp_path, write_sheet(tmp_path, CIRIS, [*GROUPS, (6, 0, 7, 0, "I.1.1")]))
    assert [(told["code"], told["line"], told["stated"]) for told in report.differs] == [
        ("activity-total-differs", 10, 160.0),
        ("activity-stated-differs", 8, 99.0),
    ]
    assert report.differs[0]["computed"] == pytest.approx(56.27 + 99.0)
    assert report.differs[1]["computed"] == pytest.approx(500 * (74.1 + 0.01 * 28 + 0.0006 * 265) / 1000, rel=0.01)


def test_merged_cells_of_numbers_are_refused_and_named(tmp_path: Path) -> None:
    rows = [["year", "subcategory", "description", "amount", "unit", "factor"]]
    rows += [[2024, "I.1.1", name, 7, "MWh", "natural_gas.residential"] for name in "abc"]
    (report,) = imported(tmp_path, write_sheet(tmp_path, rows, [(1, 3, 2, 3, 14)]))
    assert [(row.line, row.code, row.received) for row in report.rows] == [
        (2, "activity-merged", "D2:D3"),
        (3, "activity-merged", "D2:D3"),
    ]
    assert recorded(tmp_path)["amount"].to_list() == [7.0]


def test_a_factor_made_for_another_sector_is_told(tmp_path: Path) -> None:
    (report,) = imported(tmp_path, write_csv(tmp_path, HEAD, GAS.replace("I.1.1", "I.3.1")))
    (odd,) = report.notices
    assert (odd["code"], odd["arguments"]["lines"]) == ("activity-factor-sector", "2")
