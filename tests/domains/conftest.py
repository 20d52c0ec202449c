"""What tests of domains share."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def static(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A web application of one file."""
    folder = tmp_path_factory.mktemp("static")
    (folder / "index.html").write_text("<!doctype html>")
    return folder
