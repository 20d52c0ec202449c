"""What a calibration is run with; all of it goes into its record."""

from __future__ import annotations

from dataclasses import dataclass

from citybrain.kernel import Graph

CALIBRATED, CALIBRATED_BY = "calibrated", "calibrated_by"
"""Roles of the parameters that bills tell about, and of the two attributes (a kind and a year) that they depend on."""

SEED = 20260101


def corrections_of(graph: Graph) -> tuple[str, ...]:
    """Parameters that bills tell about, as domains declare them."""
    return _filling(graph, CALIBRATED)


def axes_of(graph: Graph) -> tuple[str, ...]:
    """Attributes that all of them depend on: a kind and a year."""
    return _filling(graph, CALIBRATED_BY)


def _filling(graph: Graph, role: str) -> tuple[str, ...]:
    return tuple(name for entity in graph.entities for name in graph.roles.names(role, entity))


@dataclass(frozen=True)
class CalibrationSettings:
    """Choices of a calibration.

    `held_out` share of the buildings on which nothing is fitted; `fewest` buildings to fit on for a group of its own
    and `fewest_altogether` for a calibration at all; `fewest_to_judge` buildings held out for a group to be judged by
    itself. `furthest`: a bill is set aside where it lies further from the computed use, as a factor, than the bills of
    its group and carrier do; `largest_bias`: median factor of a carrier from which a wrong unit is presumed.
    `city_width` is the standard deviation (log) of a city's mean factor before any bill is seen: 0.4 puts 90 % between
    0.52 and 1.93. `group_spread` is the expected standard deviation between groups before any bill is seen.
    `clip` is the tuning of Huber's function (1.345: 95 % efficiency where nothing is odd). `step` is that of the
    central differences in log factors, `rounds` and `settled` end the iteration. `draws` are those of the intervals,
    which hold `level` of the probability.
    """

    seed: int = SEED
    held_out: float = 0.2
    fewest: int = 5
    fewest_altogether: int = 20
    fewest_to_judge: int = 10
    furthest: float = 5.0
    largest_bias: float = 3.0
    city_width: float = 0.4
    group_spread: float = 0.3
    clip: float = 1.345
    step: float = 0.05
    rounds: int = 5
    settled: float = 0.003
    draws: int = 1000
    level: float = 0.9
