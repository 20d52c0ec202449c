"""The thousand requests of New York's last evening of 2019: imported once, and what became of them."""

from pathlib import Path

import pytest

from citybrain.kernel.errors import InputError
from citybrain.people.reports.desk import DeskQuery
from citybrain.people.reports.figures import promises_kept
from citybrain.people.reports.importing import ReadReports, ReportReader, mapping_of
from citybrain.people.reports.imports import import_reports
from citybrain.people.reports.public import ReportQuery, public_reports, unsafe_areas
from citybrain.records.errors import EntryError
from tests.people.reports.conftest import OLLI, ReportingCity

NOW = 1_790_000_000_000_000
HEAD = (
    "unique_key,created_date,closed_date,due_date,complaint_type,descriptor,resolution_description,borough,"
    "latitude,longitude\n"
)


def read(reporting: ReportingCity, file: Path) -> ReadReports:
    return ReportReader(mapping_of("nyc311"), reporting.reports.services, None).read(file)


def test_figures_are_those_of_the_file(
    reporting: ReportingCity, shared_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = read(reporting, shared_data / "citizen" / "nyc311-1000-requests-2019-12-31.csv")
    assert (len(found.reports), found.twice, dict(found.left_out)) == (1_000, 0, {})
    records = reporting.city.records
    assert import_reports(records, "nyc311", found.reports, "Olli") == (1_000, 0, 0)
    assert import_reports(records, "nyc311", found.reports, "Olli") == (0, 0, 1_000)
    whole = promises_kept(records, NOW).whole
    assert (whole["reports"], whole["closed"], whole["within"]) == (1_000, 998, 327)
    assert whole["share"] == pytest.approx(0.3277, abs=5e-5)
    assert whole["median"] == pytest.approx(5.9926, abs=5e-5), "half of all, those that are open counted as longer"
    assert (whole["done_promised"], whole["done_kept"], whole["done_late"], whole["done_open"]) == (3, 0, 2, 1)
    assert {one.service for one in public_reports(records, ReportQuery(since=0, until=NOW))}.isdisjoint(
        name for name, one in reporting.reports.services.items() if one.private
    )
    services = reporting.reports.services
    unmapped = {one.values["service"] for one in found.reports.values()} - services.keys()
    assert "other_drug_activity" in unmapped
    public = {one.service for one in public_reports(records, ReportQuery(since=0, until=NOW))}
    assert public.isdisjoint(unmapped), "what nobody mapped is shown to nobody"
    assert public <= services.keys()
    listed = reporting.desk.listed(DeskQuery("all", source=""), OLLI)
    assert (listed.all, listed.sources) == (whole["reports"], {"nyc311": 1_000}), "the desk counts what promises count"
    monkeypatch.setattr("citybrain.people.reports.public.further_reports", lambda *_: 0)
    areas = unsafe_areas(records, ["noise"], NOW)
    assert all(one.reports >= 5 and one.reports % 5 == 0 for one in areas)
    assert sum(one.reports for one in areas) == 70


def row(key: str, created: str = "2020-01-01T00:00:00", closed: str = "", kind: str = "Graffiti") -> str:
    return f"{key},{created},{closed},,{kind},Tag,Cleaned,BRONX,,\n"


def test_a_later_file_closes_what_was_open_and_rows_that_cannot_be_read_are_counted(
    reporting: ReportingCity, tmp_path: Path
) -> None:
    file, records = tmp_path / "requests.csv", reporting.city.records
    rows = [
        row("1"),
        row("1"),
        row("2", "yesterday"),
        row("3", closed="2019-01-01"),
        row("", kind="x"),
        row("4", kind="Odd"),
    ]
    file.write_text(HEAD + "".join(rows), encoding="utf-8")
    found = read(reporting, file)
    assert (sorted(found.reports), found.twice, dict(found.unmapped)) == (["1", "4"], 1, {"Odd": 1})
    assert dict(found.left_out) == {"requested": 1, "closed": 1, "reference": 1}
    assert import_reports(records, "nyc311", found.reports, "Olli").new == 2
    file.write_text(HEAD + row("1", closed="2020-01-01T05:00:00"), encoding="utf-8")
    assert import_reports(records, "nyc311", read(reporting, file).reports, "Olli") == (0, 1, 0)
    whole = promises_kept(records, NOW).whole
    assert (whole["closed"], whole["open"], whole["median"]) == (1, 1, None)


def test_a_kind_is_private_until_a_mapping_names_a_service_for_it(reporting: ReportingCity, tmp_path: Path) -> None:
    file, records = tmp_path / "requests.csv", reporting.city.records
    file.write_text(HEAD + row("1", kind="Odd"), encoding="utf-8")
    mapping = mapping_of("nyc311")
    import_reports(records, "nyc311", read(reporting, file).reports, "Olli")
    assert public_reports(records, ReportQuery()) == []
    mapped = mapping.model_copy(update={"services": {**mapping.services, "Odd": "graffiti"}})
    found = ReportReader(mapped, reporting.reports.services, None).read(file)
    assert import_reports(records, "nyc311", found.reports, "Olli").changed == 1
    assert [one.service for one in public_reports(records, ReportQuery())] == ["graffiti"]


def test_an_imported_report_is_listed_apart_and_answered_where_it_came_in(
    reporting: ReportingCity, tmp_path: Path
) -> None:
    file, own = tmp_path / "requests.csv", reporting.enter().row.id
    file.write_text(HEAD + row("1") + row("2", closed="2020-01-01T05:00:00"), encoding="utf-8")
    import_reports(reporting.city.records, "nyc311", read(reporting, file).reports, "Olli")
    listed = reporting.desk.listed(DeskQuery("all"), OLLI)
    assert ([one.row.id for one in listed.details], listed.sources) == ([own], {"city": 1, "nyc311": 2})
    opened = reporting.desk.listed(DeskQuery("open", source=""), OLLI)
    assert [one.row.source for one in opened.details] == ["city", "nyc311"]
    [imported] = [one.row.id for one in reporting.desk.listed(DeskQuery("closed", source="nyc311"), OLLI).details]
    for deed in (
        lambda: reporting.desk.answer(imported, "We come.", OLLI),
        lambda: reporting.desk.change_service(imported, "graffiti", "?", OLLI),
    ):
        with pytest.raises(EntryError, match="resident-report-imported"):
            deed()
    reporting.desk.moderate(imported, False, "A name", OLLI)
    assert [one.id for one in public_reports(reporting.city.records, ReportQuery(closed=True))] == []


def test_files_and_mappings_that_do_not_fit_say_what_is_wrong(reporting: ReportingCity, tmp_path: Path) -> None:
    file = tmp_path / "requests.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError, match="resident-report-columns"):
        read(reporting, file)
    file.write_text(HEAD + '"' + "x" * 200_000, encoding="utf-8")
    with pytest.raises(InputError, match="resident-report-table"):
        read(reporting, file)
    with pytest.raises(InputError, match="resident-report-mapping-unknown"):
        mapping_of("elsewhere")
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text("source: x\ntitle: X\ntime_zone: Mars/Olympus\ncolumns: {reference: a}\n", encoding="utf-8")
    with pytest.raises(InputError, match="resident-report-mapping"):
        mapping_of(str(mapping))
