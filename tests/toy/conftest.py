"""A domain that is installed from another distribution, and what a city with it answers."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.toy.installed import install, run_with


@pytest.fixture(scope="package")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a Python path into which the wheel of the toy is installed."""
    return install(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="package")
def told(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """All that tests.toy.journey asks of a city."""
    ran = run_with(installed, "-m", "tests.toy.journey", str(tmp_path_factory.mktemp("toy") / "noisybury"))
    answer: dict[str, Any] = json.loads(ran.stdout)
    return answer
