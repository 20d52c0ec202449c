"""$filter by operators (clause 9.3.3.5.1)."""

import pytest

from tests.api.sta.conftest import Sta
from tests.api.sta.documents import observation, whole
from tests.api.sta.requirements import requirement
from tests.api.sta.stations import HOURS, names, results


@requirement("request-data/filter", "request-data/built-in-filter-operations")
@pytest.mark.parametrize(
    ("expression", "wanted"),
    [
        ("name eq 'Station 1'", [1]),
        ("name ne 'Station 1'", [0, 2]),
        ("name gt 'Station 0'", [1, 2]),
        ("name ge 'Station 1'", [1, 2]),
        ("name lt 'Station 1'", [0]),
        ("name le 'Station 1'", [0, 1]),
        ("properties/number gt 0 and properties/number lt 2", [1]),
        ("properties/number lt 1 or properties/number gt 1", [0, 2]),
        ("not (properties/number eq 1)", [0, 2]),
        ("not startswith(name,'Station 1')", [0, 2]),
        ("properties/number add 1 eq 2", [1]),
        ("properties/number sub 1 eq 1", [2]),
        ("properties/number mul 2 eq 4", [2]),
        ("properties/number div 2 eq 0.5", [1]),
        ("properties/number mod 2 eq 0", [0, 2]),
        ("-properties/number lt 0", [1, 2]),
        ("(properties/number add 1) mul 2 eq 4", [1]),
        ("properties/open eq true", [1]),
        ("properties/nothing eq null", [0, 1, 2]),
        ("properties/number ne null", [0, 1, 2]),
        ("properties/number in (0, 2)", [0, 2]),
        ("properties/names eq null", []),
        ("properties/number gt 'a'", []),
        ("5 div 0 eq 1", []),
        ("properties/number div properties/number eq 1", [1, 2]),
        ("Datastreams/name eq 'empty'", [1, 2]),
        ("Datastreams/ObservedProperty/name eq 'PM10'", [1, 2]),
        ("Locations/name eq 'Place 2'", [2]),
        ("Datastreams/any(d: d/name eq 'empty')", [1, 2]),
        ("Datastreams/all(d: d/name eq 'NO2')", [0]),
        ("Datastreams/any()", [0, 1, 2]),
        ("true", [0, 1, 2]),
        ("false", []),
        ("Datastreams/unitOfMeasurement/symbol eq 'µg/m3'", [0, 1, 2]),
        ("HistoricalLocations/time gt 2026-01-01T00:00:00Z", [0, 1, 2]),
        ("HistoricalLocations/time lt 2026-01-01", []),
        ("Datastreams/id gt 0", [0, 1, 2]),
        ("@iot.id gt 0", [0, 1, 2]),
    ],
)
def test_operators_of_records(sta: Sta, city: list[int], expression: str, wanted: list[int]) -> None:
    found = names(sta, "Things", filter=f"startswith(name,'Station ') and ({expression})")
    assert found == [f"Station {number}" for number in wanted]


@requirement("request-data/filter", "request-data/built-in-filter-operations")
@pytest.mark.parametrize(
    ("expression", "wanted"),
    [
        ("result eq 5", [5]),
        ("result ne 5 and result lt 7", [0, 1, 2, 3, 4, 6]),
        ("result gt 7", [8, 9]),
        ("result ge 7", [7, 8, 9]),
        ("result lt 2", [0, 1]),
        ("result le 2", [0, 1, 2]),
        ("result lt 1 or result gt 8", [0, 9]),
        ("not (result gt 1)", [0, 1]),
        ("result add 1 eq 5", [4]),
        ("result sub 1 eq 5", [6]),
        ("result mul 2 eq 6", [3]),
        ("result div 2 eq 4.5", [9]),
        ("result mod 5 eq 0", [0, 5]),
        ("result in (1, 3)", [1, 3]),
        ("-result eq -3", [3]),
        ("phenomenonTime lt 2026-01-01T02:00:00Z", [0, 1]),
        ("phenomenonTime eq 2026-01-01T02:00:00Z", [2]),
        ("phenomenonTime ge 2026-01-01T11:00:00+02:00", [9]),
        ("2026-01-01T08:30:00Z lt phenomenonTime", [9]),
        ("resultTime gt 2026-01-01T07:00:00Z", [8, 9]),
        ("phenomenonTime ne 2026-01-01T02:00:00Z and result lt 4", [0, 1, 3]),
        ("phenomenonTime ge 2026-01-02", []),
        ("result eq null", []),
        ("result ne null and result lt 1", [0]),
        ("phenomenonTime gt 2026-01-01T00:00:00Z add duration'PT8H'", [9]),
        ("Datastream/Thing/name eq 'Station 0' and result eq 3", [3]),
        ("Datastream/name eq 'nothing'", []),
        ("Datastream/Thing/Locations/name eq 'Place 0' and result eq 4", [4]),
        ("FeatureOfInterest/name eq 'Place 0' and result eq 1", [1]),
        ("FeatureOfInterest/name eq 'Place 1'", []),
        ("(Datastream/name eq 'nothing' or result eq 2)", [2]),
        ("result eq 'text'", []),
        ("result div 0 eq 1", []),
        ("resultQuality/flag lt 3 and result eq 6", [6]),  # 2 as it comes, 1 once quality control has passed it
        ("resultQuality/flag eq 4 and result eq 6", []),
        ("resultTime sub phenomenonTime lt duration'PT1M' and result eq 1", [1]),
    ],
)
def test_operators_of_readings(sta: Sta, city: list[int], expression: str, wanted: list[int]) -> None:
    assert results(sta, f"Datastreams({city[0]})/Observations", filter=expression) == wanted


def test_results_that_are_texts_are_compared_as_such(sta: Sta) -> None:
    key = sta.create("Datastreams", whole("Words", "Observation"))
    for hour, said in enumerate(["dry", "wet", True, 5, {"a": 1}, None]):
        sta.create(f"Datastreams({key})/Observations", observation(HOURS[hour], said))
    path = f"Datastreams({key})/Observations"
    assert [o["result"] for o in sta.values(path, filter="result eq 'wet'")] == ["wet"]
    assert [o["result"] for o in sta.values(path, filter="startswith(result,'d')")] == ["dry"]
    assert [o["result"] for o in sta.values(path, filter="result eq true")] == [True]
    assert [o["result"] for o in sta.values(path, filter="result gt 1")] == [5]
    assert [o["result"] for o in sta.values(path, filter="result eq null")] == [None]
    assert len(sta.values(path, filter="result ne null")) == 5
