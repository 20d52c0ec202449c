"""What `city.toml` says about readings: the messages and services that they come from, and how long they are kept."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

FOREVER, NEVER = "forever", "never"
_AGE = r"[1-9]\d{0,3} (?:day|week|month|year)s?"
Age = Annotated[str, Field(pattern=f"^{_AGE}$")]
"""Such as "30 days" or "1 year"; months and years are those of the calendar."""

Kept = Annotated[str, Field(pattern=f"^(?:{_AGE}|{FOREVER})$")]
Class = Literal["public", "internal", "enterprise", "commercial", "personal", "sensitive_personal"]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RetentionSettings(_Section):
    """How long the streams of a class are kept as they came, as means of hours, as means of days."""

    readings: Kept | None = None
    hours: Kept | None = None
    days: Kept | None = None


class ArchiveSettings(_Section):
    """From which age on whole months move into Parquet files."""

    after: Annotated[str, Field(pattern=f"^(?:{_AGE}|{NEVER})$")] = "13 months"


class BackupSettings(_Section):
    """The folder that copies go to (none are made without one), how often, and how many are kept."""

    folder: Annotated[str, Field(min_length=1)] | None = None
    every: Age = "1 day"
    keep: Annotated[int, Field(ge=1, le=1000)] = 7


class UpkeepSettings(_Section):
    """`at`: the time of day at which all of it is done, in the time zone of the city."""

    at: Annotated[str, Field(pattern=r"^(?:[01]\d|2[0-3]):[0-5]\d$")] = "03:30"
    retention: dict[Class, RetentionSettings] = {}
    archive: ArchiveSettings = ArchiveSettings()
    backup: BackupSettings = BackupSettings()


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
