"""How whole and how good the readings of a stream are, as the own API answers it."""

from __future__ import annotations

from citybrain.observations.quality.failing import counts
from citybrain.observations.quality.freshness import WEEK, freshness
from citybrain.observations.quality.subjects import stored_streams, subject_of
from citybrain.observations.sensing import Sensing
from citybrain.observations.stream_status.answers import instant
from citybrain.observations.stream_status.shapes import SensedQuality


def quality_answer(sensing: Sensing, stream: int) -> SensedQuality:
    """Availability in the last day and week, and how often the tests were not passed in the last week."""
    (fresh,) = freshness(sensing, [stream])
    with sensing.records.read() as connection:
        tested = any(subject_of(kept) for kept in stored_streams(connection, stream))
    now = sensing.now()
    return {
        "id": stream,
        "interval": fresh.interval,
        "last_day": fresh.last_day,
        "last_week": fresh.last_week,
        "tested": tested,
        "failing": [
            {"test": one.test, "suspect": one.suspect, "failed": one.failed, "newest": instant(one.newest)}
            for one in counts(sensing.store.flags(stream, now - WEEK, now + 1))
        ],
    }
