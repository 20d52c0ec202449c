"""The plume of a run of the Prairie Grass experiment by Pasquill's class alone, to compare with what is used."""

import csv
import datetime
from pathlib import Path

import numpy as np

from citybrain.cases.tracing.likelihood import LikelyPlume
from citybrain.cases.tracing.releases import ROUGHNESS, ReleaseRun
from citybrain.cases.tracing.winds import AirStability, StatedSky, stability_of
from citybrain.domains.air.models.briggs import briggs_spread, gaussian_dilution
from citybrain.domains.air.models.plume import Plume, plume
from citybrain.domains.air.models.stability import class_of

PLACE = (-98.57, 42.49)
"""Near O'Neill in Nebraska, in degrees."""

BEHIND = datetime.timedelta(hours=6)
"""The clock of the experiment behind UTC."""


def by_class(run: ReleaseRun) -> Plume:
    """The plume over open country with the curves of Briggs, near the ground, too."""
    wind, distance = run.wind, np.geomspace(2.0, 2000.0, 200)
    stability = class_of(wind["obukhov_length_m"], ROUGHNESS)
    lateral, vertical = briggs_spread(distance, stability, city=False)
    heights = wind["sampler_height_m"], wind["release_height_m"]
    return Plume(distance, gaussian_dilution(vertical, wind["wind_speed_m_s"], *heights, 0.0), lateral)


def hours_of_runs(folder: Path) -> dict[int, int]:
    """The hour of each run from 1970 in UTC."""
    rows = csv.DictReader((folder / "runs.csv").read_text(encoding="utf-8").splitlines())
    hours = {}
    for row in rows:
        month, day, year = (int(part) for part in row["date"].split("/"))
        local = datetime.datetime(1900 + year, month, day, int(row["time"][:2]), tzinfo=datetime.UTC)
        hours[int(row["run"])] = int((local + BEHIND).timestamp()) // 3600
    return hours


def by_sky(run: ReleaseRun, hour: int, stated: StatedSky) -> AirStability:
    """How stable the air of a run was by its wind and where the sun stood."""
    return stability_of(hour, run.wind["wind_speed_m_s"], PLACE, stated)


def likely_plumes(run: ReleaseRun, stability: AirStability) -> list[LikelyPlume]:
    """The plumes of a run by wind and class alone, without what was measured of its turbulence."""
    wind = run.wind
    heights = {"source_height": wind["release_height_m"], "receptor_height": wind["sampler_height_m"]}
    return [
        LikelyPlume(share, plume(wind["wind_speed_m_s"], name, **heights, roughness=ROUGHNESS, city=False))
        for name, share in stability.shares.items()
    ]
