"""$filter by functions (clause 9.3.3.5.2)."""

import pytest

from tests.api.sta.conftest import Sta
from tests.api.sta.documents import location, observation, thing, whole
from tests.api.sta.requirements import requirement
from tests.api.sta.stations import names, results


@requirement("request-data/built-in-query-functions")
@pytest.mark.parametrize(
    ("expression", "wanted"),
    [
        ("substringof('tion 1',name)", [1]),
        ("contains(name,'tion 1')", [1]),
        ("endswith(name,'1')", [1]),
        ("endswith(name,'a much longer text than the name')", []),
        ("startswith(name,'Station 1')", [1]),
        ("length(name) eq 9", [0, 1, 2]),
        ("indexof(name,'1') eq 8", [1]),
        ("substring(name,8) eq '1'", [1]),
        ("substring(name,0,3) eq 'Sta'", [0, 1, 2]),
        ("tolower(name) eq 'station 1'", [1]),
        ("toupper(name) eq 'STATION 1'", [1]),
        ("trim(concat('  ',name)) eq 'Station 1'", [1]),
        ("concat(name,concat(': ',description)) eq 'Station 1: Station 1 of the city'", [1]),
        ("year(HistoricalLocations/time) ge 2025", [0, 1, 2]),
        ("month(HistoricalLocations/time) gt 12", []),
        ("day(HistoricalLocations/time) ge 1", [0, 1, 2]),
        ("hour(HistoricalLocations/time) lt 24", [0, 1, 2]),
        ("minute(HistoricalLocations/time) lt 60", [0, 1, 2]),
        ("second(HistoricalLocations/time) lt 60", [0, 1, 2]),
        ("fractionalseconds(HistoricalLocations/time) lt 1", [0, 1, 2]),
        ("date(HistoricalLocations/time) gt 2025-01-01", [0, 1, 2]),
        ("time(HistoricalLocations/time) ge 00:00:00", [0, 1, 2]),
        ("totaloffsetminutes(HistoricalLocations/time) eq 0", [0, 1, 2]),
        ("HistoricalLocations/time le now() add duration'PT1H'", [0, 1, 2]),
        ("HistoricalLocations/time gt mindatetime()", [0, 1, 2]),
        ("HistoricalLocations/time lt maxdatetime()", [0, 1, 2]),
        ("round(properties/number div 2) eq 1", [1, 2]),
        ("floor(properties/number div 2) eq 0", [0, 1]),
        ("ceiling(properties/number div 2) eq 1", [1, 2]),
        ("geo.distance(Locations/location, geography'POINT (24.95 60.19)') lt 0.001", [1]),
        ("geo.length(Locations/location) eq 0", [0, 1, 2]),
        ("geo.intersects(Locations/location, geography'POLYGON ((24.8 60, 25 60, 25 61, 24.8 61, 24.8 60))')", [0, 1]),
        ("st_equals(Locations/location, geography'POINT (24.95 60.19)')", [1]),
        ("st_disjoint(Locations/location, geography'POINT (24.95 60.19)')", [0, 2]),
        ("st_touches(Locations/location, geography'LINESTRING (24.95 60.19, 25 61)')", [1]),
        (
            "st_within(Locations/location, geography'SRID=4326;POLYGON ((24.8 60, 25 60, 25 61, 24.8 61, 24.8 60))')",
            [0, 1],
        ),
        ("st_overlaps(Locations/location, geography'POINT (24.95 60.19)')", []),
        ("st_crosses(Locations/location, geography'LINESTRING (24.95 60.19, 25 61)')", []),
        ("st_intersects(Locations/location, geography'POINT (24.95 60.19)')", [1]),
        ("st_contains(geography'POLYGON ((24.8 60, 25 60, 25 61, 24.8 61, 24.8 60))', Locations/location)", [0, 1]),
        ("st_relate(Locations/location, geography'POINT (24.95 60.19)', '0FFFFFFF2')", [1]),
    ],
)
def test_functions_of_records(sta: Sta, city: list[int], expression: str, wanted: list[int]) -> None:
    found = names(sta, "Things", filter=f"startswith(name,'Station ') and {expression}")
    assert found == [f"Station {number}" for number in wanted]


PARTS = [
    ("year", "2001"), ("month", "2"), ("day", "3"), ("hour", "4"), ("minute", "5"), ("second", "6"),
    ("fractionalseconds", "0.75"), ("date", "2001-02-03"), ("time", "04:05:06.75"), ("totaloffsetminutes", "0"),
]  # fmt: skip
"""Functions of 2001-02-03T06:05:06.75+02:00."""


@requirement("request-data/built-in-query-functions")
@pytest.mark.parametrize(("function", "part"), PARTS)
def test_parts_of_times_are_told_exactly(sta: Sta, moment: tuple[int, int], function: str, part: str) -> None:
    history, stream = moment
    for path, time in ((f"Things({history})/HistoricalLocations", "time"), (f"Datastreams({stream})/Observations",
                       "phenomenonTime"), (f"Datastreams({stream})/Observations", "resultTime")):  # fmt: skip
        assert len(sta.values(path, filter=f"{function}({time}) eq {part}")) == 1
        assert sta.values(path, filter=f"{function}({time}) ne {part}") == []


@pytest.fixture(scope="module")
def moment(sta: Sta) -> tuple[int, int]:
    """A thing that was somewhere once, and a datastream with one observation, both at one moment."""
    time = "2001-02-03T06:05:06.75+02:00"
    station = sta.create("Things", thing("Once"))
    sta.create("HistoricalLocations", {"time": time, "Thing": {"@iot.id": station}, "Locations": [location("Once")]})
    told = observation(time, 1, resultTime=time)
    return station, sta.create("Datastreams", whole("Once", Observations=[told]))


@requirement("request-data/built-in-query-functions")
@pytest.mark.parametrize(
    ("expression", "wanted"),
    [
        ("geo.length(location) eq 5", ["line"]),
        ("geo.length(location) gt 0", ["line"]),
        ("geo.distance(location, geography'POINT (0 8)') eq 4", ["line", "square"]),
        ("st_overlaps(location, geography'POLYGON ((2 2, 6 2, 6 6, 2 6, 2 2))')", ["square"]),
        ("st_crosses(location, geography'POLYGON ((1 -1, 2 -1, 2 5, 1 5, 1 -1))')", ["line"]),
        ("st_touches(location, geography'POLYGON ((4 0, 8 0, 8 4, 4 4, 4 0))')", ["square"]),
        ("st_contains(location, geography'POINT (1 1)')", ["square"]),
        ("st_disjoint(location, geography'POLYGON ((3.5 0, 4 0, 4 0.5, 3.5 0))')", ["line"]),
        ("st_equals(location, geography'LINESTRING (0 4, 3 0)')", ["line"]),
        ("st_relate(location, geography'POINT (0 0)', 'FF2F01FF2') or st_intersects(location, geography'POINT (4 4)')",
         ["square"]),
    ],
)  # fmt: skip
def test_spatial_functions_of_lines_and_areas(sta: Sta, shapes: str, expression: str, wanted: list[str]) -> None:
    found = sta.values("Locations", filter=f"description eq '{shapes}' and ({expression})", orderby="name")
    assert [one["name"] for one in found] == wanted


@pytest.fixture(scope="module")
def shapes(sta: Sta) -> str:
    """A line of length 5 and a square of width 4."""
    line = {"type": "LineString", "coordinates": [[0, 4], [3, 0]]}
    square = {"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]]}
    for name, shape in (("line", line), ("square", square)):
        sta.create("Locations", location(name, shape) | {"description": "a shape"})
    return "a shape"


@requirement("request-data/built-in-query-functions")
@pytest.mark.parametrize(
    ("expression", "wanted"),
    [
        ("hour(phenomenonTime) eq 3", [3]),
        ("year(phenomenonTime) eq 2026 and result lt 1", [0]),
        ("month(resultTime) eq 2", []),
        ("day(phenomenonTime) eq 1 and result eq 1", [1]),
        ("minute(phenomenonTime) eq 0 and result eq 1", [1]),
        ("second(resultTime) eq 0 and result eq 1", [1]),
        ("fractionalseconds(resultTime) eq 0 and result eq 1", [1]),
        ("date(phenomenonTime) eq 2026-01-01 and result eq 1", [1]),
        ("time(phenomenonTime) gt 08:00:00", [9]),
        ("totaloffsetminutes(phenomenonTime) eq 0 and result eq 1", [1]),
        ("phenomenonTime lt now() and result eq 1", [1]),
        ("phenomenonTime gt mindatetime() and phenomenonTime lt maxdatetime() and result eq 1", [1]),
        ("round(result div 10) eq 1", [5, 6, 7, 8, 9]),
        ("floor(result div 10) eq 0 and result gt 8", [9]),
        ("ceiling(result div 10) eq 0", [0]),
        ("contains(Datastream/name,'NO') and result eq 1", [1]),
        (
            "st_within(FeatureOfInterest/feature, geography'POLYGON ((24 60, 26 60, 26 61, 24 60))') and result eq 1",
            [1],
        ),
        ("length(result) eq 1", []),
        ("substringof('a', result)", []),
    ],
)
def test_functions_of_readings(sta: Sta, city: list[int], expression: str, wanted: list[int]) -> None:
    assert results(sta, f"Datastreams({city[0]})/Observations", filter=expression) == wanted
