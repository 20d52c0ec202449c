"""Connectors that fail, come back, and never take the server with them."""

import threading
import time
from collections.abc import Callable

import pytest

from citybrain.kernel.errors import CityBrainError, InputError
from citybrain.observations.connectors.fetching import ConnectorError, fetch
from citybrain.observations.connectors.known import checked, kinds
from citybrain.observations.connectors.schedule import Schedule, pull, wait_after
from citybrain.observations.connectors.standing import standings
from citybrain.observations.sensing import Sensing
from citybrain.twin.configuration_sensing import ConnectorSettings
from tests.observations.connectors.services import asking, serving
from tests.observations.connectors.test_open_meteo import AIR_TOLD


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not true():
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.02)


def test_a_service_that_goes_and_comes_back_is_asked_again(sensing: Sensing) -> None:
    answers = [AIR_TOLD, 503, b"\xff", AIR_TOLD]
    asked = threading.Semaphore(0)

    def answer(path: str, told: dict[str, str]) -> object:
        asked.release()
        return answers.pop(0) if len(answers) > 1 else answers[0]

    with serving(answer) as service:
        parameters = {"latitude": 60.2, "longitude": 24.9, "url": service.url}
        settings = ConnectorSettings(name="air", kind="open-meteo-air", interval=1, parameters=parameters)
        schedule = Schedule(sensing, [settings])
        schedule.start()
        until(lambda: sensing.store.count() == 2)
        until(lambda: standings(sensing.records, [settings])[0].problem == "connector-refused")
        until(lambda: standings(sensing.records, [settings])[0].problem == "connector-answer")
        until(lambda: standings(sensing.records, [settings])[0].failures == 0)
        schedule.close()
    assert standings(sensing.records, [settings])[0].succeeded_at is not None


def test_what_a_connector_does_not_expect_is_recorded_and_told(sensing: Sensing) -> None:
    def broken(url: str, headers: object = None) -> bytes:
        raise ZeroDivisionError("nothing")

    settings = asking("open-meteo-air", latitude=0, longitude=0)
    with pytest.raises(CityBrainError, match="connector-failed"):
        pull(sensing, settings, broken)
    (standing,) = standings(sensing.records, [settings])
    assert (standing.problem, standing.failures) == ("connector-failed", 1)
    assert standings(sensing.records, [asking("fmi")])[0].kind == "fmi"


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        (asking("open-meteo"), "connector-kind"),
        (asking("open-meteo-air", latitude=60), "connector-parameter"),
        (asking("open-meteo-air", latitude=60, longitude=200), "connector-parameter"),
        (asking("gtfs-realtime", url="http://a", colour="red"), "connector-parameter"),
    ],
)
def test_what_city_toml_says_wrongly_is_told(settings: ConnectorSettings, code: str) -> None:
    with pytest.raises(InputError, match=code):
        checked(settings)


def test_secrets_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = asking("gtfs-realtime", url="http://a", headers={"key": "env:FEED_KEY"})
    with pytest.raises(InputError, match="connector-secret"):
        checked(settings)
    monkeypatch.setenv("FEED_KEY", "secret")
    _, parameters = checked(settings)
    assert parameters.model_dump()["headers"] == {"key": "secret"}


def test_every_kind_says_what_it_delivers_and_whom_to_name() -> None:
    for kind, connector in kinds().items():
        assert kind == connector.kind
        assert connector.delivers
        assert connector.attribution
        assert connector.documentation.startswith("https://")


def test_one_that_fails_is_asked_less_often() -> None:
    assert [wait_after(15, failures) for failures in (0, 1, 2, 20)] == [15, 30, 60, 3600]
    assert wait_after(86400, 5) == 86400


def test_addresses_that_cannot_be_asked_are_told() -> None:
    with serving(lambda path, asked: 404) as service:
        for url, code in ((service.url, "connector-refused"), ("file:///etc/hosts", "connector-address")):
            with pytest.raises(ConnectorError, match=code):
                fetch(url)
    with pytest.raises(ConnectorError, match="connector-unreachable"):
        fetch(service.url)
