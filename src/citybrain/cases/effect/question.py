"""What is asked: which streams, since when something was done, against what."""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass

from citybrain.kernel.errors import InputError

MOST_STREAMS = 50
"""Streams of a kind that one question may name."""

MOST_PLANNED = 10.0
"""Largest change that can be planned, as a share."""

SHOWN = 10
"""Numbers that an error names."""


@dataclass(frozen=True)
class EffectQuestion:
    """What a measure changed at some streams, of which the mean counts.

    since: the first day on which the measure was there. until: the first day that no longer counts, None for all that
    was measured. compared_since: the first day of the time before that counts, None for all. controls: streams where
    nothing was done. weather: streams of the weather. planned: the change that was planned, as a share of what was to
    be expected, None where nothing was. what: what was done, in words.
    """

    streams: tuple[int, ...]
    since: datetime.date
    until: datetime.date | None = None
    compared_since: datetime.date | None = None
    controls: tuple[int, ...] = ()
    weather: tuple[int, ...] = ()
    planned: float | None = None
    what: str = ""

    @property
    def all_streams(self) -> tuple[int, ...]:
        """All that it rests on."""
        return (*self.streams, *self.controls, *self.weather)

    def require(self) -> None:
        """Raises InputError for what cannot be asked."""
        if not self.streams:
            raise InputError("effect-no-stream")
        for name in ("streams", "controls", "weather"):
            if len(getattr(self, name)) > MOST_STREAMS:
                raise InputError("effect-many-streams", received=len(getattr(self, name)), allowed=MOST_STREAMS)
        doubled = sorted({one for one in self.all_streams if self.all_streams.count(one) > 1})
        if doubled:
            raise InputError("effect-stream-twice", received=", ".join(map(str, doubled[:SHOWN])))
        if self.until is not None and self.until <= self.since:
            raise InputError("effect-dates", first=str(self.since), second=str(self.until))
        if self.compared_since is not None and self.compared_since >= self.since:
            raise InputError("effect-dates", first=str(self.compared_since), second=str(self.since))
        if self.planned is not None and not (math.isfinite(self.planned) and -1 <= self.planned <= MOST_PLANNED):
            raise InputError("effect-planned", received=f"{100 * self.planned:g}", allowed=f"{100 * MOST_PLANNED:g}")
