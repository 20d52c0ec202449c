"""The command line as a person uses it: what it prints, and how it fails."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from citybrain.cli.reader import amount, system_language
from tests.city import write_city

PLAN = """\
name: Warm blocks
measures:
  - intervention: insulate_walls
    where: {construction_year: {before: 1980}}
"""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_city(tmp_path_factory.mktemp("city"))
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (folder / "wrong.yaml").write_text(
        PLAN.replace("insulate_walls", "insulate_wals").replace("1980", "x"), encoding="utf-8"
    )
    (folder / "other.yaml").write_text(PLAN.replace("1980", "1950").replace("Warm", "Few"), encoding="utf-8")
    return folder


def test_help_names_every_command(run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    for name in (
        "build",
        "demo",
        "serve",
        "assess",
        "plan",
        "explain",
        "quantities",
        "domains",
        "parameters",
        "compare",
        "quality",
        "scaffold",
    ):
        assert f" {name} " in out


def test_prices_that_were_not_converted_are_told_with_the_numbers(run, city: Path, tmp_path: Path) -> None:
    """Assess and plan run told amounts in the currency of the city without a word."""
    copied = tmp_path / "city"
    shutil.copytree(city, copied)
    notice = {"code": "city-prices-in-euro", "arguments": {"currency": "KES"}}
    for path in copied.rglob("manifest.json"):
        kept = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps({**kept, "notices": [*kept.get("notices", []), notice]}), encoding="utf-8")
    for asked in (("assess", copied), ("plan", "run", copied, copied / "plan.yaml")):
        code, out, _ = run(*asked)
        assert code == 0
        assert "they were NOT converted" in " ".join(out.split())
    assert "NOT converted" in json.loads(run("assess", copied, "--json")[1])["notices"][-1]
    assert (
        "NOT converted" in json.loads(run("plan", "run", copied, copied / "plan.yaml", "--json")[1])["city_notices"][-1]
    )


def test_help_needs_no_heavy_library() -> None:
    program = (
        "import sys; import citybrain.cli.main; "
        "heavy = {'numpy', 'pyarrow', 'pandas', 'fastapi', 'numba', 'pydantic', 'geopandas', 'shapely'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_assess_tells_where_the_city_stands(run, city) -> None:
    code, out, _ = run("assess", city)
    assert code == 0
    assert "Operational emissions" in out
    assert "EUR/a" in out
    assert "t/a" in out


def test_json_is_the_answer_of_the_api(run, city) -> None:
    code, out, _ = run("assess", city, "--json")
    rows = json.loads(out)["rows"]
    assert code == 0
    assert {"quantity", "label", "unit", "value", "quality", "levels"} <= rows[0].keys()


def test_a_plan_is_run(run, city) -> None:
    code, out, _ = run("plan", "run", city, city / "plan.yaml")
    assert code == 0
    for told in (
        "Warm blocks",
        "Insulate outer walls",
        "Abatement cost",
        "EUR/t",
        "rows that change: Building",
    ):
        assert told in out
    code, out, _ = run("plan", "run", city, city / "plan.yaml", "--json")
    assert json.loads(out)["measures"][0]["intervention"] == "insulate_walls"


def test_everything_wrong_with_a_plan_is_told(run, city) -> None:
    code, out, err = run("plan", "run", city, city / "wrong.yaml")
    assert (code, out) == (2, "")
    assert 'wrong.yaml, line 4, column 41: before cannot be "x". Allowed is a number' in err
    assert "Traceback" not in err


def test_errors_speak_the_readers_language(run, city) -> None:
    code, _, err = run("--language", "zh", "explain", city, "energy_cst")
    assert code == 2
    assert "没有名为“energy_cst”的量" in err


def test_the_schema_is_printed(run) -> None:
    code, out, _ = run("plan", "schema")
    assert (code, json.loads(out)["title"]) == (0, "Plan")


def test_explain_tells_a_number_with_the_range_that_it_needs_and_its_parts_not_without(run, city) -> None:
    code, out, _ = run("explain", city, "heat_share_of_deaths", "--depth", 0)
    assert code == 0
    assert re.match(r"[^=]+ = [\d.]+ \([\d.]+ to [\d.]+\) ", " ".join(out.split()))
    _, out, _ = run("explain", city, "zone_deaths_of_heat", "Kallio", "--depth", 1)
    told = " ".join(out.replace("│", " ").split())
    assert "= citybrain explain heat_share_of_deaths tells the number with its range" in told


def test_explain_opens_a_number(run, city) -> None:
    code, out, _ = run("explain", city, "city_space_heating_need")
    assert code == 0
    assert "The 5 largest of 120 parts are shown" in out
    code, out, _ = run("explain", city, "wall_transmittance", "way/1")
    assert "W/(m²·K)" in out
    assert "way/1" in out
    assert "≥ " in out
    code, out, _ = run("explain", city, "storeys", "way/1", "--depth", 0)
    assert "OpenStreetMap, testbury.osm.pbf, way/1, ODbL-1.0" in out
    code, out, _ = run("explain", city, "zone_investment", "Kallio", "--plan", city / "plan.yaml")
    assert "(today 0 EUR)" in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("explain", "CITY", "energy_cost"), "energy_cost is a number of every building. Say which one, such as way/1"),
        (("explain", "CITY", "energy_cost", "way/0"), "There is no building way/0"),
        (("explain", "CITY", "zone_energy_cost", "Kalio"), "Nearest: Kallio"),
        (("explain", "CITY", "noise_night", "way/1"), "Write the line [domains.noise] into city.toml"),
        (("export", "CITY", "night.geojson", "--quantity", "noise_night"), "Write the line [domains.noise]"),
        (("assess", "CITY/nowhere"), "There is no folder"),
        (("assess", "CITY/empty"), "has no snapshot yet"),
        (("serve", "CITY/empty"), "has no snapshot yet"),
        (("plan", "run", "CITY", "CITY/none.yaml"), "No such file or directory"),
        (("plan", "run", "CITY", "CITY/plan.yaml", "--engine", "x://y"), "Allowed: dask://HOST:PORT"),
        (("quantities", "--country", "XX"), "There are no parameters for the country XX"),
        (("compare", "CITY", "1", "9"), "9"),
        (("build", "CITY/new", "--osm", "CITY/plan.yaml"), "plan.yaml"),
        (("build", "CITY/new"), "names no file with buildings"),
    ],
)
def test_bad_input_is_told_without_a_traceback(run, city, arguments, told) -> None:
    (city / "empty").mkdir(exist_ok=True)
    code, _, err = run(*(str(argument).replace("CITY", str(city)) for argument in arguments))
    assert code == 2
    assert told in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "arguments", [("explane",), ("assess",), ("assess", "x", "--jsn"), ("--language", "de", "assess", "x")]
)
def test_wrong_words_are_usage_errors(run, arguments) -> None:
    code, _, err = run(*arguments)
    assert code == 2
    assert "Usage" in err or "Error" in err


def test_a_surprise_leaves_a_file_and_no_traceback(run, city, monkeypatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("citybrain.plans.workspace.Workspace.__init__", broken)
    code, _, err = run("assess", city, columns=500)
    assert code == 1
    assert "ZeroDivisionError: oops" in err
    assert "Traceback" not in err
    log = Path(err.split("with the file ")[1].strip().rstrip("."))
    assert "Traceback" in log.read_text(encoding="utf-8")
    log.unlink()


def test_a_taken_port_is_told(run, city) -> None:
    from citybrain.cli.server import listen

    taken = listen("127.0.0.1", 0)
    code, _, err = run("serve", city, "--port", taken.getsockname()[1])
    assert code == 2
    assert "choose another port with --port" in err
    taken.close()


def test_registers(run, city) -> None:
    code, out, _ = run("quantities", columns=250)
    assert code == 0
    assert "space_heating_need" in out
    code, out, _ = run("quantities", city, "--json")
    assert "space_heating_need" in {made["name"] for made in json.loads(out)}
    code, out, _ = run("parameters", columns=250)
    assert "discount_rate" in out
    assert "2012/C 115/01" in out


def test_parameters_of_the_city_stand_over_those_of_its_country(run, city) -> None:
    own = city / "parameters"
    own.mkdir()
    (own / "capital.yaml").write_text(
        'discount_rate:\n  unit: "1"\n  values:\n    - {from: 2000-01-01, value: 0.07, source: "Council, 2025"}\n',
        "utf-8",
    )
    _, out, _ = run("parameters", city, "--json")
    told = next(p for p in json.loads(out) if p["name"] == "discount_rate")
    assert (told["values"][0]["value"], told["values"][0]["source"]) == (0.07, "Council, 2025")
    (own / "capital.yaml").unlink()
    own.rmdir()


def test_two_plans_are_compared(run, city) -> None:
    code, out, _ = run("compare", city, city / "plan.yaml", city / "other.yaml")
    assert code == 0
    assert "Warm blocks" in out
    assert "Few blocks" in out
    _, out, _ = run("compare", city, city / "plan.yaml", city / "other.yaml", "--json")
    carbon = next(row for row in json.loads(out)["headline"] if row["quantity"] == "city_operational_emissions")
    assert carbon["verdict"] == ["better", "better"]
    assert carbon["best"] == [0]
    assert carbon["plan"][0] < carbon["plan"][1] < carbon["today"][0]


def test_two_snapshots_are_compared(run, city) -> None:
    write_city(city)
    code, out, _ = run("compare", city, 1, 2)
    assert (code, json.loads(out)["changed"]) == (0, {})


def test_quality_is_told(run, city) -> None:
    code, out, _ = run("quality", city)
    assert code == 0
    assert "100.0 %" in out
    _, out, _ = run("quality", city, "--json")
    assert json.loads(out)["attributes"]["residents"]["estimated"] == 1.0


def test_example_plans_come_with_a_city_and_leave_changed_ones_alone(tmp_path) -> None:
    from citybrain.cli.server import add_example_plans

    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "warm-blocks.yaml").write_text("mine", encoding="utf-8")
    add_example_plans(tmp_path)
    assert (tmp_path / "plans" / "warm-blocks.yaml").read_text(encoding="utf-8") == "mine"
    assert len(list((tmp_path / "plans").iterdir())) >= 3


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW", "LC_ALL": "C"}, "en"),
        ({"LC_MESSAGES": "zh"}, "zh"),
    ],
)
def test_the_language_of_the_system(monkeypatch, environment, language) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert system_language() == language


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        (1234567.8, "money/a", "1,234,568 EUR/a"),
        (60_296_546.0, "money/a", "60.3 M EUR/a"),
        (317_281_267.0, "kWh/a", "317.3 GWh/a"),
        (-34_918.0, "t/a", "-34.92 kt/a"),
        (150_000.0, "kWh/(m²·a)", "150,000 kWh/(m²·a)"),
        (0.00012345, "1", "0.0001234"),
        (1e-320, "1", "1e-320"),
        (-1.23456e300, "1", "-1.235e+300"),
        (12.3456, "t/a", "12.35 t/a"),
        (-0.5, "°C", "-0.5 °C"),
        (0.0, "kWh/a", "0 kWh/a"),
        (1978.0, "year number", "1978"),
        (None, "t/a", "–"),
        ("Office", "category", "Office"),
        (9999.6, "m²", "10,000 m²"),
    ],
)
def test_amounts(value, unit, told) -> None:
    assert amount(value, unit, "EUR") == told


def test_the_installed_command_answers() -> None:
    command = Path(sys.executable).parent / "citybrain"
    told = subprocess.run([command, "--version"], capture_output=True, text=True, check=True, env={**os.environ})
    assert told.stdout.strip() == "0.1.0"


def test_domains_are_listed_with_what_they_bring(run, city: Path) -> None:
    code, out, _ = run("domains", city, "--json")
    assert code == 0
    told = {domain["name"]: domain for domain in json.loads(out)}
    assert {"city", "buildings", "carbon", "money"} <= set(told)
    assert told["carbon"]["needs"] == ["city", "buildings"]
    (building,) = told["buildings"]["entities"]
    assert (building["name"], building["geometry"], building["rows"]) == ("building", "polygon", 120)
    assert told["money"]["state"] == "ready"
    assert told["city"]["missing"] == []


def test_domains_are_listed_without_a_city(run) -> None:
    code, out, _ = run("domains", columns=200)
    assert code == 0
    assert "Buildings (buildings)" in out
    assert "State" in out
