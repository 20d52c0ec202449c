"""Three stations, and what is asked of them."""

from tests.api.sta.conftest import Sta
from tests.api.sta.documents import datastream, location, observation, observed, point, sensor, thing

HOURS = [f"2026-01-01T{hour:02}:00:00Z" for hour in range(10)]


def build(sta: Sta) -> list[int]:
    """Three stations: the datastreams of each measure 0 to 9, ten times more at each further station."""
    made = []
    for number, place in enumerate((point(24.90, 60.15), point(24.95, 60.19), point(25.20, 60.30))):
        told = [observation(time, hour * 10**number) for hour, time in enumerate(HOURS)]
        streams = [datastream("NO2", Sensor=sensor(), ObservedProperty=observed("NO2"), Observations=told)]
        streams += [datastream("empty", Sensor=sensor(), ObservedProperty=observed("PM10"))] if number else []
        more = {"properties": {"number": number, "open": number == 1, "names": ["a", "b"]}}
        station = thing(f"Station {number}", Locations=[location(f"Place {number}", place)], Datastreams=streams) | more
        key = sta.create("Things", station)
        made.append(sta.values(f"Things({key})/Datastreams", filter="name eq 'NO2'")[0]["@iot.id"])
    return made


def names(sta: Sta, path: str, **options: str) -> list[str]:
    return [one["name"] for one in sta.values(path, orderby="id", **options)]


def results(sta: Sta, path: str = "Observations", **options: str) -> list[float]:
    return sorted(one["result"] for one in sta.values(path, **options))
