"""The compiled path of cities beside the reference in decibels, over profiles by chance."""

import numpy as np
import pytest

from citybrain.domains.noise.models.cnossos.city_path import flat_energy
from citybrain.domains.noise.models.cnossos.ground import Weather
from citybrain.domains.noise.models.cnossos.terrain import Terrain
from citybrain.domains.noise.models.cnossos.vertical_path import SoundPath, vertical_path

SOURCE, RECEIVER, EDGES = 0.05, 4.0, 7


@pytest.mark.parametrize("favourable", [False, True])
@pytest.mark.parametrize("amended", [False, True])
def test_energies_over_random_profiles_are_the_decibels_of_the_reference(favourable: bool, amended: bool) -> None:
    """None, one or several edges, above and below the ray; hard, soft and mixed ground; up to 400 m."""
    chance, room, out = np.random.default_rng(1), np.empty((2, EDGES + 1)), np.empty(8)
    for _ in range(300):
        runs, edges = chance.integers(2, 6), chance.integers(0, EDGES)
        distance = np.concatenate([[0.0], np.sort(chance.uniform(0.5, 400.0, runs))])
        softness = np.concatenate([[0.0], chance.choice([0.0, 0.3, 1.0], runs)])
        x, z = np.sort(chance.uniform(0.0, distance[-1], edges)), chance.choice([0.5, 2.0, 4.0, 8.0, 20.0], edges)
        flat_energy(distance, softness, runs + 1, x, z, edges, SOURCE, RECEIVER, 0.0, favourable, amended, *room, out)
        terrain = Terrain(distance, np.zeros(runs + 1), softness)
        path = SoundPath(terrain, (0.0, SOURCE), (distance[-1], RECEIVER), list(zip(x, z, strict=True)))
        assert -10 * np.log10(out) == pytest.approx(vertical_path(path, Weather(favourable, amended)), abs=1e-5)
