"""The plume of a run of the Prairie Grass experiment by Pasquill's class alone, to compare with what is used."""

import numpy as np

from citybrain.cases.tracing.releases import ROUGHNESS, ReleaseRun
from citybrain.domains.air.models.briggs import briggs_spread, gaussian_dilution
from citybrain.domains.air.models.plume import Plume
from citybrain.domains.air.models.stability import class_of


def by_class(run: ReleaseRun) -> Plume:
    """The plume over open country with the curves of Briggs, near the ground, too."""
    wind, distance = run.wind, np.geomspace(2.0, 2000.0, 200)
    stability = class_of(wind["obukhov_length_m"], ROUGHNESS)
    lateral, vertical = briggs_spread(distance, stability, city=False)
    heights = wind["sampler_height_m"], wind["release_height_m"]
    return Plume(distance, gaussian_dilution(vertical, wind["wind_speed_m_s"], *heights, 0.0), lateral)
