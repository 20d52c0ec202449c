"""Cities whose records lie in every kind of database."""

from pathlib import Path

import pytest

from citybrain.records import database as databases
from citybrain.records import keep_in


@pytest.fixture(params=["sqlite", "postgresql"])
def city(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a city without records."""
    if request.param == "postgresql":
        monkeypatch.setattr(databases, "_KEPT", {})
        keep_in(tmp_path, request.getfixturevalue("new_database")())
    return tmp_path
