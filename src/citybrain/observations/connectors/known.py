"""All kinds of connectors."""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from citybrain.kernel.errors import InputError
from citybrain.observations.connectors.declaration import Connector, Parameters
from citybrain.observations.connectors.fmi import FMI
from citybrain.observations.connectors.gtfs_realtime import GTFS_REALTIME
from citybrain.observations.connectors.open_meteo import OPEN_METEO_AIR, OPEN_METEO_WEATHER
from citybrain.observations.connectors.openaq import OPENAQ
from citybrain.observations.connectors.sensorthings import SENSORTHINGS
from citybrain.twin.configuration_sensing import ConnectorSettings

SECRET = "env:"
"""Begins the name of a variable of the environment where a secret stands: city.toml is no place for one."""

ALL = (
    OPEN_METEO_WEATHER,
    OPEN_METEO_AIR,
    OPENAQ,
    FMI,
    GTFS_REALTIME,
    SENSORTHINGS,
)
CONNECTORS: Mapping[str, Connector] = {one.kind: one for one in ALL}


def checked(settings: ConnectorSettings) -> tuple[Connector, Parameters]:
    """The connector that city.toml asks for, with its parameters. Raises InputError."""
    connector = CONNECTORS.get(settings.kind)
    if connector is None:
        near = ", ".join(difflib.get_close_matches(settings.kind, CONNECTORS, 2)) or ", ".join(CONNECTORS)
        raise InputError("connector-kind", name=settings.name, received=settings.kind, allowed=near)
    try:
        return connector, connector.parameters.model_validate(_told(settings.parameters, settings.name))
    except ValidationError as problem:
        first = problem.errors()[0]
        raise InputError(
            "connector-parameter", name=settings.name, key=".".join(map(str, first["loc"])), problem=first["msg"],
            allowed=", ".join(connector.parameters.model_fields),
        ) from problem  # fmt: skip


def _told(value: Any, name: str) -> Any:
    """Parameters with secrets, written "env:NAME", from the environment. Raises InputError where it is not there."""
    if isinstance(value, Mapping):
        return {key: _told(one, name) for key, one in value.items()}
    if not isinstance(value, str) or not value.startswith(SECRET):
        return value
    variable = value.removeprefix(SECRET)
    if variable not in os.environ:
        raise InputError("connector-secret", name=name, received=variable)
    return os.environ[variable]
