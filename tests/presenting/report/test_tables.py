"""The tidy table as CSV and as a workbook: the same numbers, texts that never act."""

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from citybrain.base.spreadsheets import guarded
from citybrain.messages import text
from citybrain.plans.document import read_bytes
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.outcome import outcome_answer
from citybrain.presenting.report.contents import ReportContents
from citybrain.presenting.report.csv_file import table
from citybrain.presenting.report.element import clean
from citybrain.presenting.report.gather import gather
from citybrain.presenting.report.sections.section import group_of
from citybrain.presenting.report.tidy import COLUMNS, TidyRow, tidy
from citybrain.presenting.report.words import Words
from citybrain.presenting.report.workbook import workbook
from tests.presenting.report.made_up import YEARS, contents_of, pathway, uncertainty

WORDS = Words("en", "EUR")
SIXTEEN_DIGITS = 1e-15
BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@pytest.fixture(scope="module")
def contents(workspace: Workspace) -> ReportContents:
    names = [str(name) for name in workspace.snapshot.zone_names]
    return contents_of(workspace, pathway=pathway(names), uncertainty=uncertainty((-60.0, 5.0), "unclear"))


@pytest.fixture(scope="module")
def rows(contents: ReportContents) -> list[TidyRow]:
    return list(tidy(contents, WORDS))


def test_every_number_of_the_answer_is_a_row(contents: ReportContents, rows: list[TidyRow]) -> None:
    path = [row for row in rows if (row.quantity, row.entity) == ("city_operational_emissions", "city")]
    assert [r.value for r in path if r.path == "reference"] == contents.pathway["quantities"][0]["reference"]
    assert [r.year for r in path if r.path == "reference"] == YEARS
    (target,) = [r for r in path if r.path == "target" and r.year == 2035]
    assert target.value == 350.0
    yearly = [row for row in rows if row.quantity == "city_yearly_emissions" and row.path == "plan"]
    assert (yearly[0].low, yearly[0].high) == (0.8 * 530, 530)
    (today,) = [r for r in path if r.path == "today"]
    assert (today.low, today.high) == (450.0, 550.0)
    assert today.quality == contents.effect("city_operational_emissions")["quality"]
    zones = {r.name for r in rows if r.entity == "zone" and r.quantity == "zone_operational_emissions"}
    assert zones == {"Kluuvi", "Kallio", "Käpylä"}
    assert sum(r.value for r in rows if r.quantity == "adopted" and r.year == 2050) == 80
    gains = {r.name: r.value for r in rows if r.quantity == "present_value" and r.entity == "group"}
    assert gains == {"Tenants": 2e5, "Landlords": -9e5, "Low income": None}
    assert [r.value for r in rows if r.quantity == "payback_years"] == [None]
    assert len([r for r in rows if r.quantity == "budget_used"]) == 2 * len(YEARS)
    assert len({(r.quantity, r.entity, r.name, r.year, r.path) for r in rows}) == len(rows)


def test_changes_have_their_ends_and_the_verdict_of_the_report(contents: ReportContents, rows: list[TidyRow]) -> None:
    changes = {row.quantity: row for row in rows if (row.path, row.entity) == ("change", "city")}
    beside = {row["quantity"] for row in contents.beside_headlines}
    assert set(changes) == {row["quantity"] for row in contents.answer["headline"]} | beside
    for row in contents.answer["headline"]:
        told, interval = changes[row["quantity"]], contents.uncertain(row["quantity"]).get("change") or {}
        assert (told.value, told.low, told.high) == (row["change"], interval.get("low"), interval.get("high"))
        assert told.verdict == WORDS.text(f"report-group-{group_of(contents, row)}")
    assert "Too close to call" in {row.verdict for row in changes.values()}


def test_sums_and_parts_of_domains_that_are_no_headlines_have_their_ends_or_why_not(workspace: Workspace) -> None:
    """What the interface tells of them stands in the table too."""
    told, ends = uncertainty((-60.0, 5.0), "unclear"), {"low": 1.0, "high": 2.0}
    part = {
        "domain": None,
        "label": "Part",
        "unit": "t/a",
        "today": 1.5,
        "reference": 1.5,
        "plan": 1.5,
        "missing": None,
    }
    drawn = [{**told["quantities"][0], "quantity": "part_1", "today": ends, "plan": ends, "change": ends}]
    lack = [{"quantity": "part_2", "label": "Part", "reason": "Not drawn."}]
    contents = contents_of(workspace, uncertainty={**told, "quantities": drawn, "untold": lack})
    contents.answer["energy_costs"] = [{**part, "quantity": f"part_{number}"} for number in (1, 2)]
    rows = {(row.quantity, row.path): row for row in tidy(contents, WORDS)}
    for path in ("today", "plan"):
        assert (rows["part_1", path].low, rows["part_1", path].high) == (1.0, 2.0)
        assert rows["part_1", path].without_interval == ""
        assert rows["part_2", path].without_interval == "Not drawn."
    assert rows["part_1", "change"].value == 0.0


def test_whatever_has_an_interval_in_the_answer_is_a_row_with_it(workspace: Workspace) -> None:
    """What those who drive pay for energy, a sum over domains that is no headline, had none."""
    plan = {"name": "x", "measures": [{"intervention": "insulate_walls"}]}
    outcome = workspace.outcome_of(read_bytes(json.dumps(plan).encode(), "x", json_text=True))
    told, ends = uncertainty((-60.0, 5.0), "unclear"), {"low": 1.0, "high": 2.0}
    answer = dict(outcome_answer(outcome, workspace.places, "en"))
    headlines, quantities = {row["quantity"] for row in answer["headline"]}, outcome.view.graph.quantities
    sums = [name for name, made in quantities.items() if made.of == "city" and made.kind == "total"]
    name = next(name for name in sums if name not in headlines and "emissions" not in name)
    drawn = [{**told["quantities"][0], "quantity": name, "today": ends, "plan": ends, "change": ends}]
    contents = gather(workspace, outcome, {**answer, "uncertainty": {**told, "quantities": drawn}}, "en")
    rows = {row.path: row for row in tidy(contents, WORDS) if (row.quantity, row.entity) == (name, "city")}
    assert {path: (row.low, row.high) for path, row in rows.items()} == dict.fromkeys(rows, (1.0, 2.0))
    assert set(rows) == {"today", "plan", "change"}
    assert rows["plan"].value == float(outcome.view.value(name))
    assert rows["change"].value == pytest.approx(rows["plan"].value - rows["today"].value)
    assert rows["plan"].label and rows["plan"].unit


def test_all_paths_of_the_last_year_have_their_ends_or_why_not(workspace: Workspace) -> None:
    """Rows of the reference and of money had neither."""
    names, told = [str(name) for name in workspace.snapshot.zone_names], uncertainty((-60.0, 5.0), "unclear")
    lacks = ("city_delivered_electricity", "present_value")
    path = pathway(names)
    path["money"]["years"]["running_cost"] = [float(year) for year in YEARS]
    told["money"]["running_cost"] = {"low": 2000.0, "high": 2100.0}
    told["untold"] = [{"quantity": name, "label": name, "reason": f"No draws of {name}."} for name in lacks]
    contents = contents_of(workspace, pathway=path, uncertainty=told)
    contents.answer["cost"]["running_cost"] = 2050.0
    city = [row for row in tidy(contents, WORDS) if row.entity in ("city", "group")]
    rows = {(row.quantity, row.path, row.year): row for row in city if row.entity == "city"}
    emissions = rows["city_operational_emissions", "reference", 2050]
    assert (emissions.low, emissions.high, emissions.without_interval) == (300.0, 340.0, "")
    assert rows["city_operational_emissions", "reference", 2049].low is None
    for side in ("reference", "plan"):
        assert rows[lacks[0], side, 2050].without_interval == "No draws of city_delivered_electricity."
    assert rows["present_value", "plan", None].without_interval == "No draws of present_value."
    running = rows["running_cost", "plan", 2050]
    assert (running.value, running.low, running.high, running.without_interval) == (2050.0, 2000.0, 2100.0, "")
    of_year = "How far money of a single year may be off is not told, since draws tell of its sum over the years."
    assert {rows[name, "plan", 2050].without_interval for name in ("subsidies", "energy_cost")} == {of_year}
    assert {row.without_interval for row in city if (row.quantity, row.year) == ("gain_by_year", 2050)} == {of_year}
    assert {row.without_interval for row in city if (row.quantity, row.year) == ("gain_by_year", 2049)} == {""}


def test_zones_have_intervals_today_with_the_plan_and_of_the_change(workspace: Workspace) -> None:
    told = uncertainty((-60.0, 5.0), "unclear")
    name = "zone_operational_emissions"
    ends = {"low": 1.0, "high": 2.0, "today": {"low": 3.0, "high": 4.0}, "change": {"low": -2.0, "high": -1.0}}
    contents = contents_of(workspace, uncertainty={**told, "zones": [{"row": 0, "name": "A", "values": {name: ends}}]})
    first = contents.answer["zones"][0]
    rows = {row.path: row for row in tidy(contents, WORDS) if (row.quantity, row.name) == (name, first["name"])}
    found = {path: (row.value, row.low, row.high) for path, row in rows.items()}
    values = first["values"][name]
    assert found == {
        "today": (values["today"], 3.0, 4.0), "plan": (values["plan"], 1.0, 2.0),
        "change": (values["plan"] - values["reference"], -2.0, -1.0),
    }  # fmt: skip


def test_page_and_documents_call_a_verdict_by_the_same_words() -> None:
    groups = ("better", "worse", "unclear", "unknown", "changed", "slight", "same")
    for language in ("en", "zh"):
        for group, on_page in (*zip(groups, groups, strict=True), ("without-value", "failed")):
            assert text(f"report-group-{group}", language) == text(f"web-group-{on_page}", language)


def test_quantities_have_units_and_sources(rows: list[TidyRow]) -> None:
    headline = [r for r in rows if r.entity in ("city", "zone") and r.quantity.startswith(("city_", "zone_"))]
    assert all(r.unit for r in headline)
    assert all(r.source for r in headline if r.path == "today")


def test_a_plan_of_one_year_has_its_costs(workspace: Workspace) -> None:
    rows = list(tidy(contents_of(workspace), WORDS))
    assert {"investment", "running_cost", "energy_cost_change", "cost_per_tonne"} <= {r.quantity for r in rows}
    assert {r.year for r in rows if r.path == "plan" and r.entity == "zone"} == {2026}


def test_csv_reads_back_to_the_same_numbers(rows: list[TidyRow]) -> None:
    told = list(csv.DictReader(io.StringIO(table(rows).decode("utf-8-sig"))))
    assert list(told[0]) == list(COLUMNS)
    assert len(told) == len(rows)
    for row, line in zip(rows, told, strict=True):
        for name in ("value", "low", "high"):
            expected = getattr(row, name)
            assert line[name] == ("" if expected is None else repr(expected))


@given(st.text(max_size=30))
def test_no_text_is_a_formula(text: str) -> None:
    told = guarded(clean(text))
    assert not told.startswith(BEGINS_FORMULA)
    line = table([TidyRow(text, "", "", "", "", 1, "", -1.5)]).decode("utf-8-sig")
    _, cells = csv.reader(io.StringIO(line, newline=""))
    assert cells[0] == told
    assert cells[7] == "-1.5"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_texts_that_begin_like_formulas_are_guarded(text: str) -> None:
    assert guarded(text).startswith("'")


@pytest.mark.parametrize("text", ["x;=1+1", "x\t=1", 'x;"=1', "x; @SUM(A1)", "x;;+1"])
def test_no_formula_begins_where_fields_are_parted_elsewhere(text: str) -> None:
    line = table([TidyRow(text, "", "", "", "", 1, "", -1.5)]).decode("utf-8-sig").splitlines()[1]
    for parts in (line.split(";"), line.split("\t")):
        assert not any(part.lstrip(' "').startswith(BEGINS_FORMULA) for part in parts)
    assert guarded("a; b - c") == "a; b - c"


def test_the_workbook_reads_back_equal(contents: ReportContents, rows: list[TidyRow]) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(contents, WORDS)))
    assert book.sheet_names == ["Numbers", "Measures", "Parameters", "Method"]
    head, *lines = book.get_sheet_by_name("Numbers").to_python()
    assert head == list(COLUMNS)
    assert len(lines) == len(rows)
    for row, line in zip(rows, lines, strict=True):
        for place, expected in enumerate(row):
            told = pytest.approx(expected, rel=SIXTEEN_DIGITS) if isinstance(expected, float) else expected
            assert line[place] == ("" if told is None else told), (row, COLUMNS[place])


def test_every_parameter_has_its_day_and_source(contents: ReportContents) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(contents, WORDS)))
    head, *lines = book.get_sheet_by_name("Parameters").to_python()
    names = {line[0] for line in lines}
    assert {p["name"] for p in contents.parameters} == names
    day, value, source = (head.index(name) for name in ("from", "value", "source"))
    assert all(line[day] and line[source] and isinstance(line[value], float) for line in lines)


def test_the_workbook_says_how_it_was_made(contents: ReportContents) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(contents, WORDS)))
    facts = [tuple(line[:2]) for line in book.get_sheet_by_name("Method").to_python()]
    assert ("Plan", "Warm blocks") in facts
    assert ("Manifest (SHA-256)", "ab" * 32) in facts
    assert any("simulated" in told for _, told in facts)


def test_names_that_look_like_formulas_or_links_are_plain_texts_in_the_workbook(contents: ReportContents) -> None:
    name = '=HYPERLINK("http://evil","x")'
    hostile = replace(contents, city={**contents.city, "name": name})
    made = workbook(hostile, WORDS)
    _, first, *_ = CalamineWorkbook.from_filelike(io.BytesIO(made)).get_sheet_by_name("Numbers").to_python()
    assert first[4] == name
    import zipfile

    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        sheets = b"".join(parts.read(n) for n in parts.namelist() if n.startswith("xl/worksheets/"))
    assert b"<f>" not in sheets
    assert b"hyperlink" not in sheets.lower()
    assert b'state="frozen"' in sheets


def test_the_same_run_gives_the_same_workbook(contents: ReportContents) -> None:
    assert workbook(contents, WORDS) == workbook(contents, WORDS)
