"""How long work will take, told from its own pace, and the two ways to end it."""

import pytest

from citybrain.kernel import PlanError
from citybrain.plans.years.progress import Progress


def test_time_left_follows_from_the_pace_of_the_part_so_far() -> None:
    now = [100.0]
    progress = Progress(clock=lambda: now[0])
    assert progress.seconds_left is None
    for done, at in ((1, 110.0), (2, 112.0), (4, 116.0)):
        now[0] = at
        progress.step("compare", done, 10)
    assert progress.seconds_left == pytest.approx(6 * 2.0)  # the first step had another part before it
    now[0] = 500.0
    progress.step("last", 0, 1)
    assert progress.seconds_left is None


def test_enough_ends_nothing_and_is_no_matter_of_parts() -> None:
    progress = Progress()
    progress.finish()
    progress.step("compare", 1, 2)
    assert progress.enough and not progress.stopped
    assert not progress.silent().enough
    progress.stop()
    with pytest.raises(PlanError, match="plan-cancelled"):
        progress.silent().check()
