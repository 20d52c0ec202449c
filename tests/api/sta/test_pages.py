"""Pages of sets that change while they are read, and sets that are told as tables (clauses 9.3.3.7 and 12.1)."""

import csv
import io
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest

from tests.api.sta.conftest import STA, Sta
from tests.api.sta.documents import location, thing, whole
from tests.api.sta.requirements import requirement

LARGE = 250


def time(number: int) -> str:
    return f"2025-03-{1 + number // 1440:02}T{number // 60 % 24:02}:{number % 60:02}:00Z"


def filled(sta: Sta, numbers: range, key: int = 0) -> int:
    """A datastream that measures these numbers, each in the minute of its number."""
    key = key or sta.create("Datastreams", whole("Changing"))
    rows = [[time(number), number % 7 if number % 5 else None] for number in numbers]
    group = {"Datastream": {"@iot.id": key}, "components": ["phenomenonTime", "result"], "dataArray": rows}
    assert "error" not in sta.send("POST", "CreateObservations", [group], 201).json()
    return key


def read(sta: Sta, page: Any, change: Callable[[Any], None] = lambda _: None, nested: str = "") -> list[Any]:
    """Entities of all pages; what is changed between them."""
    found = list(page[nested or "value"])
    while link := page.get(f"{nested}@iot.nextLink" if nested else "@iot.nextLink"):
        change(found)
        nested, page = "", sta.following(link)
        found += page["value"]
    return found


def once(found: list[Any]) -> set[int]:
    """Ids of what was told, each once."""
    keys = [one["@iot.id"] for one in found]
    assert len(keys) == len(set(keys))
    return set(keys)


ORDERS = ("", "phenomenonTime asc", "result", "result desc,phenomenonTime", "Datastream/id,id desc", "resultTime desc")


@requirement("request-data/pagination")
@pytest.mark.parametrize("order", ORDERS)
def test_no_observation_is_told_twice_or_lost_while_others_come_and_go(sta: Sta, order: str) -> None:
    key = filled(sta, range(100, 100 + LARGE))
    path = f"Datastreams({key})/Observations"
    asked = {"top": "20", **({"orderby": order} if order else {})}
    there = once(sta.values(path, top="1000"))
    fresh = iter(range(1_000, 2_000))
    gone: set[int] = set()

    def change(found: list[Any]) -> None:
        """Three come before and three after all others, three that were told go, the last one among them."""
        number = next(fresh)
        filled(sta, range(3 * number, 3 * number + 3), key)
        filled(sta, range(3 * (number - 1_000), 3 * (number - 1_000) + 3), key)
        for one in (found[-1], found[-2], found[len(found) // 2]):
            if one["@iot.id"] not in gone:
                sta.send("DELETE", f"Observations({one['@iot.id']})", None, 200)
                gone.add(one["@iot.id"])

    told = once(read(sta, sta.get(path, **asked), change))
    assert len(gone & there) > 20
    assert there <= told
    left = once(sta.values(path, top="1000"))
    assert len(left) > LARGE - len(gone)


@requirement("request-data/pagination")
def test_a_page_whose_rows_are_all_deleted_leads_on(sta: Sta) -> None:
    key = filled(sta, range(60))
    page = sta.get(f"Datastreams({key})/Observations", top="10", orderby="result,phenomenonTime")
    for one in page["value"]:
        sta.send("DELETE", f"Observations({one['@iot.id']})", None, 200)
    left = once(sta.values(f"Datastreams({key})/Observations", top="100"))
    assert once(read(sta, sta.following(page["@iot.nextLink"]))) == left
    assert len(left) == 50


@requirement("request-data/pagination")
@pytest.mark.parametrize("order", ["", "name desc", "properties/rank", "properties/rank desc,name", "id desc"])
def test_no_entity_is_told_twice_or_lost_while_others_come_and_go(sta: Sta, order: str) -> None:
    mark = f"Page {order}"
    ranks = [None, 3, 1.5, 2, None, 3]

    def create(number: int) -> int:
        rank = ranks[number % 6]
        more = {"properties": {"mark": mark} | ({} if rank is None else {"rank": rank})}
        return sta.create("Things", thing(f"T{number:04}") | more)

    there = {create(number) for number in range(500, 530)}
    fresh = iter(range(100))

    def change(found: list[Any]) -> None:
        number = next(fresh)
        create(number)
        create(900 + number)
        sta.send("DELETE", f"Things({found[-1]['@iot.id']})", None, 200)

    asked = {"filter": f"properties/mark eq '{mark}'", "top": "4", "count": "true"}
    told = once(read(sta, sta.get("Things", **asked, **({"orderby": order} if order else {})), change))
    assert there <= told


@requirement("request-data/pagination", "request-data/expand")
@pytest.mark.parametrize("options", ["", ";$orderby=result", ";$filter=result ge 0 or result eq null", ";$skip=2"])
def test_pages_of_expansions_follow_a_position_too(sta: Sta, options: str) -> None:
    key = filled(sta, range(40))
    there = once(sta.values(f"Datastreams({key})/Observations", top="100"))
    one = sta.values("Datastreams", filter=f"id eq {key}", expand=f"Observations($top=7{options})")[0]

    def change(_: list[Any]) -> None:
        nonlocal later
        filled(sta, range(later, later + 2), key)
        later += 2

    later = 5_000
    told = once(read(sta, one, change, "Observations"))
    assert len(there - told) == (2 if "skip" in options else 0)
    things = sta.create("Locations", location("Depot") | {"Things": [thing(f"Bus {n}") for n in range(9)]})
    place = sta.get(f"Locations({things})", expand="Things($top=2;$orderby=name desc)")
    assert len(once(read(sta, place, nested="Things"))) == 9


def test_many_results_of_one_time_are_paged(sta: Sta) -> None:
    key = sta.create("Datastreams", whole("One time"))
    rows = [[time(1), time(2 + number), number] for number in range(60)]
    names = ["phenomenonTime", "resultTime", "result"]
    group = {"Datastream": {"@iot.id": key}, "components": names, "dataArray": rows}
    sta.send("POST", "CreateObservations", [group], 201)
    assert len(once(read(sta, sta.get(f"Datastreams({key})/Observations", top="7")))) == 60


@requirement("request-data/top")
@pytest.mark.parametrize("path", ["Things", "Observations", "Datastreams"])
def test_none_are_asked_for(sta: Sta, city: list[int], path: str) -> None:
    told = sta.get(path, top="0", count="true")
    assert told.keys() == {"@iot.count", "value"}
    assert (told["@iot.count"] > 0, told["value"]) == (True, [])
    expanded = sta.get(f"Datastreams({city[0]})", expand="Observations($top=0;$count=true)")
    assert (expanded["Observations"], expanded["Observations@iot.count"]) == ([], 10)
    assert "Observations@iot.nextLink" not in expanded
    assert "dataArray" not in sta.get("Observations", resultFormat="dataArray", top="0")["value"]


@pytest.mark.parametrize(
    "text", ["", "x", "i1", "t1,i1", "t1,i1,i1,i1", "q1,i1,i1", "ta,i1,i1", "n,n,n", "i1,i1,i1", "t1e9,x,x"]
)
def test_what_is_no_position_is_refused(sta: Sta, city: list[int], text: str) -> None:
    response = sta.client.get(
        f"{STA}/Datastreams({city[0]})/Observations?$skiptoken={quote(text)}", headers=sta.headers
    )
    assert (response.status_code, response.json()["code"]) == (400, "sta-position")
    assert sta.get("Things", 400, expand="Datastreams($skiptoken=i1)")["code"] == "sta-format-nested"


def test_tables_have_all_rows(sta: Sta) -> None:
    key = filled(sta, range(1_500))
    path = f"Datastreams({key})/Observations"
    response = sta.client.get(f"{STA}/{path}?$resultFormat=csv&$select=phenomenonTime,result", headers=sta.headers)
    rows = list(csv.DictReader(io.StringIO(response.text)))
    assert len({row["phenomenonTime"] for row in rows}) == len(rows) == 1_500
    assert "link" not in response.headers
    (one,) = sta.values(path, resultFormat="dataArray")
    assert one["dataArray@iot.count"] == len(one["dataArray"]) == 1_500
    part = sta.client.get(f"{STA}/{path}?$resultFormat=csv&$top=700", headers=sta.headers)
    seen = list(csv.DictReader(io.StringIO(part.text)))
    while "next" in part.links:
        part = sta.client.get(part.links["next"]["url"], headers=sta.headers)
        seen += csv.DictReader(io.StringIO(part.text))
    assert len({row["id"] for row in seen}) == len(seen) == 1_500


WRONG = (
    ("Datastreams", "phenomenonTime,name", "t1,i99999999999999999999999999,i1"),
    ("Datastreams", "name", "n,n"),
    ("Datastreams", "name", "i1,i1"),
    ("Datastreams", "name", "xa,dNaN"),
    ("Observations", "", "n,n,n"),
    ("Observations", "result", "dsNaN,i1,i1"),
    ("Observations", "result", "xabc,i1,i1"),
    ("Observations", "result", "t1,i1,i1"),
    ("Observations", "phenomenonTime", "i5,i1,i1"),
    ("Observations", "phenomenonTime", "t99999999999999999999,i1,i1"),
    ("Observations", "resultTime", "xabc,i1,i1"),
    ("Observations", "", "t1,xa,i1"),
)


@requirement("request-data/pagination")
@pytest.mark.parametrize(("path", "order", "position"), WRONG)
def test_a_position_of_another_kind_or_range_is_refused_in_plain_words(
    sta: Sta, path: str, order: str, position: str
) -> None:
    filled(sta, range(3))
    asked = {"skiptoken": position, **({"orderby": order} if order else {})}
    told = sta.get(path, 400, **asked)
    assert told["code"] == "sta-position"
    assert "SELECT" not in str(told)


def test_an_answer_never_shows_a_statement(sta: Sta) -> None:
    filled(sta, range(3))
    told = sta.get("Observations", 400, filter="substring(result,1) gt 'a' and year(result) gt 2")
    assert "SELECT" not in str(told)
    assert "LINE 1" not in str(told)
