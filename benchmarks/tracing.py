"""Weighing sources by the readings of twelve stations, beside the plume of one source at all of them."""

from collections.abc import Iterator

import numpy as np

from benchmarks.cities import Cities
from benchmarks.figure import Figure, ratio, seconds
from citybrain.cases.tracing.likelihood import (
    ErrorTerms,
    LikelyPlume,
    WindPeriod,
    log_dilution,
    log_likelihood,
    with_draws,
)
from citybrain.cases.tracing.posterior import SourcePosterior, posterior
from citybrain.domains.air.models.plume import plume

STATIONS, SOURCES, HALF_WIDTH = 12, 200, 2_000.0
TRUE_RATE = 3.0


def figures(cities: Cities) -> Iterator[Figure]:
    """One hour, with a source that nobody knows and its map."""
    chance = np.random.default_rng(1)
    sources = chance.uniform(-HALF_WIDTH / 2, HALF_WIDTH / 2, (SOURCES, 2))
    stations = chance.uniform(-HALF_WIDTH / 2, HALF_WIDTH / 2, (STATIONS, 2))
    likely = [LikelyPlume(1 / 3, plume(4.0, stability)) for stability in "BCD"]
    terms = with_draws(ErrorTerms(), 3, 4)
    made = likely[1].curves
    period = WindPeriod(205.0, stations, np.zeros(STATIONS))
    period = period._replace(values=TRUE_RATE * np.exp(log_dilution(sources[:1], period, made)[0]))
    area = np.full(2, -HALF_WIDTH), np.full(2, HALF_WIDTH)

    def weigh() -> SourcePosterior:
        def likelihood(at: np.ndarray) -> np.ndarray:
            return log_likelihood(at, [period], [likely], terms)

        return posterior(likelihood(sources), np.zeros(SOURCES), area, likelihood)

    weigh()  # compiled
    alone = min(seconds(lambda: log_dilution(sources, period, made), 5))
    samples = tuple(seconds(weigh, 7))
    beside = f"{ratio(min(samples), alone)} the plumes of all sources once ({1000 * alone:.2f} ms)"
    yield Figure(f"sources: {SOURCES} weighed by {STATIONS} stations, with map", samples, "s", 3, beside)
