"""How far measures have made a home cheap to heat, which decides how much warmth is taken back of the saving."""

from typing import Any

import numpy as np


def one_step_on(energy_saving_measures: Any, saving_step: Any) -> Any:
    """The share after one more measure, at most 1 (renovated throughout)."""
    return np.minimum(energy_saving_measures + saving_step, 1.0)
