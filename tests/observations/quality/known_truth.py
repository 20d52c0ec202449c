"""Series in which it is known what is wrong: faults as sensors have them, put into a station beside its neighbours."""

from collections.abc import Callable
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np

from citybrain.observations.quality.defaults import default_settings
from citybrain.observations.quality.evaluate import QualityOutcome, QualitySubject, evaluate
from citybrain.observations.quality.flags import Flag
from citybrain.observations.quality.ordinary import Learnt
from citybrain.observations.quality.series import HOUR, Block
from citybrain.observations.quality.settings import Ordinary

STATIONS = 6
HOURS = 365 * 24
UTC = ZoneInfo("UTC")


class Fault(NamedTuple):
    """How a sensor goes wrong: for so many hours, by a function of its true values, the hours since, and chance."""

    name: str
    hours: int
    wrong: Callable[[np.ndarray, np.ndarray], np.ndarray]


FAULTS = {
    "air_temperature": (
        Fault("a value that cannot be: 999.9 °C", 1, lambda true, _: np.full_like(true, 999.9)),
        Fault("one spike of 12 °C", 1, lambda true, _: true + 12),
        Fault("stuck for 36 h", 36, lambda true, _: np.full_like(true, true[0])),
        Fault("told in °F for 12 h", 12, lambda true, _: true * 1.8 + 32),
        Fault("12 °C too high for 24 h, as in the sun", 24, lambda true, _: true + 12),
        Fault("drifts by 0.25 °C an hour for 72 h", 72, lambda true, hours: true + 0.25 * hours),
    ),
    "pm2_5": (
        Fault("a value that cannot be: 65535 µg/m3", 1, lambda true, _: np.full_like(true, 65535)),
        Fault("one spike of 300 µg/m3", 1, lambda true, _: true + 300),
        Fault("stuck for 36 h", 36, lambda true, _: np.full_like(true, true[0])),
        Fault("told in mg/m3 for 24 h", 24, lambda true, _: true / 1000),
        Fault("four times too high for 24 h", 24, lambda true, _: true * 4),
        Fault("drifts by 4 µg/m3 an hour for 72 h", 72, lambda true, hours: true + 4 * hours),
    ),
}


class Found(NamedTuple):
    """Of one kind of fault: how many were put in, in how many something was flagged, share of their readings flagged,
    and the tests that flagged them, the most frequent first."""

    cases: int
    found: int
    readings: float
    tests: list[str]


def clean(key: str, seed: int = 0) -> list[np.ndarray]:
    """A year of hourly values of some stations that have no fault: a common course, and a little of each one's own."""
    chance, hours = np.random.default_rng(seed), np.arange(HOURS)
    common, own = persistent(chance, 0.98), [persistent(chance, 0.9) for _ in range(STATIONS)]
    if key == "air_temperature":
        course = 10 - 12 * np.cos(2 * np.pi * hours / HOURS) - 4 * np.cos(2 * np.pi * (hours - 3) / 24) + 3 * common
        return [np.round(course + 0.5 * one + chance.normal(0, 0.2, HOURS), 1) for one in own]
    return [np.round(np.exp(3.5 + 0.7 * common + 0.1 * one) + chance.normal(0, 1, HOURS), 1) for one in own]


def persistent(chance: np.random.Generator, share: float) -> np.ndarray:
    """A series of mean 0 and deviation 1 that keeps a share of its last value (first-order autoregression)."""
    steps, found = chance.normal(0, np.sqrt(1 - share**2), HOURS), np.zeros(HOURS)
    for row in range(1, HOURS):
        found[row] = share * found[row - 1] + steps[row]
    return found


def flagged(key: str, stations: list[np.ndarray], interval: int = 3600) -> QualityOutcome:
    """What the tests of a property say of hourly series of stations, NaN where there is no reading."""
    parts = []
    for stream, values in enumerate(stations):
        there = np.flatnonzero(~np.isnan(values))
        said = np.full(len(there), None, object)
        parts.append((np.full(len(there), stream, np.int32), there + 1, there * HOUR, values[there], said))
    block = Block(*(np.concatenate(column) for column in zip(*parts, strict=True)))
    everyone = range(len(stations))
    subjects = {
        stream: QualitySubject(
            default_settings()[key], interval=interval, near=tuple(one for one in everyone if one != stream)
        )
        for stream in everyone
    }
    return evaluate(block, subjects, UTC)


def trial(key: str, stations: list[np.ndarray], fault: Fault, cases: int, seed: int = 0) -> Found:
    """Put a fault into the first station so many times, far apart, and look what is found of it."""
    chance, spoilt = np.random.default_rng(seed), stations[0].copy()
    room = len(spoilt) // cases
    spans = [begin + int(chance.integers(24, room - fault.hours - 24)) for begin in range(0, room * cases, room)]
    wrong = np.zeros(len(spoilt), int)
    for case, begin in enumerate(spans, 1):
        rows = np.arange(begin, begin + fault.hours)
        rows = rows[~np.isnan(spoilt[rows])]
        if len(rows):
            spoilt[rows] = fault.wrong(spoilt[rows], (rows - begin).astype(float))
            wrong[rows] = case
    outcome = flagged(key, [spoilt, *stations[1:]])
    there = wrong[~np.isnan(spoilt)]
    own = slice(0, len(there))
    bad = (outcome.flag[own] >= Flag.SUSPECT) & (there > 0)
    tests = {name: int(((flags[own] >= Flag.SUSPECT) & (there > 0)).sum()) for name, flags in outcome.tests.items()}
    names = [name for name in sorted(tests, key=lambda one: -tests[one]) if tests[name]]
    return Found(len(set(there) - {0}), len(set(there[bad])), float(bad[there > 0].mean()), names)


def judged(how: Ordinary, hours: np.ndarray, means: np.ndarray) -> np.ndarray:
    """Scores of the hours of one stream, each judged before it is learnt; NaN where too little was learnt.

    `hours`: hours since some midnight in the time of the city, rising; `means`: one for each.
    """
    learnt, scores = Learnt(how), np.full(len(means), np.nan)
    last, known = -1, 0.0
    for row, (hour, value) in enumerate(zip(hours.tolist(), means.tolist(), strict=True)):
        before = known if last == hour - 1 else None
        found = learnt.judge(hour % 24, value, before)
        if found is not None:
            scores[row] = found.score
        learnt.learn(hour % 24, value, before)
        last, known = hour, value
    return scores
