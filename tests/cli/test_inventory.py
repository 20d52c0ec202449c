"""The inventory on the command line: import, show, export, report, withdraw, factors."""

import json
from functools import partial
from pathlib import Path

import pytest

from citybrain.inventory.consumption import require_pymrio
from tests.city import write_city
from tests.cli.conftest import Run
from tests.docs.code_blocks import PROJECT
from tests.inventory.entries.files import GAS, HEAD, OIL, write_csv

EXAMPLE = PROJECT / "docs" / "examples" / "inventory.csv"


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return write_city(tmp_path / "city")


@pytest.fixture
def run(run: Run) -> Run:
    return partial(run, "inventory")


def test_lines_are_imported_shown_and_taken_back(run, city: Path) -> None:
    code, out, err = run("import", city, EXAMPLE, "--by", "Aino")
    assert code == 0, err
    assert "inventory.csv: rows received 102 = kept 102 + doubled 0 + set apart 0" in out
    assert "Recorded as file 1" in err
    code, out, _ = run("show", city)
    assert code == 0
    for told in (
        "2024, BASIC (AR5): ",
        "Since 2022, the first year that compares, emissions have changed by −17.8 %",
        "kt (",
        "I.1.1 Residential buildings",
        "II Transportation",
        "entered",
        "holds: ",
    ):
        assert told in " ".join(out.split())
    code, out, _ = run("import", city, EXAMPLE)
    assert "was imported before (file 1); nothing was recorded" in out
    code, _, err = run("withdraw", city, "--file", 1)
    assert (code, "102 lines count no longer" in err) == (0, True)
    code, out, _ = run("show", city)
    assert "2026, BASIC" in out
    assert "computed" in out


def test_a_year_as_json_is_the_answer_of_the_server(run, city: Path) -> None:
    run("import", city, EXAMPLE)
    code, out, _ = run("show", city, "--year", 2023, "--gwp", "AR6", "--level", "basic+", "--json")
    answer = json.loads(out)
    assert code == 0
    assert (answer["year"], answer["gwp"], answer["level"]) == (2023, "AR6", "basic+")
    assert answer["total"]["emissions"] == pytest.approx(sum(x["emissions"] or 0 for x in answer["scopes"]))


def test_rows_that_are_set_apart_are_named_with_line_and_reason(run, city: Path, tmp_path: Path) -> None:
    file = write_csv(tmp_path, HEAD, GAS, OIL.replace("gas_oil", "gas_soil"), GAS)
    code, out, _ = run("import", city, file)
    assert code == 0
    assert "kept 1 + doubled 1 + set apart 1" in out
    assert "There is no factor “gas_soil.residential”. Nearest: gas_oil.residential" in out
    assert "The same as line 2" in out
    _, out, _ = run("import", city, write_csv(tmp_path, HEAD, OIL, OIL, name="b.csv"), "--json")
    told = json.loads(out)["files"][0]
    assert (told["kept"], told["doubles"], told["rows"][0]["line"]) == (1, 1, 3)


def test_a_refused_file_changes_nothing_and_says_why(run, city: Path, tmp_path: Path) -> None:
    code, _, err = run("import", city, EXAMPLE, write_csv(tmp_path, "a,b", "1,2"), language="zh")
    assert code == 2
    assert "没有一行给出活动数据的列名" in err
    _, out, _ = run("show", city, "--json")
    assert json.loads(out)["years"] == [2026]


def test_what_is_known_from_elsewhere_is_stated_listed_exported_and_withdrawn(run, city: Path, tmp_path: Path) -> None:
    run("import", city, EXAMPLE)
    said = ("--year", 2024, "--what", "electricity_supplied", "--unit", "GWh", "--source", "Grid", "--by", "Aino")
    code, _, err = run("state", city, *said, "--amount", 812)
    assert (code, "Recorded as statement 1" in err) == (0, True), err
    assert "all of it was stated before" in run("state", city, *said, "--amount", 812)[2]
    _, out, _ = run("show", city, "--year", 2024)
    assert "differs: Electricity of all consumers and losses is what the grid supplied. (" in out
    assert "and 812 GWh)" in out
    assert "812 GWh" in run("statements", city)[1]
    file = tmp_path / "statements.csv"
    assert run("export", city, file, "--statements")[0] == 0
    other = write_city(tmp_path / "other")
    assert "Recorded as statement 1" in run("state", other, "--file", file)[2]
    told = [json.loads(run("statements", folder, "--json")[1])["statements"][0] for folder in (city, other)]
    assert told[0] == told[1]
    assert run("withdraw", city, "--statement", 1)[0] == 0
    assert json.loads(run("statements", city, "--json")[1])["statements"] == []


def test_consumption_of_a_region_is_recorded_from_a_saved_table(run, city: Path, tmp_path: Path) -> None:
    run("import", city, EXAMPLE)
    system = require_pymrio().load_test()
    system.save_all(tmp_path / "trade")
    said = ("--year", 2024, "--table", tmp_path / "trade", "--region", "reg3", "--extension", "emissions")
    gas = ("--stressor", "emission_type1, air", "--source", "Test system", "--by", "Aino")
    code, _, err = run("consumption", city, *said, *gas, "--share", 0.5, "--gas", "CH4", "--gwp", "AR6")
    assert (code, "Recorded as account 1" in err) == (0, True), err
    told = json.loads(run("show", city, "--year", 2024, "--json")[1])["consumption"]
    whole = system.calc_all().emissions.D_cba_reg.loc[("emission_type1", "air"), "reg3"]
    assert told["emissions"] == pytest.approx(whole * 0.5 * 1e-3 * 27.0)
    assert "reg3" in told["method"]
    assert "Consumption-based, 2024: " in run("show", city, "--year", 2024)[1]
    for wrong, text in (
        ((*said, *gas, "--share", 0), "cannot be the share"),
        ((*said, *gas, "--gas", "XY"), "no warming potential"),
        ((*said[:2], "--table", tmp_path, *said[4:], *gas), "is no table of trade that pymrio saved"),
        ((*said[:-1], "air", *gas), "factor_inputs"),
    ):
        code, _, err = run("consumption", city, *wrong)
        assert (code, text in err) == (2, True), err
    assert run("withdraw", city, "--account", 1)[0] == 0
    assert json.loads(run("show", city, "--json")[1])["consumption"] is None


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_export_imports_again(run, city: Path, tmp_path: Path, ending: str) -> None:
    run("import", city, EXAMPLE, "--by", "Aino")
    file = tmp_path / f"lines.{ending}"
    code, _, err = run("export", city, file)
    assert (code, f"{file.name} is written" in err.replace("\n", "")) == (0, True)
    other = write_city(tmp_path / "other")
    _, out, _ = run("import", other, file, "--json")
    assert json.loads(out)["files"][0]["kept"] == 102
    shown = [json.loads(run("show", folder, "--json")[1]) for folder in (city, other)]
    assert shown[0]["total"] == shown[1]["total"]
    assert [x["by"] for x in shown[1]["lines"]["lines"]] == [x["by"] for x in shown[0]["lines"]["lines"]]


def test_a_report_is_written(run, city: Path, tmp_path: Path) -> None:
    run("import", city, EXAMPLE)
    code, _, _ = run("report", city, tmp_path / "report.html", "--level", "territorial")
    assert code == 0
    assert "(Territorial)" in (tmp_path / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("export", "CITY", "lines.doc"), "lines.doc has no ending that can be written"),
        (("show", "CITY", "--level", "all"), "There is no total “all”"),
        (("show", "CITY", "--year", "1999"), "There is no line of the year 1999"),
        (("show", "CITY", "--gwp", "AR9"), "There is no set of warming potentials “AR9”"),
        (("withdraw", "CITY"), "one of --line N, --file N, --statement N and --account N"),
        (("withdraw", "CITY", "--line", "9"), "no recorded line number 9"),
        (("withdraw", "CITY", "--statement", "9"), "no record number 9"),
        (("import", "CITY", "nowhere.csv"), "nowhere.csv"),
        (("state", "CITY"), "either --what with"),
        (("state", "CITY", "--what", "heat_supplied"), "Say of which year"),
        (("state", "CITY", "--what", "heat", "--year", "2024", "--amount", "1"), "2024 heat: “heat” cannot be stated"),
        (("state", "CITY", "--file", "nowhere.csv"), "nowhere.csv"),
        (("export", "CITY", "lines.xlsx", "--statements"), "Allowed: .csv"),
        (("factors", "--country", "XX"), "XX"),
    ],
)
def test_what_cannot_be_done_is_told(run, city: Path, arguments: tuple[str, ...], told: str) -> None:
    code, _, err = run(*(city if x == "CITY" else x for x in arguments))
    assert code == 2
    assert told in err.replace("\n", " ")


def test_factors_are_listed_by_their_words(run) -> None:
    code, out, err = run("factors", "natural", "gas", "residential")
    assert code == 0
    assert "natural_gas.residential" in out
    assert "56100 (54300–58300)" in out
    assert "factors" in err
    _, out, _ = run("factors", "landfill.food.managed")
    assert "landfill.methane_potential(carbon 0.15, decomposing_share 0.5" in " ".join(out.split())
    assert "carbon 0.15 (0.08–0.2): IPCC 2006, vol. 5, table 2.4" in " ".join(out.split())
    _, out, _ = run("factors", "district", "heat", "--json")
    assert json.loads(out)["factors"][0]["parameter"] == "district_heat_emission_factor"
