"""What demo.yaml says, with times as µs since 1970 in UTC."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from citybrain.kernel.yaml_files import read_yaml

SETTINGS = Path(__file__).parent / "demo.yaml"
ZONE = ZoneInfo("Europe/Helsinki")
MINUTE = 60_000_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR


@cache
def settings() -> Mapping[str, Any]:
    """All of it."""
    content: Mapping[str, Any] = read_yaml(SETTINGS)
    return content


def instant(there: datetime.date | datetime.datetime | str) -> int:
    """A local time of the demo city as µs since 1970 in UTC; a day is its midnight."""
    if isinstance(there, str):
        there = datetime.datetime.fromisoformat(there)
    if not isinstance(there, datetime.datetime):
        there = datetime.datetime.combine(there, datetime.time())
    return round(there.replace(tzinfo=ZONE).timestamp()) * 1_000_000


def span() -> tuple[int, int, int]:
    """When the readings begin, from when on they are replayed, and when they end."""
    told = settings()
    return instant(told["first"]), instant(told["replay"]["start"]), instant(told["replay"]["end"])
