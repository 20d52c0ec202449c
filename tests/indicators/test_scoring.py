"""Points and scores by the published rule of U4SSC."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from citybrain.indicators.scoring import Scored, points_of, score_of, share_of_target

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "education.yaml").read_text(encoding="utf-8"))
POINTS = st.integers(1, 4)
POSITIVE = st.floats(0.01, 1e6)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_published_example(case: dict) -> None:
    score = score_of(Scored(str(place), points) for place, points in enumerate(case["points"]))
    assert score is not None
    told = {"points": score.points, "possible": score.possible, "share": score.share, "range": score.range}
    assert told == case["expect"]


@pytest.mark.parametrize(
    ("share", "points"), [(0, 1), (0.32, 1), (0.33, 2), (0.65, 2), (0.66, 3), (0.94, 3), (0.95, 4), (1, 4), (7, 4)]
)
def test_points_of_the_four_ranges(share: float, points: int) -> None:
    assert points_of(share) == points


@pytest.mark.parametrize(
    ("value", "target", "better", "share"),
    [
        (50, 100, "more", 0.5),
        (-5, 100, "more", 0.0),
        (20, 10, "less", 0.5),
        (5, 10, "less", 2.0),
        (0, 10, "less", 1.0),
        (0, 0, "less", 1.0),
        (3, 0, "less", 0.0),
        (3, 0, "more", 1.0),
        (50, 100, "neither", None),
    ],
)
def test_how_much_of_a_target_is_reached(value: float, target: float, better: str, share: float | None) -> None:
    assert share_of_target(value, target, better) == share


def test_what_is_not_reported_is_left_out_and_never_counts_as_nothing() -> None:
    assert score_of([]) is None
    assert score_of([Scored("a", 4, 0.0)]) is None
    with_it, without = score_of([Scored("a", 4), Scored("b", 1)]), score_of([Scored("a", 4)])
    assert (with_it.share, without.share) == (0.625, 1.0)


@given(POSITIVE, POSITIVE)
def test_less_and_more_mirror_each_other(value: float, target: float) -> None:
    assert share_of_target(value, target, "less") == pytest.approx(share_of_target(target, value, "more"))


@given(st.lists(POINTS, min_size=1, max_size=20), st.floats(0.1, 100))
def test_a_score_does_not_hang_on_the_size_of_equal_weights(points: list[int], weight: float) -> None:
    plain = score_of(Scored(str(n), p) for n, p in enumerate(points))
    weighted = score_of(Scored(str(n), p, weight) for n, p in enumerate(points))
    assert weighted.share == pytest.approx(plain.share)
    assert 0.25 <= plain.share <= 1.0


@given(st.lists(st.tuples(POINTS, st.floats(0.1, 10)), min_size=1, max_size=12))
def test_a_better_part_never_lowers_a_score(parts: list[tuple[int, float]]) -> None:
    before = score_of(Scored(str(n), p, w) for n, (p, w) in enumerate(parts))
    after = score_of(Scored(str(n), min(p + (n == 0), 4), w) for n, (p, w) in enumerate(parts))
    assert after.share >= before.share
