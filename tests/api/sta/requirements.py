"""Requirements of OGC 18-088 (SensorThings 1.1, part 1) that tests name; those of MQTT lie beside its other tests."""

from __future__ import annotations

from collections.abc import Callable
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
NAMED: set[str] = set()
"""Those that a test of a loaded module names."""

Test = TypeVar("Test", bound=Callable[..., object])


def requirement(*names: str) -> Callable[[Test], Test]:
    """Says which requirements a test is of."""
    unknown = set(names) - WANTED
    assert not unknown, unknown
    NAMED.update(names)
    return lambda test: test
