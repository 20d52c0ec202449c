"""The distribution of the toy, installed beside the project, and programs that run where it is."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]


def install(folder: Path) -> Path:
    """Build the wheel of the toy and unpack it into a folder; return the folder."""
    wheels = folder.with_name(f"{folder.name}-wheels")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(wheels)]
    subprocess.run(command, cwd=HERE, check=True, capture_output=True)
    (wheel,) = wheels.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder)
    return folder


def path_with(place: Path) -> str:
    """Where Python looks for packages: first where the distribution is installed, then in the project."""
    return os.pathsep.join([str(place), str(PROJECT), *filter(None, [os.environ.get("PYTHONPATH")])])


def run_with(place: Path, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Runs Python where a distribution is installed beside the project."""
    command = [sys.executable, *arguments]
    ran = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": path_with(place)}, cwd=PROJECT, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert not check or ran.returncode == 0, ran.stderr[-4000:]
    return ran
