"""Newest observations of datastreams: what is remembered is always what would be read."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import numpy as np
import pytest
from sqlalchemy import delete, insert, update

from citybrain.api.sta import routes
from citybrain.api.sta.bodies import written
from citybrain.api.sta.exchange import Asked, answer_at_hand, answered, answered_as_bytes, pairs_of, task_of
from citybrain.governance import ANONYMOUS, Actor, Permission, Role
from citybrain.kernel.errors import CityBrainError
from citybrain.observations.readings.store import Flagged
from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.answers import remembered
from citybrain.observations.sensorthings.service import Service
from citybrain.records import Records, keep_in, open_records
from citybrain.records import database as databases
from citybrain.records.tables.sensing import datastream, observation_more, thing
from tests.api.sta.conftest import STA, Sta
from tests.api.sta.documents import location, point, whole
from tests.sensors import ACTS, open_sensing

ROOT = "http://city.example/sta/v1.1"
STREAMS = 6
STEWARD = Actor("steward", frozenset(Role), frozenset(Permission), purpose="stewardship")
NEWEST = "$expand=Observations($top=1;$orderby=phenomenonTime desc)"
BY_DATASTREAM = (
    NEWEST,
    "$expand=Observations($top=3;$count=true;$select=result,resultQuality,parameters),Thing/Locations&$top=3&$skip=1",
    "$select=name,observedArea,phenomenonTime,resultTime&$count=true&$expand=ObservedProperty",
)
QUESTIONS = (
    *(("Datastreams", query) for query in BY_DATASTREAM),
    ("Datastreams", "$expand=Thing/Datastreams/Observations($top=1)&$top=3"),
    ("Things", "$expand=Datastreams/Observations($top=1;$orderby=phenomenonTime desc)"),
    ("Things", "$expand=Datastreams($expand=Observations($top=2;$count=true);$top=1),Locations&$top=4&$count=true"),
    ("/Locations/", "$expand=Things/Datastreams,HistoricalLocations&$top=2"),
    ("Sensors", ""),
)


@pytest.fixture
def service(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """A city kept in its folder, or in PostgreSQL where a test asks for that."""
    if getattr(request, "param", "sqlite") == "postgresql":
        monkeypatch.setattr(databases, "_KEPT", {})
        keep_in(tmp_path, request.getfixturevalue("new_database")())
    sensing = open_sensing(tmp_path, "UTC", lambda: 1_790_000_000_000_000)
    made = Service(sensing)
    for number in range(STREAMS):
        made.create(STEWARD, "Datastreams", whole(f"stream {number}"))
    yield made
    sensing.close()


@pytest.fixture
def elsewhere(tmp_path: Path, service: Service) -> Iterator[Records]:
    """The records as another program has them open."""
    opened = open_records(tmp_path)
    yield opened
    opened.close()


def ask(service: Service, actor: Actor, query: str, resource: str = "Datastreams") -> list[object]:
    """The answers of all ways: body and rows of the audit log of each."""
    asked = Asked("GET", resource, pairs_of(query))
    ways = [way(service, actor, ROOT, asked) for way in (answer_at_hand, answered_as_bytes, answer_at_hand, answered)]
    return [one and (one.status, one.raw or written(one.document), list(one.noted)) for one in ways]


class Changes:
    """Random changes of all kinds."""

    def __init__(self, service: Service, elsewhere: Records, seed: int) -> None:
        self.service, self.elsewhere, self.random = service, elsewhere, Random(seed)
        self.sensing: Sensing = service.sensing
        self.every: list[Callable[[int], object]] = [
            self.read, self.read, self.read, self.read_with_more, self.rename, self.classify, self.remove_reading,
            self.change_reading, self.withdraw, self.move, self.flag, self.forget, self.rename_elsewhere,
            self.classify_elsewhere, self.more_elsewhere, self.add, self.change_feature,
        ]  # fmt: skip

    def __call__(self) -> None:
        with suppress(CityBrainError):  # what was withdrawn or removed before cannot be changed again
            self.random.choice(self.every)(self.random.randint(1, STREAMS))

    def send(self, method: str, resource: str, document: object = None) -> None:
        asked = Asked(method, resource, (), written(document))
        self.service.together(STEWARD, [task_of(self.service, STEWARD, asked)])

    def reading(self, stream: int, **more: object) -> None:
        time = f"2026-01-{self.random.randint(1, 28):02}T{self.random.randint(0, 23):02}:00:00Z"
        document = {"phenomenonTime": time, "result": self.random.random(), "Datastream": {"@iot.id": stream}, **more}
        self.service.create(STEWARD, "Observations", document)

    def read(self, stream: int) -> None:
        self.reading(stream)

    def read_with_more(self, stream: int) -> None:
        feature = {"name": "there", "description": "-", "encodingType": "application/geo+json",
                   "feature": point(24 + self.random.random(), 60)}  # fmt: skip
        self.reading(stream, parameters={"height": self.random.random()}, FeatureOfInterest=feature)

    def rename(self, stream: int) -> None:
        self.send("PATCH", f"Datastreams({stream})", {"name": f"name {self.random.random()}"})

    def classify(self, stream: int) -> None:
        data_class = self.random.choice(["public", "internal", "personal"])
        self.send("PATCH", f"Datastreams({stream})", {"properties": {"data_class": data_class}})

    def newest(self, stream: int) -> int:
        return int(self.sensing.store.latest(np.array([stream], np.int32)).identity[0])

    def remove_reading(self, stream: int) -> None:
        self.send("DELETE", f"Observations({self.newest(stream)})")

    def change_reading(self, stream: int) -> None:
        self.send("PATCH", f"Observations({self.newest(stream)})", {"result": self.random.random()})

    def withdraw(self, stream: int) -> None:
        if self.random.random() < 0.3:
            self.send("DELETE", f"Datastreams({stream})")

    def move(self, stream: int) -> None:
        place = location(f"place {self.random.random()}", point(25 + self.random.random(), 60))
        self.send("PATCH", f"Things({stream})", {"Locations": [place]})

    def flag(self, stream: int) -> None:
        number = self.newest(stream) & 0xFFFFFFFF
        flagged = Flagged(np.array([number]), np.array([4], np.int8), np.array(['{"spike": 4}'], object))
        self.sensing.store.flag(stream, number, flagged)
        if self.random.random() < 0.5:
            self.sensing.store.recheck(stream)

    def forget(self, stream: int) -> None:
        before = int(np.datetime64(f"2026-01-{self.random.randint(2, 20):02}", "us").astype(np.int64))
        self.sensing.store.forget(np.array([stream], np.int32), before)

    def rename_elsewhere(self, stream: int) -> None:
        with self.elsewhere.begin() as connection:
            name = f"renamed {self.random.random()}"
            connection.execute(update(thing).where(thing.c.id == stream).values(name=name))

    def classify_elsewhere(self, stream: int) -> None:
        with self.elsewhere.begin() as connection:
            data_class = self.random.choice(["public", "internal"])
            connection.execute(update(datastream).where(datastream.c.id == stream).values(data_class=data_class))

    def more_elsewhere(self, stream: int) -> None:
        with self.elsewhere.begin() as connection:
            row = {"id": self.newest(stream), "parameters": f'{{"by": {self.random.random()}}}', **ACTS}
            connection.execute(delete(observation_more).where(observation_more.c.id == row["id"]))
            connection.execute(insert(observation_more), row)

    def add(self, stream: int) -> None:
        self.service.create(STEWARD, "Datastreams", {**whole("one more"), "Thing": {"@iot.id": stream}})

    def change_feature(self, stream: int) -> None:
        self.send("PATCH", f"FeaturesOfInterest({stream})", {"feature": point(23 + self.random.random(), 61)})


@pytest.mark.parametrize(("service", "number"), [("sqlite", 60), ("postgresql", 20)], indirect=["service"])
def test_after_each_change_all_ways_give_the_same(service: Service, elsewhere: Records, number: int) -> None:
    change = Changes(service, elsewhere, 1)
    different = set()
    for _ in range(number):
        for actor in (ANONYMOUS, STEWARD):
            for resource, query in QUESTIONS:
                stale, made, at_hand, read = ask(service, actor, query, resource)
                assert made == read
                assert at_hand == (read if elsewhere.local else None)
                assert stale in (None, read)
                different.add(repr(read))
        change()
    assert len(different) > number


def test_only_what_changed_is_read_again(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[list[int]] = []
    entities = remembered.EntityReader.entities
    monkeypatch.setattr(
        remembered.EntityReader,
        "entities",
        lambda self, kind, keys, expand: read.append(list(keys)) or entities(self, kind, keys, expand),
    )
    later = {"phenomenonTime": "2026-02-01T00:00:00Z", "result": 1, "Datastream": {"@iot.id": 5}}
    for stream in (2, 5):
        service.create(STEWARD, "Observations", {"result": 1, "Datastream": {"@iot.id": stream}})
    ask(service, STEWARD, NEWEST)
    service.create(STEWARD, "Observations", later)
    ask(service, STEWARD, NEWEST)
    ask(service, STEWARD, NEWEST)
    assert read == [[5]]


@pytest.mark.parametrize(
    "query",
    [
        "$filter=id gt 2", "$orderby=name", "$resultFormat=CSV", "$top=0",
        "$expand=Observations($orderby=result)", "$expand=Observations($filter=result gt 1)",
        "$expand=Observations($expand=FeatureOfInterest)", "$top=1000&$expand=Observations($top=1000)",
        "$expand=Observations($skip=1)",
    ],
)  # fmt: skip
def test_other_questions_are_read_each_time(service: Service, query: str) -> None:
    assert ask(service, STEWARD, query)[:3] == [None, None, None]


@pytest.mark.parametrize("of", ["Observations", "FeaturesOfInterest", "Things(1)/Datastreams", "Datastreams/$ref"])
def test_other_sets_are_read_each_time(service: Service, of: str) -> None:
    assert ask(service, STEWARD, "", of)[:3] == [None, None, None]


def test_things_with_the_newest_of_their_datastreams_are_at_hand_until_one_has_news(service: Service) -> None:
    query = "$expand=Datastreams/Observations($top=1)"
    first = ask(service, STEWARD, query, "Things")[1]
    assert ask(service, STEWARD, query, "Things") == [first] * 4
    service.create(STEWARD, "Observations", {"result": 7, "Datastream": {"@iot.id": 2}})
    stale, made, at_hand, read = ask(service, STEWARD, query, "Things")
    assert (stale, made) == (None, at_hand)
    assert made == read != first


@pytest.mark.parametrize(
    "question", ["$top={}&" + NEWEST, "$top={}&$skip=99", "$skip=99&$select=" + "name," * 900 + "name&$top={}"]
)
def test_what_is_remembered_does_not_grow(service: Service, monkeypatch: pytest.MonkeyPatch, question: str) -> None:
    monkeypatch.setattr(remembered, "MOST_BYTES", 20_000)
    for top in range(1, 40):
        asked = Asked("GET", "Datastreams", pairs_of(question.format(top)))
        assert answered_as_bytes(service, STEWARD, ROOT, asked) is not None
    known = service.remembered._known
    assert 0 < len(known) <= 10
    assert sum(2 * len(one.whole) + len(str(asked.pairs)) for asked, one in known.items()) <= 20_000


def test_parameters_that_are_not_the_standards_make_no_other_answer(service: Service) -> None:
    for number in range(3):
        asked = Asked("GET", "Datastreams", pairs_of(f"{NEWEST}&lang={number}"))
        assert answered_as_bytes(service, STEWARD, ROOT, asked) is not None
    assert len(service.remembered._known) == 1


def test_over_http_an_answer_at_hand_is_the_one_that_was_made(sta: Sta, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = sta.create("Datastreams", whole("over HTTP"))
    sta.create("Observations", {"result": 1, "Datastream": {"@iot.id": stream}})
    address = f"{STA}/Datastreams?{NEWEST}"
    made = sta.client.get(address, headers=sta.headers)
    threads: list[object] = []
    monkeypatch.setattr(routes, "run_in_threadpool", lambda *given: threads.append(given))
    for headers in (sta.headers, {**sta.headers, "accept-encoding": "br"}):
        again = sta.client.get(address, headers=headers)
        assert again.content == made.content
        assert again.headers.keys() == made.headers.keys() | ({"content-encoding"} & again.headers.keys())
        assert again.headers["cache-control"] == made.headers["cache-control"] == "no-store"
    assert not threads
    monkeypatch.undo()
    for_qgis = sta.client.get(address, headers={**sta.headers, "user-agent": "QGIS/34000"}).json()
    one = next(one for one in for_qgis["value"] if one["@iot.id"] == stream)
    assert isinstance(one["Observations"][0]["@iot.id"], str)
