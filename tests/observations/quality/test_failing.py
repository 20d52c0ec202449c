"""Which tests readings of the last hours did not pass, and since when."""

from pathlib import Path

import numpy as np
import pytest

from citybrain.observations.quality.failing import RECENT, counts, failing
from citybrain.observations.quality.flags import Flag
from citybrain.observations.quality.runner import Runner
from citybrain.observations.quality.series import HOUR
from citybrain.observations.sensing import Sensing
from tests.observations.quality.cities import city, put, streams

HOURS = np.arange(60)
WAVY = 20 + HOURS % 7


@pytest.fixture
def sensing(tmp_path: Path):
    opened = city(tmp_path)
    opened.now = lambda: int(HOURS[-1]) * HOUR + HOUR // 2
    yield opened
    opened.close()


def found(sensing: Sensing) -> list[tuple[int, str, int, int, int]]:
    runner = Runner(sensing)
    while runner.round() is not None:
        pass
    told = failing(sensing.store, runner.known(), sensing.now())
    return [(one.stream, one.test, one.flag, one.since // HOUR, one.readings) for one in told]


def test_a_quiet_stream_passes_all(sensing: Sensing) -> None:
    (stream,) = streams(sensing, "pm2_5", "A")
    put(sensing, stream, HOURS, WAVY)
    assert found(sensing) == []


def test_a_flat_line_is_told_since_values_stopped_changing(sensing: Sensing) -> None:
    stuck, freed = streams(sensing, "pm2_5", "A", "B")
    put(sensing, stuck, HOURS, np.where(HOURS >= 30, 22.0, WAVY))
    put(sensing, freed, HOURS, np.where((HOURS >= 20) & (HOURS < 50), 22.0, WAVY))
    # Fine dust may stand still for 8 hours before it is suspect; from 24 hours on it fails.
    assert found(sensing) == [(stuck, "flat_line", Flag.FAIL, 30, 22)]


def test_what_is_longer_ago_than_the_last_hours_is_not_told(sensing: Sensing) -> None:
    (stream,) = streams(sensing, "pm2_5", "A")
    old = int(HOURS[-1]) - RECENT // HOUR - 2
    put(sensing, stream, HOURS, np.where(old == HOURS, 20000, WAVY))
    assert found(sensing) == []


def test_a_gap_and_what_cannot_be_are_told_by_their_names(sensing: Sensing) -> None:
    gap, odd = streams(sensing, "pm2_5", "A", "B")
    rest = (HOURS < 40) | (HOURS >= 58)
    put(sensing, gap, HOURS[rest], WAVY[rest])
    put(sensing, odd, HOURS, np.where(HOURS == 58, 20000, WAVY))
    told = found(sensing)
    assert (gap, "gap", Flag.SUSPECT, 58, 1) in told
    assert (odd, "gross_range", Flag.FAIL, 58, 1) in told


def test_counts_are_by_test(sensing: Sensing) -> None:
    (stream,) = streams(sensing, "pm2_5", "A")
    put(sensing, stream, HOURS, np.where(HOURS == 50, 20000, WAVY))
    found(sensing)
    told = {one.test: one for one in counts(sensing.store.flags(stream, 0, sensing.now()))}
    assert (told["gross_range"].suspect, told["gross_range"].failed, told["gross_range"].newest) == (0, 1, 50 * HOUR)
    assert told["spike"].suspect == 3
