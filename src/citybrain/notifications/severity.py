"""How grave something is, and what follows from it: who waits how long, and which ways it goes."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from citybrain.kernel.yaml_files import read_yaml

DECLARATION = Path(__file__).parent / "severities.yaml"


class Severity(StrEnum):
    """How grave something is (CAP 1.2), the least grave first."""

    MINOR = "minor"
    MODERATE = "moderate"
    SEVERE = "severe"
    EXTREME = "extreme"

    @property
    def urgency(self) -> int:
        """Its place among all, from 0."""
        return tuple(Severity).index(self)


class Channel(StrEnum):
    """A way to an address; a feed is fetched, nothing is sent to it."""

    EMAIL = "email"
    WEBHOOK = "webhook"
    WEB_PUSH = "web_push"
    FEED = "feed"


class Clocks(NamedTuple):
    """Seconds that something waits for others, that an address rests after, and that a rank has to answer (None: it
    need not); the channels by which it is sent.
    """

    wait: float
    rest: float
    answer: float | None
    channels: frozenset[Channel]


def _clocks() -> Mapping[Severity, Clocks]:
    """The declaration; loading fails for a severity without one, and for a channel that there is not."""
    declared = read_yaml(DECLARATION)
    clocks = {
        Severity(name): Clocks(one["wait"], one["rest"], one["answer"], frozenset(map(Channel, one["channels"])))
        for name, one in declared.items()
    }
    return MappingProxyType({severity: clocks[severity] for severity in Severity})


CLOCKS = _clocks()
