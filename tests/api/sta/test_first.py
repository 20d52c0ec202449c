"""A datastream described in one document is there with all it needs, and its newest observation in one question."""

from tests.api.sta.conftest import Sta
from tests.api.sta.documents import observation, whole


def test_a_datastream_and_its_newest_observation(sta: Sta) -> None:
    told = [observation("2026-01-01T00:00:00Z", 5), observation("2026-01-01T01:00:00Z", 7.5)]
    stream = sta.create("Datastreams", whole(Observations=told))
    newest = sta.create("Observations", observation("2026-01-01T02:00:00Z", 9, Datastream={"@iot.id": stream}))
    found = sta.values("Datastreams", expand="Thing/Locations,Observations($top=1;$orderby=phenomenonTime desc)")
    assert [one["@iot.id"] for one in found[0]["Observations"]] == [newest]
    assert found[0]["Thing"]["Locations"][0]["location"]["type"] == "Point"
