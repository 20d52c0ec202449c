"""Published figures beside those on record, and whether they go together: Wuhan, as a report has it."""

from typing import Any

import pytest

from citybrain.cases.licences.answers import sums_answer
from citybrain.cases.licences.application import LicenceFaultsError
from citybrain.cases.licences.figures import read_figures
from citybrain.records.errors import EntryError
from tests.cases.licences.licence_city import KIND, OLLI, LicenceCity

SOURCE = "CCICED 2024 annex 2"
WUHAN = """figure,amount,unit,since,until,note
licences,1581,1,,2023-12-31,issued in total
firms,19,1,,2023-12-31,
vehicles,675,1,,2023-12-31,connected to the platform
vehicles,387,1,,2023-12-31,in regular testing and operation
distance,7.8e6,km,,2023-12-31,in total
duration,530000,h,,2023-12-31,in total
orders,732000,1,2023-01-01,2023-12-31,
passengers,900000,1,2023-01-01,2023-12-31,
"""
"""CCICED 2024, Digital and green cities, annex 2.2."""


def read(city: LicenceCity, table: str, **constants: str) -> list[Any]:
    return read_figures(table.encode(), "w.csv", {}, constants, city.service.today)


def publish(city: LicenceCity, table: str) -> int:
    return city.service.publish(KIND, read(city, table, source=SOURCE), OLLI)


def test_figures_of_wuhan_are_held_against_each_other(city: LicenceCity) -> None:
    assert (publish(city, WUHAN), publish(city, WUHAN)) == (8, 0)
    answer = sums_answer(city.service.sums(KIND), [], "en")
    assert [(one["name"], round(one["amount"], 2), one["plausible"]) for one in answer["ratios"]] == [
        ("licences_per_vehicle", 2.34, False), ("mean_speed", 14.72, True), ("passengers_per_order", 1.23, True),
    ]  # fmt: skip
    assert answer["ratios"][0]["told"] == "Licences for each vehicle: 2.342, more than 1 is not plausible"
    assert [one["told"] for one in answer["contradictions"]] == [
        "Vehicles at 2023-12-31 was published with several values: 387 / 675"
    ]
    assert {one["computed"] for one in answer["published"]} == {0, None}  # nothing is on record here


def test_kilometres_of_known_days_are_held_against_the_vehicles(city: LicenceCity) -> None:
    publish(city, "figure,amount,unit,since,until\nvehicles,300,1,,2023-12-31\n"
            "distance,1e11,m,2023-01-01,2023-12-31\nduration,9e6,min,2023-01-01,2023-12-31\n")  # fmt: skip
    found = {one.name: (round(one.amount, 1), one.is_plausible) for one in city.service.sums(KIND).ratios}
    assert found == {"mean_speed": (666.7, False), "driven_hours": (1.4, True), "driven_distance": (913.2, False)}


def test_what_is_on_record_stands_beside_what_was_published(city: LicenceCity) -> None:
    numbers = [city.granted(firm=firm, vehicles=4) for firm in ("F-1", "F-2", "F-3")]
    rows = "".join(f"{one},2023-0{month},100\n" for one in numbers for month in (1, 2))
    city.report(f"licence,month,distance\n{rows}")
    spans = (
        ("2023-01-01", "2023-12-31"), ("2021-01-01", "2023-12-31"), ("2023-02-01", "2023-12-31"),
        ("2023-01-01", "2023-11-30"), ("2024-01-01", "2024-05-31"),
    )  # fmt: skip
    publish(city, WUHAN + "".join(f"distance,500,km,{since},{until},\n" for since, until in spans))
    beside = {(row.name, row.since, row.until): computed for row, computed in city.service.sums(KIND).published}
    assert (beside["licences", None, "2023-12-31"], beside["firms", None, "2023-12-31"]) == (3, 3)
    # a part of a year, beside the year, would tell of the months between
    told = [beside["distance", *span] for span in ((None, "2023-12-31"), *spans)]
    assert told == [None, 600, 600, None, None, None]


def test_a_sum_of_years_tells_of_no_year_that_is_not_told_by_itself(city: LicenceCity) -> None:
    numbers = [city.granted(firm=firm, vehicles=4) for firm in ("F-1", "F-3", "F-4")]
    city.day = city.day.replace(year=2022)
    alone = city.granted(since="2022-06-01", until="2022-12-31", roads=["mill"])
    city.day = city.day.replace(year=2024)
    rows = "".join(f"{one},2023-01,100\n" for one in numbers)
    city.report(f"licence,month,distance\n{rows}{alone},2022-07,70\n")
    publish(city, WUHAN + "distance,1,km,2022-01-01,2023-12-31,\ndistance,1,km,2023-01-01,2023-12-31,\n")
    beside = {(row.name, row.since): computed for row, computed in city.service.sums(KIND).published}
    assert (beside["distance", "2022-01-01"], beside["distance", "2023-01-01"]) == (None, 300)


def test_figures_that_cannot_be_are_told_by_line(city: LicenceCity) -> None:
    wrong = (
        "figure,amount,unit,since,until,source\nroads,1,1,,2023-12-31,x\nlicences,-1,km,2023-01-01,2023,\n"
        "distance,1,1,2024-01-01,2023-12-31,x\n"
    )
    with pytest.raises(LicenceFaultsError) as refused:
        read(city, wrong)
    assert str(refused.value.arguments["problem"]).split("; ") == [
        "2: figure: roads (licences, firms, vehicles, distance, duration, orders, passengers)",
        "3: amount: -1 (0 … 1e+12)", "3: unit: km (1)", "3: since, until: 2023-01-01, 2023 (YYYY-MM-DD)",
        "3: since: 2023-01-01 (licences: until)", "3: source: -", "4: unit: 1 (km, m, mi)",
        "4: since, until: 2024-01-01 > 2023-12-31",
    ]  # fmt: skip
    with pytest.raises(EntryError):
        read(city, "figure,amount\nfirms,1\n")


def test_figures_are_whole_bounded_in_their_unit_and_of_days_that_came(city: LicenceCity) -> None:
    table = (
        "figure,amount,unit,until,source\nvehicles,1.5,1,2023-12-31,x\ndistance,1,light_year,2023-12-31,x\n"
        "distance,7e11,mi,2023-12-31,x\nduration,1,d,2023-12-31,x\nfirms,1,1,2024-06-16,x\nfirms,nan,1,2024-06-15,x\n"
    )
    with pytest.raises(LicenceFaultsError) as refused:
        read(city, table)
    assert str(refused.value.arguments["problem"]).split("; ") == [
        "2: amount: 1.5 (0, 1, 2 …)", "3: unit: light_year (km, m, mi)", "4: amount: 7e11 (0 … 1e+12 km)",
        "5: unit: d (h, min)", "6: until: 2024-06-16 (≤ 2024-06-15)", "7: amount: nan (0 … 1e+12)",
    ]  # fmt: skip


def test_no_more_figures_stand_than_everybody_can_read(city: LicenceCity) -> None:
    head, rows = "figure,amount,unit,until\n", [f"vehicles,{number},1,2023-12-31\n" for number in range(1_001)]
    assert publish(city, head + "".join(rows[:999])) == 999
    with pytest.raises(LicenceFaultsError) as refused:
        publish(city, head + "".join(rows))
    assert refused.value.code == "licence-figures-many"
    assert publish(city, head + "".join(rows[:1_000])) == 1
