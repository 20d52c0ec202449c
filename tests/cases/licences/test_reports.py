"""Reports of months: units are asked for, what cannot be is refused by line, what is not plausible is told."""

from typing import Any

import pytest

from citybrain.cases.licences.acts import LicenceAct
from citybrain.cases.licences.answers import application_answer, licence_answer, sums_answer
from citybrain.cases.licences.application import LicenceFaultsError
from citybrain.cases.licences.reports import ReportPlan
from citybrain.cases.licences.service import LicenceService
from citybrain.cases.licences.standing import LicenceEntryKind
from citybrain.governance.errors import NotAllowedError
from citybrain.records.errors import EntryError
from tests.cases.licences.licence_city import KIND, MIA, OLLI, ROADS, LicenceCity

HEAD = "licence,month,distance,hours,orders,passengers\n"


def refused(city: LicenceCity, table: str, **constants: str) -> list[str]:
    with pytest.raises(LicenceFaultsError) as error:
        city.report(table, **constants)
    return str(error.value.arguments["problem"]).split("; ")


def refusals(city: LicenceCity, number: int) -> list[str]:
    answer = application_answer(city.service.one(number, OLLI), ROADS, True, "en")
    return [f"{one['where']}: {one['told']}" for one in answer["findings"]]


def test_the_same_report_counts_once_and_another_one_needs_a_correction(city: LicenceCity) -> None:
    number = city.granted()
    table = f"{HEAD}AV-2023-0001,2023-02,10000,500,900,1000\n{number},2023-03,6.2,4,,\n"
    assert city.report(table.replace("6.2", "10"))[1:] == (0, 0)
    assert city.report(table.replace("6.2", "10"))[1:] == (2, 0)
    changed = table.replace("6.2", "20")
    assert refused(city, changed) == ["3: 2023-03 : 10 km → 20 km (corrects)"]
    assert city.report(changed, corrects=True)[1:] == (1, 1)
    with pytest.raises(EntryError) as missing:
        city.service.report(city_lines("licence,month,distance\n1,2023-02,1\n"), OLLI)
    assert (missing.value.code, missing.value.arguments["received"]) == ("columns-unknown", "unit: -")


def city_lines(table: str):
    from citybrain.cases.licences.reports import read_reports

    return read_reports(table.encode(), "r.csv", {}, {})


def test_units_are_converted(city: LicenceCity) -> None:
    number = city.granted()
    city.report(f"{HEAD}{number},2023-02,1000,60,,\n", unit="mi", duration_unit="min")
    (entry,) = city.service.one(number, OLLI).licence.of(LicenceEntryKind.REPORT)
    assert (entry.distance, entry.duration, entry.until) == (pytest.approx(1609.344), pytest.approx(1.0), "2023-02-28")


def test_units_are_those_that_are_named_and_amounts_are_bounded_in_them(city: LicenceCity) -> None:
    number = city.granted()
    row = f"{HEAD}{number},2023-02,1,1,,\n"
    assert refused(city, row, unit="light_year", duration_unit="year") == [
        "2: unit: light_year (km, m, mi)", "2: duration_unit: year (h, min)",
    ]  # fmt: skip
    assert refused(city, row.replace(",1,1", ",700000000,1"), unit="mi") == ["2: distance: 700000000 (0 … 1e+09)"]


def test_what_cannot_be_read_is_told_at_once_and_bounded(city: LicenceCity) -> None:
    city.granted()
    assert refused(city, f"{HEAD}1,2023-13,-1,x,1.5,\n", unit="kg", duration_unit="d") == [
        "2: month: 2023-13 (YYYY-MM)", "2: distance: -1 (0 … 1e+09)", "2: duration: x (0 … 1e+09)",
        "2: orders: 1.5 (1, 2, 3 …)", "2: unit: kg (km, m, mi)", "2: duration_unit: d (h, min)",
    ]  # fmt: skip
    many = refused(city, HEAD + "1,2023-02,-1,,,\n" * 30)
    assert (len(many), many[-1]) == (11, "+20")


def test_kilometres_need_a_licence_that_holds(city: LicenceCity) -> None:
    number, plain = city.granted(fleet=["A", "B"]), city.granted(firm="F-3")
    waiting, _ = city.asked(firm="F-4")
    head = "licence,month,vehicle,distance,odometer\n"
    assert refused(
        city,
        f"{head}{number},2022-12,A,5,\n{number},2024-07,A,5,\n{number},2023-02,C,5,\n{number},2023-02,,5,\n"
        f"{waiting},2023-02,,5,\nAV-9,2023-02,,5,\n{plain},2023-02,A,5,\n{number},2023-05,A,5,\n{number},2023-05,A,6,\n",
    ) == [
        "2: month: 2022-12 (2023-01-01 … 2024-06-30)", "3: month: 2024-07 (2023-01-01 … 2024-06-30)",
        "4: vehicle: C (AV-2023-0001)", "5: vehicle: - (A, B …)", f"6: licence: {waiting} (asked)", "7: licence: AV-9",
        "8: vehicle: A (AV-2023-0002)", f"10: {number} A 2023-05 = 9",
    ]  # fmt: skip
    city.service.enter(number, LicenceAct(act="suspension", text="x"), OLLI)
    assert refused(city, f"{head}{plain},2024-07,,5,\n") == ["2: month: 2024-07 (2023-01-01 … 2024-06-30)"]


def test_a_month_that_was_suspended_or_has_not_come_has_no_kilometres(city: LicenceCity) -> None:
    number = city.granted(until="2024-06-30", since="2024-01-01")
    late = city.granted(firm="F-3", since="2024-01-01", until="2024-12-31")
    suspension = LicenceAct.model_validate({"act": "suspension", "text": "x", "day": "2024-04-20"})
    city.service.enter(number, suspension, OLLI)
    assert refused(city, f"{HEAD}{number},2024-05,5,,,\n{late},2024-08,5,,,\n") == [
        "2: month: 2024-05 (suspended)", "3: month: 2024-08 (≤ 2024-06)",
    ]  # fmt: skip
    city.report(f"{HEAD}{number},2024-05,0,,,\n{number},2024-04,5,,,\n")


def test_an_odometer_runs_forward_and_is_held_against_the_distance(city: LicenceCity) -> None:
    number = city.granted(fleet=["A", "B"])
    head = "licence,month,vehicle,distance,odometer\n"
    city.report(f"{head}{number},2023-03,A,500,2500\n{number},2023-01,A,900,1500\n")
    assert refused(city, f"{head}{number},2023-02,A,1,1400\n") == [
        "2: odometer: A: 2023-01 1500 km / 2023-02 1400 km / 2023-03 2500 km"
    ]
    assert refused(city, f"{head}{number},2023-04,,1,1400\n") == ["2: vehicle: - (odometer)"]
    city.report(f"{head}{number},2023-02,A,800,2100\n")
    assert refusals(city, number) == [
        "AV-2023-0001 A 2023-02: 800 km were reported; the odometer went on by 600 km",
        "AV-2023-0001 A 2023-03: 500 km were reported; the odometer went on by 400 km",
    ]


def test_odometers_of_a_large_fleet_are_read_in_linear_time(city: LicenceCity) -> None:
    fleet = [f"V{one}" for one in range(1_500)]
    number = city.granted(fleet=fleet, vehicles=1_500)
    rows = [f"{number},2023-{month:02},{one},5,{100 * month}\n" for month in range(1, 6) for one in fleet]
    rows[-1] = rows[-1].replace(",500", ",399")
    head = "licence,month,vehicle,distance,odometer\n"
    assert refused(city, head + "".join(rows)) == [
        "6001: odometer: V1499: 2023-03 300 km / 2023-04 400 km / 2023-05 399 km",
        "7501: odometer: V1499: 2023-04 400 km / 2023-05 399 km",
    ]


def test_reports_are_planned_before_the_write_and_again_where_something_was_entered_since(
    city: LicenceCity, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, planned = city.granted(), list[int]()
    table = f"{HEAD}{number},2023-02,5,,,\n"
    plan = LicenceService._planned

    def with_another_one_between(service: LicenceService, *arguments: Any) -> ReportPlan:
        of = plan(service, *arguments)
        planned.append(len(of.reports))
        if len(planned) == 1:
            city.report(table)
        return of

    monkeypatch.setattr(LicenceService, "_planned", with_another_one_between)
    assert city.report(table)[1:] == (1, 0)
    assert planned == [1, 1, 0]
    assert len(city.service.one(number, OLLI).licence.of(LicenceEntryKind.REPORT)) == 1


def test_more_than_vehicles_can_drive_is_told_and_stays(city: LicenceCity) -> None:
    number = city.granted()
    city.report(f"{HEAD}{number},2023-02,200000,1400,9000,8000\n{number},2023-03,9000,450,900,1000\n")
    assert refusals(city, number) == [
        "AV-2023-0001 2023-02: Mean speed: 142.9 km/h, more than 120 km/h is not plausible",
        "AV-2023-0001 2023-02: Hours of a vehicle and day: 25 h/d, more than 24 h/d is not plausible",
        "AV-2023-0001 2023-02: Distance of a vehicle and day: 3,571 km/d, more than 600 km/d is not plausible",
        "AV-2023-0001 2023-02: Orders in an hour: 6.429 1/h, more than 6 1/h is not plausible",
        "AV-2023-0001 2023-02: Passengers of an order: 0.8889, less than 1 is not plausible",
    ]


def test_a_firm_reports_for_itself_alone(city: LicenceCity) -> None:
    own, other = city.granted(), city.granted(firm="F-3")
    assert len(city.report(f"{HEAD}{own},2023-02,5,,,\n", MIA).reports) == 1
    with pytest.raises(LicenceFaultsError):
        city.report(f"{HEAD}{other},2023-02,5,,,\n", MIA)
    with pytest.raises(NotAllowedError):
        city.service.one(other, MIA)


def test_everybody_knows_sums_that_tell_of_no_firm_and_no_sole_trader(city: LicenceCity) -> None:
    numbers = [city.granted(firm=firm, vehicles=10) for firm in ("F-1", "F-2", "F-3", "F-4")]
    city.report(HEAD + "".join(f"{one},2023-02,{1000 * one},,10,\n" for one in numbers[:3]))
    city.report(f"{HEAD}{numbers[0]},2023-03,,50,,\n".replace(",,50", ",0,50") + f"{numbers[1]},2024-02,77,,,\n")
    answer = sums_answer(city.service.sums(KIND), [one.state for one in city.service.granted()], "en")
    assert [(one["name"], one["amount"], one["until"]) for one in answer["computed"]] == [
        ("licences", 4, "2024-06-15"), ("firms", 4, "2024-06-15"), ("vehicles", 40, "2024-06-15"),
        ("distance", 6000, "2023-12-31"), ("duration", None, "2023-12-31"), ("orders", 30, "2023-12-31"),
    ]  # fmt: skip
    assert answer["states"] == {"in_force": 4}
    baker = next(one for one in city.service.granted() if one.firm.sole_trader)
    public = licence_answer(baker, ROADS, "en")
    assert (public["firm"], public["enterprise"], public["conditions"]) == (None, None, "")
    assert "Baker" not in str(public)
