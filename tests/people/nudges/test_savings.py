"""Teams: savings with intervals, what is too small is withheld, and ranks that do not pretend to know more."""

import numpy as np

from citybrain.governance.roles import DataClass
from citybrain.people.nudges.savings import BuildingSaving, TeamSaving, ranked, team_saving

INTERNAL = DataClass.INTERNAL


def building(row: int, measured: float, expected: float = 100.0) -> BuildingSaving:
    return BuildingSaving(row, expected, measured, 4.0)


def test_a_team_of_too_few_buildings_or_of_one_large_one_is_withheld() -> None:
    two = team_saving("a", [building(0, 90), building(1, 95)], [INTERNAL] * 2)
    assert (two.buildings, two.saving, two.interval) == (0, None, None)
    one = team_saving("a", [building(0, 9e4, 1e5), building(1, 90), building(2, 90)], [INTERNAL] * 3)
    assert one.saving is None
    homes = team_saving("a", [building(n, 90) for n in range(9)], [DataClass.PERSONAL] * 9)
    assert homes.saving is None, "nine homes are below the ten of policy.yaml"


def test_the_saving_of_a_team_is_a_ratio_of_sums_with_an_interval() -> None:
    team = team_saving("a", [building(n, 90 + n) for n in range(9)], [INTERNAL] * 9)
    low, high = team.interval
    assert team.saving == 0.06 and low < 0.06 < high


def test_teams_that_cannot_be_told_apart_share_their_ranks() -> None:
    teams = [
        TeamSaving("far", 50, 0.2, 0.01), TeamSaving("one", 50, 0.06, 0.01), TeamSaving("two", 50, 0.05, 0.01),
        TeamSaving("small", 0, None, None),
    ]  # fmt: skip
    told = [(one.team, one.first, one.last) for one in ranked(teams)]
    assert told == [("far", 1, 1), ("one", 2, 3), ("two", 2, 3), ("small", None, None)]


def test_ranks_of_teams_that_are_alike_hold_all_of_them_nine_times_in_ten() -> None:
    chance, held = np.random.default_rng(1), 0
    for _ in range(500):
        teams = [TeamSaving(str(n), 50, float(chance.normal(0.05, 0.01)), 0.01) for n in range(8)]
        held += all((one.first, one.last) == (1, 8) for one in ranked(teams))
    assert held / 500 >= 0.9
