"""Wind sectors and kinds of source: made truth is found again, and where there is none nothing is told."""

import numpy as np
import pytest

from citybrain.domains.air.models.bivariate import SECTORS, bivariate_probability
from citybrain.domains.air.models.profiles import PROFILES, profile_matches

HOURS = 24 * 200


def weather(seed: int = 1) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    chance = np.random.default_rng(seed)
    return (
        chance.uniform(0, 360, HOURS),
        chance.uniform(0.6, 9, HOURS),
        chance.gamma(2, 10, HOURS),
        np.arange(HOURS) // 24,
    )


def test_the_share_is_that_of_the_definition() -> None:
    made = bivariate_probability(
        np.array([90.0] * 4 + [270.0] * 4), np.full(8, 3.0), np.arange(8.0), np.arange(8), percentile=50
    )
    assert made.threshold == 3.5
    assert made.by_sector[[4, 12]].tolist() == [0.0, 1.0]
    assert made.by_speed[12, 1] == 1.0
    assert made.counts.sum() == 8
    assert made.reason == "few"


def test_a_source_in_the_east_stands_out_alone() -> None:
    direction, speed, value, day = weather()
    value = value + np.where(np.abs(direction - 90) < 11.25, 40.0, 0.0)
    made = bivariate_probability(direction, speed, value, day)
    assert np.flatnonzero(made.stands_out).tolist() == [4]
    assert made.directions[4] == 90.0
    assert (made.low <= made.by_sector).all()
    assert (made.by_sector <= made.high).all()


def test_a_stack_that_only_strong_wind_brings_down_is_in_its_speed() -> None:
    direction, speed, value, day = weather()
    value = value + np.where((np.abs(direction - 180) < 11.25) & (speed > 6), 60.0, 0.0)
    made = bivariate_probability(direction, speed, value, day)
    assert np.unravel_index(np.nanargmax(made.by_speed), made.by_speed.shape) == (8, 3)
    assert made.by_speed[8, 0] < 0.2


def test_without_a_source_hardly_a_sector_stands_out() -> None:
    several = [bivariate_probability(*weather(seed)).stands_out.sum() for seed in range(20)]
    assert np.mean(several) / SECTORS < 0.1


def test_nothing_is_told_in_calm_or_of_nothing() -> None:
    direction, _, value, day = weather()
    calm = bivariate_probability(direction, np.full(HOURS, 0.2), value, day)
    nothing = bivariate_probability(direction, np.full(HOURS, np.nan), value, day)
    assert (calm.reason, calm.stands_out.any()) == ("calm", False)
    assert (nothing.reason, nothing.stands_out.any()) == ("calm", False)


def test_dust_of_a_site_is_told_from_smoke() -> None:
    def kinds(excess: dict[str, float]) -> set[str]:
        return {one.profile.kind for one in profile_matches(excess) if one.fits}

    assert kinds({"pm10": 200.0, "pm2_5": 18.0}) == {"construction"}
    assert kinds({"pm10": 100.0, "pm2_5": 95.0}) == {"coal_heating", "wood_heating"}
    assert kinds({"nitrogen_dioxide": 10.0, "sulphur_dioxide": 80.0}) == {"coal_heating"}
    assert kinds({"pm10": 100.0, "pm2_5": -5.0}) == set()


@pytest.mark.parametrize("profile", PROFILES, ids=lambda one: f"{one.kind}-{one.over}")
def test_every_ratio_has_its_source(profile) -> None:
    assert profile.ratio > 0
    assert any(char.isdigit() for char in profile.source)
