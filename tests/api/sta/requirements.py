"""Requirements of OGC 18-088 (SensorThings 1.1, part 1) that tests name; those of MQTT lie beside its other tests."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

BASE = "http://www.opengis.net/spec/iot_sensing/1.1/req/"
ENTITIES = (
    "thing", "location", "historical-location", "datastream", "sensor", "observed-property", "observation",
    "feature-of-interest",
)  # fmt: skip
WANTED = frozenset(
    {
        *(f"datamodel/{entity}/{part}" for entity in ENTITIES for part in ("properties", "relations")),
        "datamodel/entity-control-information/common-control-information",
        "resource-path/resource-path-to-entities",
        *(
            f"request-data/{name}"
            for name in (
                "built-in-filter-operations", "built-in-query-functions", "count", "expand", "filter", "order",
                "orderby", "pagination", "query-status-code", "select", "skip", "status-code", "top",
            )
        ),
        *(
            f"create-update-delete/{name}"
            for name in (
                "create-entity", "deep-insert", "deep-insert-status-code", "delete-entity",
                "historical-location-auto-creation", "historical-location-manual-creation",
                "link-to-existing-entities", "update-entity", "update-entity-jsonpatch", "update-entity-put",
            )
        ),
        "batch-request/batch-request",
        "data-array/data-array",
        "create-observations-via-mqtt/observations-creation",
        "receive-updates-via-mqtt/receive-updates",
    }
)  # fmt: skip
NAMED: dict[str, list[str]] = {}
"""Tests (file::name) of loaded modules by the requirement that they name."""

Test = TypeVar("Test", bound=Callable[..., object])


def requirement(*names: str) -> Callable[[Test], Test]:
    """Says which requirements a test is of."""
    unknown = set(names) - WANTED
    assert not unknown, unknown

    def name(test: Test) -> Test:
        for one in names:
            NAMED.setdefault(one, []).append(
                f"{test.__module__.removeprefix('tests.').replace('.', '/')}.py::{test.__name__}"
            )
        return test

    return name


def load() -> None:
    """Load all modules of tests that name requirements."""
    tests = Path(__file__).parents[2]
    for folder in ("api/sta", "observations/mqtt"):
        for path in (tests / folder).glob("test_*.py"):
            importlib.import_module(f"tests.{folder.replace('/', '.')}.{path.stem}")
