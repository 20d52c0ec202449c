"""A domain that is installed from another distribution, and what a city with it answers."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]


@pytest.fixture(scope="package")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a Python path into which the wheel of the toy is installed."""
    wheels, place = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(wheels)]
    subprocess.run(command, cwd=HERE, check=True, capture_output=True)
    (wheel,) = wheels.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(place)
    return place


def run_with(place: Path, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Runs Python where a distribution is installed beside the project."""
    paths = os.pathsep.join([str(place), str(PROJECT), *filter(None, [os.environ.get("PYTHONPATH")])])
    command = [sys.executable, *arguments]
    ran = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": paths}, cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert not check or ran.returncode == 0, ran.stderr[-4000:]
    return ran


@pytest.fixture(scope="package")
def told(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """All that tests.toy.journey asks of a city."""
    ran = run_with(installed, "-m", "tests.toy.journey", str(tmp_path_factory.mktemp("toy") / "noisybury"))
    answer: dict[str, Any] = json.loads(ran.stdout)
    return answer
