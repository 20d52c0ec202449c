"""The sensors of the demo city and its replay: the same each time, marked, on streets, going on where it was."""

import datetime
import shutil
import time
from pathlib import Path

import numpy as np
import pytest
import shapely

from citybrain.cases.tracing.question import TraceQuestion
from citybrain.cases.tracing.service import trace
from citybrain.observations.demo import replay as replaying
from citybrain.observations.demo.founding import seed_sensing
from citybrain.observations.demo.measured import KIND
from citybrain.observations.demo.replay import FILE, Replay, resume
from citybrain.observations.demo.settings import MINUTE, instant, settings, span
from citybrain.observations.demo.sites import Streets
from citybrain.observations.quality import failing
from citybrain.observations.quality.runner import Runner, check
from citybrain.observations.quality.unusual import Unusual
from citybrain.observations.sensing import Sensing
from citybrain.observations.stream_status.concerns import concerns
from citybrain.observations.stream_status.status import StreamStatus
from citybrain.observations.stream_status.streams import known_streams
from citybrain.observations.warnings.limit_check import to_watch, warnings_of
from citybrain.observations.warnings.told import early_warnings
from citybrain.twin.open_data import FOLDER
from citybrain.twin.snapshot import load
from tests.sensors import open_sensing

ZONE = "Europe/Helsinki"


@pytest.fixture(scope="module")
def twin(own_demo_city: Path) -> Path:
    return own_demo_city


@pytest.fixture(scope="module")
def founded(twin: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sensors of the demo city alone, which tests only copy."""
    folder = tmp_path_factory.mktemp("founded")
    sensing = open_sensing(folder, ZONE)
    seed_sensing(sensing, load(twin))
    sensing.close()
    return folder


def replayed(city: Path) -> Sensing:
    """What a city senses, its replay going on if it has one."""
    sensing = open_sensing(city, ZONE)
    resume(sensing)
    return sensing


@pytest.fixture
def city(founded: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may write to."""
    return Path(shutil.copytree(founded, tmp_path, dirs_exist_ok=True))


def everything(sensing: Sensing) -> dict[int, list[tuple[int, float]]]:
    found: dict[int, list[tuple[int, float]]] = {}
    for batch in sensing.store.batches():
        for stream, at, value in zip(*(batch[name].to_pylist() for name in ("stream", "time", "value")), strict=True):
            found.setdefault(stream, []).append((at, value))
    return found


def test_the_same_week_is_made_each_time(twin: Path, tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        sensing = open_sensing(tmp_path / name, ZONE)
        seed_sensing(sensing, load(twin))
        made.append(everything(sensing))
        sensing.close()
    assert made[0] == made[1]
    assert sum(map(len, made[0].values())) > 60_000


def test_all_but_one_station_is_marked_simulated_and_stands_on_a_street_of_the_twin(city: Path, twin: Path) -> None:
    sensing = open_sensing(city, ZONE)
    streets = Streets(load(twin))
    everywhere = shapely.unary_union(list(streets.lines))
    with sensing.records.read() as connection:
        streams = known_streams(connection)
    sensing.close()
    real = {stream.thing for stream in streams if not stream.simulated}
    assert real == {settings()[KIND]["name"]}
    on_streets = [stream for stream in streams if stream.thing in settings()["street_sensors"]]
    assert len({stream.thing for stream in on_streets}) == 13
    for stream in on_streets:
        assert stream.place is not None
        assert everywhere.distance(streets.plane(*stream.place)) < 2
    assert {stream.data_class for stream in streams} == {"public", "internal"}
    in_chinese = {stream.thing for stream in streams if stream.thing_labels.get("zh", stream.thing) != stream.thing}
    assert in_chinese == settings()["labels"].keys()
    assert all(stream.thing in in_chinese for stream in streams if stream.thing not in settings()["street_sensors"])


def test_the_week_has_dust_a_silent_sensor_one_that_is_stuck_a_spike_and_rejected_readings(city: Path) -> None:
    _, start, _ = span()
    sensing = open_sensing(city, ZONE, lambda: start)
    watch = StreamStatus(sensing)
    streams = {(stream.thing, stream.key): stream for stream in watch.streams()}
    check(sensing)
    unusual = Unusual(sensing)
    while unusual.round():
        pass
    odd = {one.stream: one for one in unusual.findings}
    failed = {one.stream: [one] for one in failing.failing(sensing.store, Runner(sensing).known(), start)}
    drafts = [
        one for dusty in to_watch(sensing, "FI") if dusty.subject.number in odd for one in warnings_of(sensing, dusty)
    ]
    found = concerns(
        watch.seen(list(streams.values()), start), odd, failed, early_warnings(drafts, [], odd, "en", ZONE)
    )
    assert [one.kind for one in found] == ["unusual", "expected", "test", "silent"]
    assert {seen.stream.key for seen in found[0].streams} == {"pm10"}
    expected = found[1].warning
    assert expected is not None
    assert expected["limit"]["key"] == "eu_2008-pm10-day-limit"
    assert expected["value"] > 50
    assert (found[2].test, found[2].streams[0].stream.thing) == ("flat_line", settings()["stuck"]["site"])
    assert abs((found[2].since or 0) - instant(settings()["stuck"]["since"])) < 10 * MINUTE
    assert found[3].streams[0].stream.thing == settings()["silent"]["site"]
    spike = settings()["spike"]
    number = streams[spike["site"], spike["property"]].number
    at = instant(spike["at"])
    (value,) = sensing.store.last(number, 1, at + 10 * MINUTE, at).readings.value
    assert value == spike["value"]
    assert {one.source for one in sensing.store.quarantined()} == {"Street sensors"}
    sensing.close()


def test_the_real_station_has_the_readings_of_its_file_at_their_own_times(city: Path) -> None:
    sensing = open_sensing(city, ZONE)
    with sensing.records.read() as connection:
        numbers = {stream.key: stream.number for stream in known_streams(connection) if not stream.simulated}
    readings = everything(sensing)
    sensing.close()
    lines = (FOLDER / settings()[KIND]["file"]).read_text(encoding="utf-8").splitlines()
    assert numbers.keys() == set(settings()[KIND]["columns"].values())
    assert readings[numbers["nitrogen_dioxide"]][0] == (datetime.datetime(2018, 6, 1), float(lines[1].split(",")[1]))
    for number in numbers.values():
        assert 1700 < len(readings[number]) < 1800  # until the replay begins
        assert readings[number][-1][0] == datetime.datetime(2018, 8, 14, 14)


def test_the_vehicle_measures_along_streets(city: Path, twin: Path) -> None:
    streets = Streets(load(twin))
    everywhere = shapely.unary_union(list(streets.lines))
    _, start, _ = span()
    sensing = open_sensing(city, ZONE, lambda: start)
    watch = StreamStatus(sensing)
    vehicle = next(
        one for one in watch.seen(watch.streams(), start) if one.stream.thing == settings()["vehicle"]["name"]
    )
    sensing.close()
    assert vehicle.moving
    assert vehicle.place is not None
    assert everywhere.distance(streets.plane(*vehicle.place)) < 2


def test_readings_come_as_their_time_comes_and_a_restart_goes_on(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replaying, "PATIENCE", 0.05)
    (city / FILE).write_text((city / FILE).read_text().replace("speed = 1", "speed = 600"))
    first = replayed(city)
    before = first.store.count()
    with first.feed.subscribe() as subscription:
        assert subscription.take(20)
    first.close()
    second = replayed(city)
    came = second.store.count()
    assert came > before
    assert first.now() >= second.store.latest(np.arange(1, 59, dtype=np.int32)).time.max()
    assert second.now() < first.now() + 3600 * 1_000_000
    end = time.monotonic() + 20
    while second.store.count() == came and time.monotonic() < end:
        time.sleep(0.05)
    assert second.store.count() > came
    assert sum(tally.duplicates for tally in second.store.tallies()) == 0
    second.close()


def test_the_clock_runs_as_fast_as_told_and_stops_at_the_end() -> None:
    machine = {"now": 5_000_000}
    clock = Replay(1_000, 4_000_000, 2.0, lambda: machine["now"])
    assert clock.now() == 1_000
    machine["now"] += 1_000_000
    assert clock.now() == 2_001_000
    machine["now"] += 10_000_000
    assert clock.now() == 4_000_000


def test_the_clock_goes_on_when_that_of_the_machine_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Replay(1_000, 10**15, 1.0)
    before = clock.now()
    monkeypatch.setattr(time, "time_ns", lambda: 0)
    monkeypatch.setattr(time, "time", lambda: 0.0)
    assert before <= clock.now() < 10**12


def test_a_city_that_is_not_replayed_has_the_time_of_the_machine(tmp_path: Path) -> None:
    sensing = replayed(tmp_path)
    assert sensing.speed == 0
    assert abs(sensing.now() - time.time() * 1e6) < 60e6
    sensing.close()


def test_the_file_of_a_replay_says_when_and_how_fast() -> None:
    assert "start = 2018-08-14T14:05:00Z\nspeed = 1\n" in Replay.described(span()[1], settings()["replay"]["speed"])


def test_the_dust_is_traced_to_the_works_that_give_it_off_at_their_rate(city: Path) -> None:
    works = settings()["episode"]
    middle = {"name": "works", "longitude": works["at"][0], "latitude": works["at"][1]}
    around = [(24.9415, 60.1735), (24.949, 60.1735), (24.947, 60.175), (24.937, 60.1775), (24.9525, 60.1695)]
    others = [{"name": f"other {n}", "longitude": east, "latitude": north} for n, (east, north) in enumerate(around)]
    sensing = open_sensing(city, ZONE)
    for begin, end in (("05:00", "11:00"), ("11:00", "17:00")):
        hours = {"start": f"2018-08-14T{begin}:00+03:00", "end": f"2018-08-14T{end}:00+03:00"}
        asked = {"property": "pm10", "sources": [middle, *others], **hours}
        question = TraceQuestion.model_validate(asked)
        traced = trace(question, sensing)
        first = traced["candidates"][0]
        assert (traced["verdict"], first["name"]) == ("candidate", "works"), hours
        assert first["probability"] > 0.9
        assert first["rate"]["low"] < works["rate"] < first["rate"]["high"]
    sensing.close()


def test_the_wind_is_measured_and_turns_with_the_dust(city: Path) -> None:
    _, start, _ = span()
    sensing = open_sensing(city, ZONE, lambda: start)
    with sensing.records.read() as connection:
        streams = {stream.key: stream for stream in known_streams(connection) if "Weather" in stream.thing}
    latest = sensing.store.last(streams["wind_direction"].number, 144, start, start - 144 * 10 * MINUTE)
    values = np.array(latest.readings.value)
    sensing.close()
    assert ((values >= 0) & (values < 360)).all()
    assert 280 < np.median(values) < 360
