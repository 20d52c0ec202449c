"""How well a trace finds a source that is known: runs of a tracer experiment, its source hidden among decoys.

A folder has `runs.csv` (wind, turbulence and emission of each run) and `readings.csv` (arc, azimuth and reading of each
sampler), as those of the Prairie Grass experiment: Barad 1958, Geophysical Research Papers 59.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.base.domains import find_domains
from citybrain.base.files import local_file
from citybrain.cases.tracing.errors import TraceError
from citybrain.cases.tracing.evidence import WORST_FIT, fit_of
from citybrain.cases.tracing.likelihood import (
    ErrorTerms,
    LikelyPlume,
    Numbers,
    PlumeCurves,
    WindPeriod,
    log_likelihood,
    with_draws,
)
from citybrain.cases.tracing.posterior import REGION, posterior

ROUGHNESS = 0.006
"""Roughness of a mown prairie [m]: Barad 1958."""

SAMPLERS, DECOYS, FARTHEST, APART, MARGIN = 12, 50, 400.0, 50.0, 100.0
NEUTRAL = 100.0
"""Obukhov's length beyond which air counts as neutral [m]."""

STABILITIES = ("unstable", "neutral", "stable")
MOST_PLUMES = 8
LARGEST = 8_000_000
"""Bytes of a table."""

WIND = (
    "emission_g_s", "wind_speed_m_s", "wind_from_deg", "release_height_m", "sampler_height_m",
    "friction_velocity_m_s", "obukhov_length_m", "mixing_height_m", "sigma_azimuth_deg",
)  # fmt: skip
READING = ("arc_m", "azimuth_deg", "so2_mg_m3")


@dataclass(frozen=True)
class ReleaseRun:
    """One release: emission [g/s], readings [g/m3] by arc [m] and geographic azimuth [degrees], and its wind."""

    number: int
    emission: float
    arc: Numbers
    azimuth: Numbers
    reading: Numbers
    wind: dict[str, float]

    @property
    def stability(self) -> str:
        """Unstable, neutral or stable."""
        length = self.wind["obukhov_length_m"]
        return "neutral" if abs(length) > NEUTRAL else "unstable" if length < 0 else "stable"

    @property
    def places(self) -> Numbers:
        """Where readings were taken, metres east and north of the source."""
        turned = np.radians(self.azimuth)
        places: Numbers = self.arc[:, None] * np.column_stack([np.sin(turned), np.cos(turned)])
        return places

    def plume(self) -> PlumeCurves:
        """The plume in the run's wind by what was measured of it."""
        wind = self.wind
        made: PlumeCurves = find_domains().made("plume")(
            wind["wind_speed_m_s"], source_height=wind["release_height_m"], receptor_height=wind["sampler_height_m"],
            roughness=ROUGHNESS, friction=wind["friction_velocity_m_s"], length=wind["obukhov_length_m"],
            mixing_height=max(wind["mixing_height_m"], 0.0), direction_spread=wind["sigma_azimuth_deg"],
        )  # fmt: skip
        return made

    def period(self, chosen: NDArray[np.intp]) -> WindPeriod:
        """What samplers read."""
        return WindPeriod(self.wind["wind_from_deg"], self.places[chosen], self.reading[chosen])

    def samplers(self, chance: np.random.Generator) -> NDArray[np.intp]:
        """Twelve samplers: as many of each arc as there are for all, and one more of some, each as likely as others."""
        arcs = np.unique(self.arc)
        each = SAMPLERS // len(arcs)
        more = chance.choice(arcs, SAMPLERS - each * len(arcs), replace=False)
        chosen = [chance.choice(np.flatnonzero(self.arc == arc), each + (arc in more), replace=False) for arc in arcs]
        return np.concatenate(chosen)

    def samplers_of_all(self, chance: np.random.Generator) -> NDArray[np.intp]:
        """Twelve samplers, each as likely as any other of all arcs."""
        return chance.choice(len(self.arc), SAMPLERS, replace=False)


class ReleaseTrial(NamedTuple):
    """What a trace of a run made of the source: `level` is the probability of all places likelier than the true one."""

    run: int
    stability: str
    seed: int
    spread: float
    first: bool
    probability: float
    unknown: float
    ratio: float
    level: float
    area: float
    fit: float
    accused: bool


class TrialShares(NamedTuple):
    """Of some trials: share whose source came first, whose rate was within a factor 2, and whose region held it."""

    trials: int
    first: float
    near: float
    inside: float


def trace_run(
    run: ReleaseRun, seed: int, spread: float | None = None, of_all: bool = False, turned: float = 0.0,
    likely: Sequence[LikelyPlume] = (),
) -> ReleaseTrial:  # fmt: skip
    """Find the source of a run among decoys from twelve samplers, the vane turned by some degrees.

    `likely` are plumes to trace by instead of that of the wind and turbulence that were measured.
    """
    chance = np.random.default_rng([seed, run.number])
    chosen = run.samplers_of_all(chance) if of_all else run.samplers(chance)
    places, plumes = decoys(chance), likely or [LikelyPlume(1.0, run.plume())]
    period = run.period(chosen)._replace(wind_from=run.wind["wind_from_deg"] + turned)
    both = np.concatenate([places, period.places])
    area = both.min(axis=0) - MARGIN, both.max(axis=0) + MARGIN
    terms = with_draws(ErrorTerms() if spread is None else ErrorTerms(spread=spread), len(plumes), MOST_PLUMES)

    def likelihood(at: Numbers) -> NDArray[np.float32]:
        return log_likelihood(at, [period], [plumes], terms)

    made = posterior(likelihood(places), np.zeros(len(places)), area, likelihood)
    top = int(made.probability.argmax())
    fit = fit_of(made, [period], terms)
    first = top == 0 and made.probability[0] > made.unknown and fit <= WORST_FIT
    return ReleaseTrial(
        run.number, run.stability, seed, terms.spread, bool(first), float(made.probability[0]), made.unknown,
        made.rate[top].median / run.emission, made.region.level(np.zeros(2)), made.region.area, fit,
        top != 0 and float(made.probability[top]) > 0.5,
    )  # fmt: skip


def shares(trials: Sequence[ReleaseTrial]) -> TrialShares:
    """Shares of some trials, of which there is one at least."""
    return TrialShares(
        len(trials),
        float(np.mean([one.first for one in trials])),
        float(np.mean([0.5 <= one.ratio <= 2.0 for one in trials])),
        float(np.mean([one.level <= REGION for one in trials])),
    )


def decoys(chance: np.random.Generator) -> Numbers:
    """The source (first) and decoys, uniform in a circle around it, each at least 50 m from all others."""
    places = [np.zeros(2)]
    while len(places) <= DECOYS:
        place = chance.uniform(-FARTHEST, FARTHEST, 2)
        if np.hypot(*place) <= FARTHEST and all(np.hypot(*(place - other)) >= APART for other in places):
            places.append(place)
    return np.array(places)


def read_runs(folder: Path) -> Iterator[ReleaseRun]:
    """Every run; negative readings are codes for missing, azimuths count so that 90 is north.

    Raises TraceError for a table that lacks a column or has a cell that is no number, and for a run with fewer than
    twelve readings.
    """
    readings = _table(folder / "readings.csv", READING)
    for run, of in _table(folder / "runs.csv", WIND).items():
        row = of[0]
        table = np.array([[one[name] for name in READING] for one in readings.get(run, []) if one["so2_mg_m3"] >= 0.0])
        if len(table) < SAMPLERS:
            raise TraceError("trace-runs-few", run=run, received=len(table), allowed=SAMPLERS)
        yield ReleaseRun(run, row["emission_g_s"], table[:, 0], table[:, 1] - 90.0, table[:, 2] / 1000.0, row)


def _table(path: Path, columns: Sequence[str]) -> dict[int, list[dict[str, float]]]:
    """Rows by run. Raises TraceError."""
    rows: dict[int, list[dict[str, float]]] = {}
    lines = local_file(path, LARGEST).read_text(encoding="utf-8", errors="replace").splitlines()
    for number, row in enumerate(csv.DictReader(lines), start=2):
        try:
            numbers = {name: float(row[name]) for name in columns}
            rows.setdefault(int(row["run"]), []).append(numbers)
        except (KeyError, TypeError, ValueError) as problem:
            needed = ", ".join(("run", *columns))
            raise TraceError("trace-runs-wrong", file=path.name, line=number, problem=str(problem)[:100],
                             allowed=needed) from None  # fmt: skip
    return rows
