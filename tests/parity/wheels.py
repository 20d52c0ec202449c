"""Tables of other projects, out of the wheels that `make parity-data` downloads."""

import io
import zipfile
from pathlib import Path

import pandas as pd
import pytest

WHEELS = Path(__file__).parents[2] / ".venv" / "wheels"


def table_of_biogeme(name: str, **options: object) -> pd.DataFrame:
    """A survey that Biogeme carries; the test is skipped where nobody downloaded it."""
    wheel = next(iter(sorted(WHEELS.glob("biogeme-*.whl"))), None)
    if wheel is None:
        pytest.skip(f"data missing: `make parity-data` downloads {name}")
    with zipfile.ZipFile(wheel) as parts:
        return pd.read_csv(io.BytesIO(parts.read(f"biogeme/data/data/{name}")), sep="\t", **options)
