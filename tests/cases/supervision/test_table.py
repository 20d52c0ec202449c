"""Registers of enterprises and loads from tables of others; all enterprises here are made up."""

import pytest
from sqlalchemy import event

from citybrain.cases.supervision.entries import EntryKind, NewEntry
from citybrain.cases.supervision.importing import write_import
from citybrain.cases.supervision.table import read_register
from citybrain.records.errors import EntryError
from tests.cases.supervision.enterprise_city import EnterpriseCity, load

PRTR = """FacilityID;FacilityName;MainActivity;Lon;Lat;ReportingYear;Pollutant;Releases
M-1;Made-up Mill;Pulp;24,90;60,20;2016;Nitrogen oxides;120
M-1;Made-up Mill;Pulp;24.90;60.20;2017;Nitrogen oxides;130
M-2;Made-up Works;Steel;24.95;60.21;2017;Mercury and compounds;0.5
""".replace(",", ".")


def imported(city: EnterpriseCity, text: str, columns: dict[str, str], constants: dict[str, str]):
    table = read_register(text.encode(), "prtr.csv", columns, {"sole_trader": "no"} | constants)
    planned = city.service.plan_import(table)
    with city.records.to_write().begin() as connection:
        return write_import(connection, planned, "prtr.csv", "Olli")


def test_a_prtr_table_makes_enterprises_and_loads_once(city: EnterpriseCity) -> None:
    constants = {"unit": "t"}
    done = imported(city, PRTR, {"amount": "Releases"}, constants)
    assert (done.added, done.entries) == (2, 3)
    again = imported(city, PRTR, {"amount": "Releases"}, constants)
    assert (again.added, again.known, again.entries) == (0, 2, 0)
    listed, _ = city.service.listed(city_reader())
    mill = next(one for one in listed if one.identifier == "M-1")
    assert (mill.name, mill.activity, mill.longitude) == ("Made-up Mill", "Pulp", 24.9)
    assert [(one.pollutant, one.since, one.amount) for one in city.service.extract(mill.id)[1]] == [
        ("nitrogen_oxides", "2016-01-01", 120.0), ("nitrogen_oxides", "2017-01-01", 130.0),
    ]  # fmt: skip


def city_reader():
    from citybrain.governance import ANONYMOUS

    return ANONYMOUS


def test_a_unit_is_asked_for(city: EnterpriseCity) -> None:
    with pytest.raises(EntryError) as refused:
        imported(city, PRTR, {}, {})
    assert "2: unit: - (120)" in str(refused.value.arguments["problem"])
    assert refused.value.arguments["number"] == 3


def test_a_table_of_permits_and_quotas_goes_into_known_files(city: EnterpriseCity) -> None:
    text = (
        "id,kind,since,until,pollutant,amount,unit,reference\nFI-1,permit,2018-01-01,,,,,P 7\n"
        "FI-1,quota,2018-01-01,2018-12-31,NOx,12,t,P 7\nFI-1,load,2018-01-01,2018-01-31,NOx,1.5,t,\n"
    )
    assert imported(city, text, {}, {}).entries == 3
    assert [one.used for one in city.service.quotas(1)] == [pytest.approx(1.5)]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("name,activity\nMill,Paper\n", "identifier: -"),
        ("id,name,lon,lat\n,Mill,x,1\n", "2: identifier: -; 2: longitude: x"),
        ("id,kind,since\nFI-1,party,2018-01-01\n", "2: kind: party"),
        ("id,pollutant,amount,unit\nFI-1,NOx,1,t\n", "2: since, year: -"),
        ("id,pollutant,amount,unit,year\nFI-9,NOx,1,t,2017\n", "identifier: FI-9"),
        ("id,pollutant,amount,unit,year\nFI-1,NOx,1,kWh,2017\n", "FI-1: unit: kWh"),
    ],
)
def test_a_table_that_is_not_in_order_adds_nothing(city: EnterpriseCity, text: str, problem: str) -> None:
    with pytest.raises(EntryError) as refused:
        imported(city, text, {}, {})
    assert problem in str(refused.value.arguments)
    assert len(city.service.listed(city_reader())[0]) == 2


def test_a_column_that_is_not_there_is_told_with_the_nearest(city: EnterpriseCity) -> None:
    with pytest.raises(EntryError) as refused:
        imported(city, PRTR, {"amount": "Release"}, {})
    assert "Releases" in str(refused.value.arguments["allowed"])


def test_what_was_corrected_or_declared_void_is_not_imported_again(city: EnterpriseCity) -> None:
    table = "id,kind,since,until,pollutant,amount,unit,reference\nFI-1,penalty,2018-02-01,,,500,EUR,D 1\n"
    table += "FI-1,load,2018-01-01,2018-01-31,NOx,3,t,\n"
    assert imported(city, table, {}, {}).entries == 2
    penalty, emitted = (next(one.id for one in city.service.extract(1).entries if one.kind == kind)
                        for kind in ("penalty", "load"))  # fmt: skip
    city.add(NewEntry(EntryKind.VOID, "2018-03-01", text="Annulled by the court", corrects=penalty))
    city.add(load(1, 4, corrects=emitted))
    assert imported(city, table, {}, {}).entries == 0
    assert [one.id for one in city.service.extract(1).entries if one.kind == "penalty"] == [penalty]


def test_what_came_while_a_register_was_checked_is_not_added_twice(city: EnterpriseCity) -> None:
    table = read_register(PRTR.encode(), "prtr.csv", {"amount": "Releases"}, {"unit": "t", "sole_trader": "no"})
    first, second = (city.service.plan_import(table) for _ in range(2))
    for planned, added in ((first, (2, 3)), (second, (0, 0))):
        with city.records.to_write().begin() as connection:
            done = write_import(connection, planned, "prtr.csv", "Olli")
        assert (done.added, done.entries) == added


def test_a_register_holds_the_right_to_write_for_a_moment(city: EnterpriseCity) -> None:
    """Others wait for five seconds; a query for each of these files took a transaction beyond that."""
    rows = [f"E{one},Works {one},{year},NOx,{year},t" for one in range(1_000) for year in range(2010, 2014)]
    table = read_register(
        "\n".join(["id,name,year,pollutant,amount,unit", *rows]).encode(), "x.csv", {}, {"sole_trader": "no"}
    )
    planned = city.service.plan_import(table)
    statements: list[str] = []
    with city.records.to_write().begin() as connection:
        event.listen(connection, "before_cursor_execute", lambda *one: statements.append(one[2]))
        assert write_import(connection, planned, "x.csv", "Olli").entries == 4_000
    assert len(statements) < 10
