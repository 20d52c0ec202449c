"""Fixed time along an arterial beside an independent program; skipped where that is not installed."""

import pytest

from docs.uxsim_arterial import delay_by_queues, delay_by_uxsim

pytest.importorskip("uxsim", reason="uxsim is not installed: pip install uxsim")


@pytest.mark.parametrize("offset", [0.0, 30.0])
def test_delay_along_three_signals_is_that_of_uxsim(offset: float) -> None:
    """A green wave or none: within a tenth and a second, with the same arrivals (docs/validation/signals.md)."""
    own = delay_by_queues(700.0, offset, 2, 1).mean()
    other = sum(delay_by_uxsim(700.0, offset, run, 1) for run in range(2)) / 2
    assert own == pytest.approx(other, rel=0.1, abs=1.0)
