"""The wheel carries everything that a city is served with."""

import subprocess
import sys
import zipfile
from pathlib import Path

from citybrain.twin.open_data import open_files

PROJECT = Path(__file__).parents[2]
NEEDED = (
    "citybrain/api/static/index.html",
    "citybrain/api/documentation/index.html",
    "citybrain/kernel/graph.py",
    "citybrain/messages/zh/kernel.ftl",
    "citybrain/domains/buildings/parameters/common/envelope/areas.yaml",
    "citybrain/plans/examples/table-1/envelopes.yaml",
    "citybrain/domains/buildings/vocabulary/categories.yaml",
    "citybrain/open_data/helsinki/README.md",
    "citybrain/open_data/helsinki/MIT.txt",
    *(f"citybrain/open_data/helsinki/{name}" for name in open_files()),
)


def test_the_wheel_carries_code_texts_parameters_and_the_web_application(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", tmp_path]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    carried = set(zipfile.ZipFile(wheel).namelist())
    assert [name for name in NEEDED if name not in carried] == []
    assert [name for name in carried if "/" in name and name.split("/")[0] in ("tests", "web", "docs")] == []
    assert [name for name in carried if name.endswith((".nbi", ".nbc", ".pyc"))] == []
