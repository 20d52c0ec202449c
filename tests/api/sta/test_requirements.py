"""Every requirement is named by a test, and nothing is claimed beyond those."""

import importlib
from pathlib import Path

from citybrain.observations.sensorthings.conformance import CONFORMANCE, MQTT
from tests.api.sta.conftest import Sta
from tests.api.sta.requirements import BASE, NAMED, WANTED


def test_every_requirement_is_tested() -> None:
    tests = Path(__file__).parents[2]
    for folder in ("api/sta", "observations/mqtt"):
        for path in (tests / folder).glob("test_*.py"):
            importlib.import_module(f"tests.{folder.replace('/', '.')}.{path.stem}")
    assert set() == WANTED - NAMED


def test_only_what_is_tested_is_claimed(sta: Sta) -> None:
    claimed = sta.get("")["serverSettings"]["conformance"]
    assert claimed == list(CONFORMANCE)
    for name in (uri.removeprefix(BASE) for uri in (*claimed, *MQTT)):
        assert any(wanted == name or wanted.startswith(f"{name}/") for wanted in WANTED), name
