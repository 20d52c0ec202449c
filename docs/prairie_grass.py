"""Runs of the Prairie Grass experiment: readings of the arcs, wind, and the source that is to be found."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from citybrain.cases.tracing.likelihood import WindPeriod
from citybrain.domains.air.models.plume import Plume, plume
from citybrain.domains.air.models.stability import Numbers, class_of

ROUGHNESS = 0.006
"""Roughness of the mown prairie [m]: Barad 1958, Geophysical Research Papers 59."""

SAMPLERS, DECOYS, FARTHEST, APART = 12, 50, 400.0, 50.0
NEUTRAL = 100.0
"""Obukhov's length beyond which air counts as neutral [m]."""


@dataclass(frozen=True)
class Run:
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
        return self.arc[:, None] * np.column_stack([np.sin(turned), np.cos(turned)])

    def plume(self) -> Plume:
        """The plume in the run's wind by what was measured of it."""
        wind = self.wind
        return plume(
            wind["wind_speed_m_s"], source_height=wind["release_height_m"], receptor_height=wind["sampler_height_m"],
            roughness=ROUGHNESS, friction=wind["friction_velocity_m_s"], length=wind["obukhov_length_m"],
            mixing_height=max(wind["mixing_height_m"], 0.0), direction_spread=wind["sigma_azimuth_deg"],
        )  # fmt: skip

    def by_class(self) -> Plume:
        """The plume by Pasquill's class alone, over open country, with the curves of Briggs."""
        wind = self.wind
        stability = class_of(wind["obukhov_length_m"], ROUGHNESS)
        return briggs_plume(wind["wind_speed_m_s"], stability, wind["sampler_height_m"], wind["release_height_m"])

    def period(self, chosen: Numbers) -> WindPeriod:
        """What samplers read."""
        return WindPeriod(self.wind["wind_from_deg"], self.places[chosen], self.reading[chosen])

    def samplers(self, chance: np.random.Generator) -> Numbers:
        """Twelve samplers: two of each arc and one more of two arcs, each as likely as any other of its arc."""
        arcs = np.unique(self.arc)
        more = chance.choice(arcs, SAMPLERS - 2 * len(arcs), replace=False)
        chosen = [chance.choice(np.flatnonzero(self.arc == arc), 2 + (arc in more), replace=False) for arc in arcs]
        return np.concatenate(chosen)

    def samplers_of_all(self, chance: np.random.Generator) -> Numbers:
        """Twelve samplers, each as likely as any other of all arcs."""
        return chance.choice(len(self.arc), SAMPLERS, replace=False)


def briggs_plume(speed: float, stability: str, receptor_height: float, source_height: float) -> Plume:
    """The plume of the curves of Briggs over open country, near the ground, too."""
    from citybrain.domains.air.models.briggs import briggs_spread, gaussian_dilution

    distance = np.geomspace(2.0, 2000.0, 200)
    lateral, vertical = briggs_spread(distance, stability, city=False)
    return Plume(distance, gaussian_dilution(vertical, speed, receptor_height, source_height, 0.0), lateral)


def decoys(chance: np.random.Generator) -> Numbers:
    """The source (first) and decoys, uniform in a circle around it, each at least 50 m from all others."""
    places = [np.zeros(2)]
    while len(places) <= DECOYS:
        place = chance.uniform(-FARTHEST, FARTHEST, 2)
        if np.hypot(*place) <= FARTHEST and all(np.hypot(*(place - other)) >= APART for other in places):
            places.append(place)
    return np.array(places)


def runs(folder: Path) -> Iterator[Run]:
    """Every run; negative readings are codes for missing, azimuths count so that 90 is north."""
    with (folder / "readings.csv").open(encoding="utf-8") as file:
        rows = [(int(row["run"]), *(float(row[n]) for n in ("arc_m", "azimuth_deg", "so2_mg_m3")))
                for row in csv.DictReader(file)]  # fmt: skip
    table = np.array([row for row in rows if row[3] >= 0.0])
    with (folder / "runs.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            wind = {name: float(value) for name, value in row.items() if name not in ("run", "date", "time")}
            of = table[table[:, 0] == int(row["run"])]
            yield Run(int(row["run"]), wind["emission_g_s"], of[:, 1], of[:, 2] - 90.0, of[:, 3] / 1000.0, wind)
