"""The page and the chart of scenarios say what the files say; whoever changes a path runs `make docs`."""

import csv

from docs.scenario_paths import CHART, COUNTRIES, PAGE, YEARS, chart, page


def test_the_chart_is_what_the_files_say() -> None:
    assert CHART.read_text(encoding="utf-8") == chart(), "run make docs"


def test_the_tables_are_what_the_files_say() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert page(text) == text, "run make docs"
    assert all(f"<!-- table {country} -->" in text for country in COUNTRIES)


def test_a_chart_can_be_drawn_without_gaps() -> None:
    rows = list(csv.DictReader(CHART.read_text(encoding="utf-8").splitlines()))
    lines: dict[tuple[str, str, str], list[int]] = {}
    for row in rows:
        lines.setdefault((row["country"], row["scenario"], row["parameter"]), []).append(int(row["year"]))
        assert float(row["low"]) <= float(row["value"]) <= float(row["high"])
    assert len(lines) > 100
    assert all(years == list(YEARS) for years in lines.values())


def test_a_table_that_drifted_is_written_anew() -> None:
    text = PAGE.read_text(encoding="utf-8").replace("| carbon_price | money/t | current-policies |", "| gone |", 1)
    assert page(text) == PAGE.read_text(encoding="utf-8")
