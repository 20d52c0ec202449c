"""Minutes to the railway station of Helsinki beside published travel times."""

from pathlib import Path

import numpy as np

from docs.transit_validation import compared, rows_of


def test_who_rides_takes_as_long_as_is_published_within_minutes(shared_data: Path) -> None:
    """Without the wait at home the published times are shorter, with it longer than ours, which wait at any minute."""
    rides = dict(rows_of(compared(shared_data / "helsinki")))["by a ride"]
    assert len(rides.own) > 1_000
    assert 0.0 < np.median(rides.own - rides.published) < 2.0
    assert -4.0 < np.median(rides.own - rides.with_wait) < 0.0
    assert np.corrcoef(rides.own, rides.published)[0, 1] > 0.6
