"""What cannot be asked is told, and breaks nothing."""

import pytest

from tests.api.sta.conftest import STA, Sta
from tests.api.sta.requirements import requirement


@requirement("request-data/status-code", "request-data/query-status-code")
@pytest.mark.parametrize(
    ("options", "status"),
    [
        ("$filter=name eq", 400),
        ("$filter=nothing eq 1", 400),
        ("$filter=name eq 5", 400),
        ("$filter=name", 400),
        ("$filter=nonsense(name)", 400),
        ("$filter=length(name,name) eq 1", 400),
        ("$filter=length(5) eq 1", 400),
        ("$filter=Datastreams eq 5", 400),
        ("$filter=Datastreams/Observations/result gt Datastreams/id", 501),
        ("$filter=Datastreams/Observations/result gt properties/number", 501),
        ("$filter=Datastreams/Observations/any(o: o/result gt properties/number)", 501),
        ("$filter=Datastreams/Observations eq 5", 400),
        ("$filter=Datastreams/Observations/nothing eq 5", 400),
        ("$filter=Datastreams/Observations/any(o: o eq 5)", 400),
        ("$filter=" + " or ".join(["Datastreams/Observations/result gt 5"] * 11), 400),
        ("$filter=name lt null", 400),
        ("$filter=st_within(Locations/location, geography'POLYGON ((nonsense))')", 400),
        ("$filter=" + "(" * 50, 400),
        ("$filter=" + "(" * 45 + "true" + ")" * 45, 400),
        ("$filter=" + "not " * 200 + "true", 400),
        ("$filter=" + "a" * 9000, 400),
        ("$filter=" + " and ".join(["id gt 0"] * 600), 400),
        ("$filter=id eq 1" + " add 1" * 300, 400),
        ("$filter=HistoricalLocations/time gt 2026-02-30T00:00:00Z", 400),
        ("$filter=id eq 1e999", 400),
        ("$filter=", 400),
        ("$filter=substring(name,-1) eq 'x'", 400),
        ("$filter=HistoricalLocations/time add duration'P1M' gt now()", 400),
        ("$filter=HistoricalLocations/time add duration'PT1H' gt now()", 501),
        ("$filter=st_relate(Locations/location, geography'POINT (1 2)', 'x')", 400),
        ("$filter=name eq 'x", 400),
        ("$filter=name eq 'x'&$filter=name eq 'y'", 400),
        ("$filter=Datastreams/any(d: d/nothing eq 1)", 400),
        ("$orderby=nothing", 400),
        ("$orderby=", 400),
        ("$orderby=5", 400),
        ("$orderby=name up", 400),
        ("$orderby=Datastreams/Observations/result", 501),
        ("$top=-1", 400),
        ("$top=x", 400),
        ("$top=1.5", 400),
        ("$top=" + "9" * 30, 400),
        ("$skip=-1", 400),
        ("$skip=9223372036854775807", 400),
        ("$skip=٣", 400),
        ("$count=yes", 400),
        ("$select=nothing", 400),
        ("$expand=nothing", 400),
        ("$expand=Datastreams(", 400),
        ("$expand=Datastreams($top=x)", 400),
        ("$expand=Datastreams($nothing=1)", 501),
        ("$expand=Datastreams($resultFormat=CSV)", 400),
        ("$expand=" + "/".join(["Datastreams/Thing"] * 4), 400),
        ("$expand=" + ",".join(["Datastreams"] * 30), 400),
        ("$search=x", 501),
        ("$compute=x", 501),
        ("$resultFormat=XML", 400),
        ("$resultFormat=dataArray", 400),
        ("&".join(f"a{number}=1" for number in range(200)), 400),
    ],
)
def test_what_cannot_be_asked_is_told_and_breaks_nothing(sta: Sta, city: list[int], options: str, status: int) -> None:
    response = sta.client.get(f"{STA}/Things?{options}", headers=sta.headers)
    assert response.status_code == status, response.text
    assert response.json()["message"]
    assert "�" not in response.json()["message"]


def test_errors_are_told_in_the_language_of_the_reader(sta: Sta) -> None:
    headers = {**sta.headers, "accept-language": "zh-CN"}
    told = sta.client.get(f"{STA}/Things?$top=x", headers=headers)
    assert told.headers["content-language"] == "zh"
    assert told.json() == {"code": "sta-whole", "type": "error", "status": 400, "message": told.json()["message"]}
    assert "整数" in told.json()["message"]


@pytest.mark.parametrize(
    "expression",
    ["result gt 5 and Datastream/id eq result", "result gt Datastream/id", "validTime gt now()", "parameters/a eq 1"],
)
def test_comparisons_of_both_sides_are_refused_clearly(sta: Sta, city: list[int], expression: str) -> None:
    assert sta.get("Observations", 501, filter=expression)["code"] in ("sta-mixed", "sta-not-of-readings")
