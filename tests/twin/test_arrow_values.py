"""Numbers leave Arrow as they are, and pandas stays out."""

import subprocess
import sys

import numpy as np
import pyarrow as pa
import pytest

from citybrain.twin.arrow_values import values_of
from tests.twin.small_city import write


@pytest.mark.parametrize("kind", [pa.float64(), pa.int32(), pa.uint8(), pa.int8()])
def test_numbers_and_gaps(kind) -> None:
    assert values_of(pa.array([1, 2, 3], kind), np.nan).tolist() == [1, 2, 3]
    assert values_of(pa.array([1, None, 3, 4], kind)[1:], -1).tolist() == [-1, 3, 4]
    assert values_of(pa.array([], kind), np.nan).tolist() == []


def test_a_snapshot_is_read_without_pandas(tmp_path) -> None:
    write(tmp_path)
    program = (
        "import sys; from pathlib import Path; from citybrain.twin.snapshot import load; "
        f"s = load(Path({str(tmp_path)!r})); s.city(); s.ids; s.names; s.zone_names; sys.exit('pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
