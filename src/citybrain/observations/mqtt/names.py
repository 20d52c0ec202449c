"""Names that topics begin with."""

from __future__ import annotations

VERSION = "v1.1"
"""The version of SensorThings."""

MQTT = "mqtt"
"""What is written to, in the audit log."""

ALL = f"{VERSION}/Observations"
"""The topic of all observations."""


def topic_of(stream: int) -> str:
    """The topic of the observations of a datastream."""
    return f"{VERSION}/Datastreams({stream})/Observations"
