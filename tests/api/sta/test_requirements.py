"""Every requirement is named by a test, and nothing is claimed beyond those."""

from citybrain.observations.sensorthings.conformance import CONFORMANCE, MQTT
from tests.api.sta.conftest import Sta
from tests.api.sta.requirements import BASE, NAMED, WANTED, load


def test_every_requirement_is_tested() -> None:
    load()
    assert set() == WANTED - NAMED.keys()


def test_only_what_is_tested_is_claimed(sta: Sta) -> None:
    claimed = sta.get("")["serverSettings"]["conformance"]
    assert claimed == list(CONFORMANCE)
    for name in (uri.removeprefix(BASE) for uri in (*claimed, *MQTT)):
        assert any(wanted == name or wanted.startswith(f"{name}/") for wanted in WANTED), name
