"""From file to published import: ledger, doubles, places, units, and nothing left of an import that fails."""

import fcntl
import json
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from citybrain.kernel.errors import InputError
from citybrain.messages import render, text
from citybrain.observations.bills import importing
from citybrain.observations.bills.manifest import imports_of, read_import
from tests.observations.bills.towns import HEAD, bring, bring_files, month, reasons, table, town, year


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return town(tmp_path / "city")


def fails(city: Path, content: str | bytes, name: str | None = None) -> str:
    with pytest.raises(InputError) as caught:
        bring(city, content, name=name)
    return render(caught.value)


def test_an_import_is_published_with_all_it_rests_on(city: Path) -> None:
    imported = bring(city, table(*year(), "way/2,heat,2023-01-01,2023-01-31,x"))
    folder = city / "bills/000001"
    assert sorted(path.name for path in folder.iterdir()) == [
        "bills.parquet", "links.parquet", "manifest.json", "quarantine.csv", "unmatched.csv",
    ]  # fmt: skip
    manifest = read_import(folder)
    assert manifest == imported.manifest
    assert manifest.ledger.model_dump() == {
        "received": 13, "kept": 12, "duplicates": 0, "quarantined": 1, "credits": 0, "cancelled": 0, "estimated": 0,
        "reasons": {"bill-not-a-number": 1},
    }  # fmt: skip
    assert manifest.files[0].file == "bills.csv"
    assert manifest.files[0].read["unit"] == "kwh"
    assert manifest.carriers["district_heat"]["energy"] == pytest.approx(90_000.0)
    assert len(pl.read_parquet(folder / "bills.parquet")) == 12


def test_the_same_files_are_not_imported_again_but_a_changed_reading_is(city: Path) -> None:
    assert not bring(city, table(*year())).already
    again = bring(city, table(*year()), file="copy.csv")
    assert again.already and again.manifest.number == 1
    assert len(imports_of(city)) == 1
    with (city / "city.toml").open("a") as file:
        file.write("[bills.heat]\ncheck_unit = false\n")
    assert bring(city, table(*year()), name="heat").manifest.number == 2


def test_exact_doubles_count_once_and_are_told(city: Path) -> None:
    ledger = bring(city, table(*year(), *year())).manifest.ledger
    assert (ledger.received, ledger.kept, ledger.duplicates, ledger.quarantined) == (24, 12, 12, 0)
    assert reasons(city)[0] == (14, "bill-duplicate", None)


def test_of_doubles_the_one_that_was_read_counts(city: Path) -> None:
    lines = [f"{line},{flag}" for line in year() for flag in ("estimated", "read")]
    ledger = bring(city, table(*lines, head=f"{HEAD},estimated")).manifest.ledger
    assert (ledger.kept, ledger.estimated) == (12, 0)


def test_two_amounts_for_one_period_contradict_each_other(city: Path) -> None:
    bring(city, table(*year(), month(energy=1.0)))
    assert reasons(city) == [(2, "bill-conflict", "14"), (14, "bill-conflict", "2")]
    assert "several = " in text("bill-conflict")


def test_meters_that_a_file_does_not_tell_apart_may_be_added(city: Path) -> None:
    with (city / "city.toml").open("a") as file:
        file.write('[bills.heat]\nseveral = "add"\n')
    assert bring(city, table(*year(), month(energy=1.0)), name="heat").manifest.ledger.kept == 13


@pytest.mark.parametrize(("start", "apart"), [("2023-01-29", 0), ("2023-01-28", 2), ("2023-01-20", 2)])
def test_periods_may_overlap_by_three_days(city: Path, start: str, apart: int) -> None:
    bring(city, table(month(), f"way/1,heat,{start},2023-02-28,7000", *year("way/2")))
    assert len(reasons(city)) == apart
    assert all(reason == "bill-overlap" for _, reason, _ in reasons(city))


def test_a_bill_over_the_months_of_others_is_set_apart_with_them(city: Path) -> None:
    ledger = bring(city, table(*year(), "way/1,heat,2023-01-01,2023-12-31,90000", *year("way/2"))).manifest.ledger
    assert ledger.reasons["bill-overlap"] >= 2
    assert ledger.kept + ledger.quarantined == 25


def test_credit_notes_are_kept_apart_and_cancel_the_bill_that_they_take_back(city: Path) -> None:
    lines = [*year(), month(energy=-7500.0), month(energy=7000.0), month(number=2, energy=-10.0)]
    manifest = bring(city, table(*lines)).manifest
    ledger = manifest.ledger
    assert (ledger.kept, ledger.credits, ledger.cancelled, ledger.quarantined) == (15, 2, 1, 0)
    assert manifest.carriers["district_heat"]["credited"] == -7510.0
    assert manifest.carriers["district_heat"]["energy"] == pytest.approx(90_000.0 - 7500.0 + 7000.0)


def test_bills_of_another_city_are_refused_with_both_kinds_of_ids(city: Path) -> None:
    told = fails(city, table(*year("91-1-1-1")))
    assert "Nothing in bills.csv is in Testbury: the file has 91-1-1-1; the city has way/1, way/2" in told
    assert imports_of(city) == []


def test_some_places_that_are_not_in_the_city_are_listed_with_their_energy(city: Path) -> None:
    manifest = bring(city, table(*year(), *year("way/999"), *year("nowhere", 10.0))).manifest
    matching = manifest.matching
    assert (matching.series, matching.series_matched, matching.places_matched) == (3, 1, 1)
    assert matching.energy_matched == pytest.approx(90_000.0)
    assert matching.examples == ["way/999", "nowhere"]
    lost = pl.read_csv(city / "bills/000001/unmatched.csv")
    assert lost["place"].to_list() == ["way/999", "nowhere"]
    assert lost["kilowatt_hours"].to_list() == pytest.approx([90_000.0, 10.0])


def test_a_file_that_is_a_thousand_times_off_is_refused_with_a_better_unit(city: Path) -> None:
    lines = [line for n in range(1, 6) for line in year(f"way/{n}", 90.0)]
    told = fails(city, table(*lines))
    assert "Another unit? Perhaps MWh, GJ. Correct unit" in told
    assert "check_unit = false" in told
    lines = [line for n in range(1, 6) for line in year(f"way/{n}", 90e6)]
    assert "kWh for a square metre of floor in a year, believable are 1 to 4,000" in fails(city, table(*lines))


def test_a_unit_may_be_vouched_for(city: Path) -> None:
    with (city / "city.toml").open("a") as file:
        file.write("[bills.heat]\ncheck_unit = false\n")
    lines = [line for n in range(1, 6) for line in year(f"way/{n}", 90.0)]
    assert bring(city, table(*lines), name="heat").manifest.ledger.kept == 60


def test_a_file_of_which_no_row_can_be_used_is_refused(city: Path) -> None:
    told = fails(city, table("way/1,heat,2023-01-01,2023-01-31,x", "way/1,heat,2023-03-01,2023-01-31,5"))
    assert "None of the 2 rows of bills.csv can be used" in told
    assert "bill-not-a-number ×1 (line 2: x)" in told


def test_meters_need_a_table_and_find_their_buildings_by_it(city: Path) -> None:
    content = table("m1,heat,2023-01-01,2023-12-31,90000", head=HEAD.replace("building", "meter"))
    assert "names meters (such as m1) but not where they are" in fails(city, content)
    with (city / "city.toml").open("a") as file:
        file.write('[bills.heat]\n[bills.heat.meters]\nfile = "meters.csv"\n')
    assert "There is no file" in fails(city, content, name="heat")
    (city / "meters.csv").write_text("Mittari;Rakennus\nm1;way/1\nm1;way/2\nm9;way/3\n;\n", encoding="utf-8")
    manifest = bring(city, content, name="heat").manifest
    assert [file.role for file in manifest.files] == ["bills", "meters"]
    links = pl.read_parquet(city / "bills/000001/links.parquet")
    assert links.rows() == [("m1", "way/1"), ("m1", "way/2")]


def test_a_table_of_meters_without_rows_is_refused(city: Path) -> None:
    with (city / "city.toml").open("a") as file:
        file.write('[bills.heat]\n[bills.heat.meters]\nfile = "meters.csv"\n')
    (city / "meters.csv").write_text("meter,building\nm1,\n", encoding="utf-8")
    content = table("m1,heat,2023-01-01,2023-12-31,90000", head=HEAD.replace("building", "meter"))
    assert "meters.csv has no row with a meter (meter) and a place (building)" in fails(city, content, name="heat")


def test_files_of_a_table_of_city_toml_need_no_name_on_the_command_line(city: Path) -> None:
    with (city / "city.toml").open("a") as file:
        file.write('[bills.heat]\nfile = ["a.csv", "b.csv"]\ntitle = "Heat"\n')
    (city / "a.csv").write_text(table(*year()), encoding="utf-8")
    (city / "b.csv").write_text(table(*year("way/2")), encoding="utf-8")
    manifest = bring_files(city, [], "heat").manifest
    assert (manifest.title, manifest.ledger.kept, len(manifest.files)) == ("Heat", 24, 2)
    assert bring_files(city, [city / "b.csv"]).manifest.name == "heat"


@pytest.mark.parametrize(
    ("files", "name", "told"),
    [
        ([], None, "No file of bills was named"),
        ([], "gas", "city.toml has no table [bills.gas]"),
        (["no.csv"], None, "There is no file"),
    ],
)
def test_what_is_to_be_imported_must_be_there(city: Path, files, name, told) -> None:
    with pytest.raises(InputError) as caught:
        bring_files(city, [city / file for file in files], name)
    assert told in render(caught.value)


def test_files_of_different_kinds_of_places_are_refused(city: Path) -> None:
    (city / "a.csv").write_text(table(*year()), encoding="utf-8")
    (city / "b.csv").write_text(table(*year("Kallio"), head=HEAD.replace("building", "zone")), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        bring_files(city, [city / "a.csv", city / "b.csv"])
    assert "a.csv, b.csv do not name the same kind of place" in render(caught.value)


def test_lists_for_people_hold_no_formulas(city: Path) -> None:
    bring(city, table(*year(), "=cmd(),heat,2023-01-01,2023-01-31,5", "way/2,heat,2023-01-01,2023-01-31,=1+1"))
    folder = city / "bills/000001"
    assert "'=1+1" in (folder / "quarantine.csv").read_text(encoding="utf-8-sig")
    assert "'=cmd()" in (folder / "unmatched.csv").read_text(encoding="utf-8-sig")
    for name in ("quarantine.csv", "unmatched.csv"):
        cells = pl.read_csv(folder / name, infer_schema=False)
        assert not any(str(cell).startswith(("=", "+", "@")) for row in cells.rows() for cell in row if cell)


@pytest.mark.parametrize("problem", [KeyboardInterrupt, RuntimeError])
def test_nothing_is_left_of_an_import_that_is_stopped(city: Path, monkeypatch, problem) -> None:
    bring(city, table(*year()))

    def stop(*_: object) -> None:
        raise problem

    monkeypatch.setattr(importing, "publish", stop)
    with pytest.raises(problem):
        bring(city, table(*year("way/2")))
    assert [path.name for path in (city / "bills").iterdir() if not path.name.startswith(".lock")] == ["000001"]


def test_two_imports_at_a_time_are_refused(city: Path) -> None:
    (city / "bills").mkdir()
    with (city / "bills/.lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "Another import of bills" in fails(city, table(*year()))


@pytest.mark.parametrize("content", ["{", json.dumps({"format": 1}), json.dumps({"format": 9})])
def test_a_damaged_manifest_says_which_file(city: Path, content: str) -> None:
    bring(city, table(*year()))
    (city / "bills/000001/manifest.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        imports_of(city)
    assert "000001/manifest.json" in render(caught.value)


def test_bills_of_buildings_with_few_dwellings_are_personal(city: Path) -> None:
    houses = bring(city, table(*year("way/3"))).manifest
    assert (houses.data_class, houses.personal_buildings) == ("personal", 1)
    offices = bring(city, table(*year("way/4")), file="b.csv").manifest
    assert (offices.data_class, offices.personal_buildings) == ("internal", 0)


CELLS = st.sampled_from(["", "1", "-5", "12.5", "1e4", "x", "9000"])
LINES = st.lists(
    st.tuples(
        st.sampled_from(["way/1", "way/2", "way/77", ""]),
        st.sampled_from(["heat", "electricity", "magic", ""]),
        st.sampled_from(["2023-01-01", "2023-02-01", "2023-01-15", "soon", ""]),
        st.sampled_from(["2023-01-31", "2023-02-28", "2022-01-01", "2999-01-01"]),
        CELLS,
        st.sampled_from(["", "more"]),
    ).map(lambda cells: ",".join(cells).rstrip(",")),
    max_size=25,
)


@given(LINES)
@hypothesis_settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_ledger_adds_up_for_any_file(tmp_path_factory, lines: list[str]) -> None:
    city = town(tmp_path_factory.mktemp("any") / "city", 12)
    filled = [line for line in lines if line.strip(",")]
    ledger = bring(city, table("way/5,gas,2023-01-01,2023-12-31,9000", *lines)).manifest.ledger
    assert ledger.received == 1 + len(filled)
    assert ledger.received == ledger.kept + ledger.duplicates + ledger.quarantined
    assert ledger.quarantined == sum(ledger.reasons.values())
    apart = reasons(city)
    assert len(apart) == ledger.duplicates + ledger.quarantined
    assert len(pl.read_parquet(city / "bills/000001/bills.parquet")) == ledger.kept
