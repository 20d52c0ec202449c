"""Plain JSON topics as city.toml explains them."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from citybrain.kernel.errors import CityBrainError, InputError
from citybrain.observations.catalogue import MEASUREMENT, streams
from citybrain.observations.mqtt.mapping import StationStreams, TopicMap, at
from citybrain.observations.properties import KnownProperty, known_properties
from citybrain.twin.configuration import parse_configuration
from tests.observations.mqtt.listening import published
from tests.observations.mqtt.towns import add_streams, served

NOW = 1_769_853_600_000_000


def mapped(text: str) -> TopicMap:
    """Streams are numbered by the length of the name of their station."""
    topics = parse_configuration(f'name = "Kallio"\n{text}').mqtt.topic
    return TopicMap(topics, lambda station, known: len(station), lambda stream: MEASUREMENT)


def test_station_and_values_stand_where_city_toml_says() -> None:
    topics = mapped("""
        [[mqtt.topic]]
        pattern = "air/{station}/state"
        time = "at"
        time_format = "milliseconds"
        unit = "mg/m3"
        values = { pm2_5 = "data.0.pm", no2 = "data.1" }
    """)
    assert topics.filters == ["air/+/state"]
    told = {"at": NOW // 1000, "data": [{"pm": "0.0125"}, 0.04]}
    one, other = topics.read("air/Kallio/state", json.dumps(told).encode(), NOW)
    assert (one.stream, one.time, one.value) == (6, NOW, pytest.approx(12.5))
    assert other.value == pytest.approx(40)
    (alone,) = topics.read("air/Kallio/state", json.dumps({"at": 5, "data": [{}, 1]}).encode(), NOW)
    assert (alone.time, alone.value) == (5000, 1000)


def test_a_bare_number_is_of_now_and_the_property_may_stand_in_the_topic() -> None:
    topics = mapped("""
        [[mqtt.topic]]
        pattern = "home/{property}"
        station = "Home"
        [[mqtt.topic]]
        pattern = "counter/#"
        stream = 12
    """)
    (one,) = topics.read("home/temperature", b"21.5", NOW)
    assert (one.stream, one.time, one.value) == (4, NOW, 21.5)
    (other,) = topics.read("counter/a/b", b"3", NOW)
    assert other.stream == 12


@pytest.mark.parametrize(
    ("topic", "told", "code"),
    [
        ("other", b"1", "mqtt-topic"),
        ("home/love", b"1", "mqtt-mapping-property"),
        ("home/temperature", b"warm", "reading-json-broken"),
        ("home/temperature", b'"warm"', "reading-result-type"),
        ("home/temperature", b"null", "mqtt-value-missing"),
        ("home/temperature", b'"nan"', "reading-not-a-number"),
    ],
)
def test_messages_that_do_not_fit_are_told(topic: str, told: bytes, code: str) -> None:
    topics = mapped('[[mqtt.topic]]\npattern = "home/{property}"\nstation = "Home"')
    with pytest.raises(CityBrainError) as caught:
        topics.read(topic, told, NOW)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ('pattern = "a/b+"\nstream = 1', "mqtt-mapping-pattern"),
        ('pattern = "#/a"\nstream = 1', "mqtt-mapping-pattern"),
        ('pattern = "{place}"\nstream = 1', "mqtt-mapping-pattern"),
        ('pattern = "a"', "mqtt-mapping-target"),
        ('pattern = "a"\nstation = "A"', "mqtt-mapping-target"),
        ('pattern = "a/{station}"\nstation = "A"\nproperty = "pm10"', "mqtt-mapping-target"),
        ('pattern = "a"\nstation = "A"\nproperty = "love"', "mqtt-mapping-property"),
        ('pattern = "a"\nstation = "A"\nproperty = "pm10"\nunit = "m"', "observations-unit"),
        ('pattern = "a"\nstation = "A"\nvalue = "x"\nvalues = { pm10 = "x" }', "mqtt-mapping-values"),
        ('pattern = "a"\nstream = 1\nstation = "A"', "mqtt-mapping-target"),
        ('pattern = "a"\nstreams = 1', "city-file-key-unknown"),
    ],
)
def test_what_city_toml_says_wrongly_is_told(lines: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        mapped(f"[[mqtt.topic]]\n{lines}")
    assert caught.value.code == code


@given(some.recursive(some.none() | some.integers() | some.text(max_size=3),
       lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.sampled_from("ab0"), inner, max_size=3)),
       some.text("ab0.²", max_size=6))  # fmt: skip
def test_any_path_leads_somewhere_or_nowhere(told: object, path: str) -> None:
    at(told, path)


def test_messages_of_mapped_topics_make_their_streams_and_are_stored(tmp_path: Path) -> None:
    calls: list[str] = []

    def stream_of(station: str, known: KnownProperty) -> int:
        calls.append(station)
        return 1

    topics = parse_configuration('name = "K"\n[[mqtt.topic]]\npattern = "air/{station}"\nproperty = "pm10"').mqtt.topic
    with served(tmp_path / "city", TopicMap(topics, stream_of, lambda _: MEASUREMENT)) as town:
        add_streams(town.sensing)
        published(town, "air/Kallio", 5, 6)
        assert town.sensing.store.count(1) == 2
        assert calls == ["Kallio", "Kallio"]
        made = StationStreams(town.sensing.records, "mqtt", "test")
        number = made("Harbour", known_properties()["pm10"])
        assert made("Harbour", known_properties()["pm10"]) == number
        with town.sensing.records.read() as connection:
            assert {stream.thing for stream in streams(connection)} == {"Kallio", "Harbour"}
