"""Lists of standards that lie beside the project where it is developed; tests skip where they are not."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[3] / "shared" / "standards"


def standard(name: str) -> Path:
    """Path of one list; skips the test where it is absent."""
    path = FOLDER / name
    if not path.is_file():
        pytest.skip(f"{name} is not at hand")
    return path
