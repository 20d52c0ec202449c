"""What `city.toml` says about messages and services that readings come from."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class MqttTopicSettings(_Section):
    """Topics whose messages are plain JSON, and where in a message time and values stand.

    Levels of `pattern` may be + or #, or {station} and {property}, which are taken from the topic. A path such as
    "data.0.pm25" names keys and places of lists; without `value` and `values` the whole message is the value. `values`
    has one path for each property. Without `time` a message is of when it came.
    """

    pattern: str = Field(min_length=1, max_length=500)
    time: str | None = None
    time_format: Literal["iso", "seconds", "milliseconds"] = "iso"
    value: str | None = None
    values: dict[str, str] = {}
    stream: int | None = Field(default=None, ge=1)
    station: str | None = None
    property: str | None = None
    unit: str | None = None


class MqttSettings(_Section):
    """Topics beside those of SensorThings."""

    topic: list[MqttTopicSettings] = []


class ConnectorSettings(_Section):
    """A service that is asked for readings: its kind, how often [s], and what that kind needs to know."""

    name: str = Field(min_length=1, max_length=80, pattern=r"^[\w.-]+$")
    kind: str
    interval: float | None = Field(default=None, ge=1, le=31 * 86400)
    parameters: dict[str, Any] = {}
