"""All kinds of connectors, found by their declarations."""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import ValidationError

from citybrain.kernel.errors import InputError
from citybrain.kernel.load import modules_of
from citybrain.observations import connectors
from citybrain.observations.connectors.declaration import Connector, Parameters
from citybrain.twin.configuration_sensing import ConnectorSettings

SECRET = "env:"
"""Begins the name of a variable of the environment where a secret stands: city.toml is no place for one."""


@cache
def kinds() -> Mapping[str, Connector]:
    """Every connector that a module of this folder declares, by its kind."""
    told = [value for module in modules_of([connectors]) for value in vars(module).values()]
    return {one.kind: one for one in told if isinstance(one, Connector)}


def checked(settings: ConnectorSettings) -> tuple[Connector, Parameters]:
    """The connector that city.toml asks for, with its parameters. Raises InputError."""
    connector = kinds().get(settings.kind)
    if connector is None:
        near = ", ".join(difflib.get_close_matches(settings.kind, kinds(), 2)) or ", ".join(kinds())
        raise InputError("connector-kind", name=settings.name, received=settings.kind, allowed=near)
    try:
        return connector, connector.parameters.model_validate(_with_secrets(settings.parameters, settings.name))
    except ValidationError as problem:
        first = problem.errors()[0]
        raise InputError(
            "connector-parameter", name=settings.name, key=".".join(map(str, first["loc"])), problem=first["msg"],
            allowed=", ".join(connector.parameters.model_fields),
        ) from problem  # fmt: skip


def _with_secrets(value: Any, name: str) -> Any:
    """Parameters with secrets, written "env:NAME", from the environment. Raises InputError where it is not there."""
    if isinstance(value, Mapping):
        return {key: _with_secrets(one, name) for key, one in value.items()}
    if not isinstance(value, str) or not value.startswith(SECRET):
        return value
    variable = value.removeprefix(SECRET)
    if variable not in os.environ:
        raise InputError("connector-secret", name=name, received=variable)
    return os.environ[variable]
