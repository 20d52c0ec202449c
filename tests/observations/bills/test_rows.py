"""Rows of a file: units, carriers, flags, periods; and the reason of each row that cannot be a bill."""

import datetime
from pathlib import Path

import pytest

from citybrain.base.tables import read_table
from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.observations.bills.form import bill_form
from citybrain.observations.bills.rows import Rows, read_rows
from tests.observations.bills.towns import OIL, TODAY, settings

HEAD = "building,carrier,from,to,amount,unit,estimated"
GOOD = "way/1,heat,2023-01-01,2023-01-31,10,MWh,"


def read(folder: Path, *lines: str, head: str = HEAD, **given: object) -> Rows:
    path = folder / "a.csv"
    path.write_text("\n".join((head, *lines)) + "\n", encoding="utf-8")
    return read_rows(read_table(path, bill_form(settings())), settings(**given), OIL, TODAY)


@pytest.mark.parametrize(
    ("line", "reason", "detail"),
    [
        ("way/1,heat,2023-01-01,2023-01-31,10,MWh,,more", "bill-too-many-values", "more"),
        (",heat,2023-01-01,2023-01-31,10,MWh,", "bill-value-missing", ""),
        ("way/1,heat,2023-01-01,2023-01-31,,MWh,", "bill-value-missing", ""),
        ("way/1,heat,,,10,MWh,", "bill-value-missing", ""),
        ("way/1,heat,2023-01-01,2023-01-31,10,,", "bill-value-missing", ""),
        ("way/1,water,2023-01-01,2023-01-31,10,MWh,", "bill-carrier-unknown", "water"),
        ("way/1,heat,2023-01-01,2023-01-31,10,BTU,", "bill-unit-unknown", "BTU"),
        ("way/1,gas,2023-01-01,2023-01-31,10,m³,", "bill-unit-unknown", "m³"),
        ("way/1,heat,2023-01-01,2023-01-31,ten,MWh,", "bill-not-a-number", "ten"),
        ("way/1,heat,2023-01-01,2023-01-31,NaN,MWh,", "bill-not-a-number", "NaN"),
        ("way/1,heat,2023-01-01,31.1.2023,10,MWh,", "bill-not-a-date", "2023-01-01 – 31.1.2023"),
        ("way/1,heat,2023-02-30,2023-03-31,10,MWh,", "bill-not-a-date", "2023-02-30 – 2023-03-31"),
        ("way/1,heat,2023-03-01,2023-01-31,10,MWh,", "bill-ends-before-start", "2023-03-01 – 2023-01-31"),
        ("way/1,heat,2025-12-01,2026-01-31,10,MWh,", "bill-in-the-future", "2025-12-01 – 2026-01-31"),
        ("way/1,heat,1900-01-01,1900-01-31,10,MWh,", "bill-too-old", "1900-01-01 – 1900-01-31"),
        ("way/1,heat,2015-01-01,2023-01-31,10,MWh,", "bill-too-long", "2015-01-01 – 2023-01-31"),
        ("way/1,heat,0001-01-01,9999-01-31,10,MWh,", "bill-in-the-future", "0001-01-01 – 9999-01-31"),
    ],
)
def test_a_row_that_cannot_be_a_bill_says_why(tmp_path: Path, line: str, reason: str, detail: str) -> None:
    bills = read(tmp_path, GOOD, line, GOOD).bills
    assert bills["reason"].to_list() == [None, reason, None]
    assert bills["detail"].to_list()[1] == detail
    assert bills["line"].to_list() == [2, 3, 4]


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("kWh", 10.0), ("MWh", 1e4), ("GWh", 1e7), ("MJ", 10 / 3.6), ("GJ", 1e4 / 3.6), ("mwh", 1e4), ("千瓦时", 10.0)],
)
def test_energy_becomes_kilowatt_hours(tmp_path: Path, unit: str, expected: float) -> None:
    assert read(tmp_path, GOOD.replace("MWh", unit)).bills["energy"][0] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("carrier", "unit", "value", "expected"),
    [
        ("gas", "m3", 10.3, 103.0),
        ("gas", "m³", 10.3, 103.0),
        ("oil", "L", None, 100.0),
        ("oil", "litres", 9.9, 99.0),
        ("wood", "t", 4.2, 42_000.0),
        ("pellets", "kg", 4.8, 48.0),
    ],
)
def test_volumes_and_masses_need_a_calorific_value(tmp_path, carrier, unit, value, expected) -> None:
    line = f"way/1,{carrier},2023-01-01,2023-01-31,10,{unit},"
    assert read(tmp_path, line, calorific_value=value).bills["energy"][0] == pytest.approx(expected)


def test_a_file_in_a_volume_without_a_calorific_value_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, "way/1,gas,2023-01-01,2023-01-31,10,m³,")
    assert "m³ is a volume or a mass, and nothing says its energy" in render(caught.value)


def test_a_file_in_an_unknown_unit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, "way/1,gas,2023-01-01,2023-01-31,10,therm,")
    assert "the unit therm is not known. Allowed are kWh, MWh" in render(caught.value)


@pytest.mark.parametrize(
    ("word", "carrier"),
    [
        ("Kaukolämpö", "district_heat"),
        ("Fernwärme", "district_heat"),
        ("集中供热", "district_heat"),
        ("district_heat", "district_heat"),
        ("Sähkö", "electricity"),
        ("Strom", "electricity"),
        ("Erdgas", "gas"),
        ("Heizöl", "oil"),
        ("Öljy", "oil"),
        ("Pelletti", "wood"),
        ("煤", "coal"),
    ],
)
def test_carriers_have_usual_names(tmp_path: Path, word: str, carrier: str) -> None:
    unit = GOOD.replace("heat", word)
    assert read(tmp_path, unit).bills["carrier"].to_list() == [carrier]


def test_declared_meanings_stand_over_usual_ones(tmp_path: Path) -> None:
    values = {"carrier": {"KL": "gas"}, "estimated": {"A": False, "M": True}}
    lines = [GOOD.replace("heat", "KL") + flag for flag in ("A", "M", "")]
    bills = read(tmp_path, *lines, values=values).bills
    assert bills["carrier"].to_list() == ["gas"] * 3
    assert bills["estimated"].to_list() == [False, True, False]


def test_an_unknown_flag_counts_as_estimated_and_is_told(tmp_path: Path) -> None:
    rows = read(tmp_path, GOOD + "arvio", GOOD + "luettu", GOOD + "perhaps")
    assert rows.bills["estimated"].to_list() == [True, False, True]
    assert "1 bills say neither “estimated” nor “read” (perhaps)" in rows.notices[0].text()


@pytest.mark.parametrize(
    ("second", "end"),
    [("2023-02-01", datetime.date(2023, 2, 1)), ("2023-01-31", datetime.date(2023, 1, 31))],
)
def test_the_next_bill_tells_whether_the_last_day_is_included(tmp_path: Path, second: str, end) -> None:
    rows = read(tmp_path, GOOD, GOOD.replace("2023-01-01,2023-01-31", f"{second},2023-02-28"))
    assert rows.bills["end"][0] == end


def test_periods_that_end_on_the_first_do_not_include_it(tmp_path: Path) -> None:
    rows = read(tmp_path, GOOD.replace("2023-01-31", "2023-02-01"))
    assert rows.read["period_end"] == "excluded"
    assert rows.bills["end"][0] == datetime.date(2023, 2, 1)


@pytest.mark.parametrize(
    ("head", "cells", "first", "end"),
    [
        ("year", "2023", (2023, 1, 1), (2024, 1, 1)),
        ("month", "2023-05", (2023, 5, 1), (2023, 6, 1)),
        ("year,month", "2023,12", (2023, 12, 1), (2024, 1, 1)),
        ("month", "2023-05-17", (2023, 5, 1), (2023, 6, 1)),
        ("月份", "2023年5月", (2023, 5, 1), (2023, 6, 1)),
    ],
)
def test_months_and_years_are_periods(tmp_path: Path, head: str, cells: str, first, end) -> None:
    rows = read(tmp_path, f"way/1,heat,{cells},10", head=f"building,carrier,{head},use_kwh").bills
    assert (rows["first"][0], rows["end"][0]) == (datetime.date(*first), datetime.date(*end))


def test_a_thirteenth_month_is_no_date(tmp_path: Path) -> None:
    lines = [f"way/1,heat,2023,{number},10" for number in (1, 13)]
    rows = read(tmp_path, *lines, head="building,carrier,year,month,use_kwh").bills
    assert rows["reason"].to_list() == [None, "bill-not-a-date"]


def test_a_column_without_any_date_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, GOOD.replace("2023-01-01", "spring").replace("2023-01-31", "autumn"))
    assert "column from: spring was not recognised as a date" in render(caught.value)


def test_a_meter_stands_for_its_bills_and_the_building_for_the_place(tmp_path: Path) -> None:
    head = "meter,building,carrier,from,to,use_kwh"
    rows = read(tmp_path, "m1,way/1,heat,2023-01-01,2023-01-31,1", ",way/2,heat,2023-01-01,2023-01-31,1", head=head)
    assert rows.metered and rows.kind == "building"
    assert rows.bills["series"].to_list() == ["m1", "way/2"]
    assert rows.bills["place"].to_list() == ["way/1", "way/2"]


def test_zones_are_places_of_their_own(tmp_path: Path) -> None:
    rows = read(tmp_path, "Kallio,heat,2023,1", head="zone,carrier,year,use_kwh")
    assert (rows.kind, rows.metered) == ("zone", False)
