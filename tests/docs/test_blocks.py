"""What the pages tell people to type works as it stands there."""

import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import yaml

from citybrain.base.domains import find_domains, read_domain
from citybrain.cli import main
from citybrain.cli.reader import READER
from citybrain.kernel import read_parameters
from citybrain.kernel.parameters import Layer
from citybrain.plans.uncertainty.uncertainty import Options
from citybrain.twin.configuration import parse_configuration
from tests.city import write_city
from tests.docs.code_blocks import PROJECT, Block, blocks, commands

TARGETS = set(re.findall(r"^(\w+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def run(command: str, folder: Path) -> str:
    """Run one command of a page as a user of the environment would; a call of make is checked, not made.

    Those of the project run in this process: most of their time would go into starting Python.
    """
    words = shlex.split(command)
    if words[0] == "make":
        assert set(words[1:2]) <= TARGETS, f"the Makefile has no target {words[1]}"
        return ""
    if words[0] == "citybrain":
        code, out, err = in_process(words, folder)
        assert code == 0, f"{command}\n{out}{err}"
        return out
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    ran = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, f"{command}\n{ran.stdout}{ran.stderr}"
    return ran.stdout


def in_process(words: list[str], folder: Path) -> tuple[int, str, str]:
    """Exit code, output and errors of a command that works in a folder."""
    out, err = io.StringIO(), io.StringIO()
    with (
        chdir(folder),
        patch.object(sys, "argv", words),
        patch.object(READER, "language", "en"),
        redirect_stdout(out),
        redirect_stderr(err),
        pytest.raises(SystemExit) as told,
    ):
        main.run()
    return told.value.code or 0, out.getvalue(), err.getvalue()


def do(block: Block, folder: Path) -> None:
    """Write a block that names a file; run a shell block; execute a Python block."""
    if block.file:
        path = folder / block.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.content, encoding="utf-8")
    elif block.language == "sh":
        for command in commands(block):
            run(command, folder)
    elif block.language == "python":
        exec(compile(block.content, block.where, "exec"), {"__name__": block.where})


FEW_DRAWS = 16
"""Of an uncertainty where a page leaves their number open: its run and rerun take as many seconds as there are."""


def test_readme(demo_map: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Options.__init__, "__defaults__", (FEW_DRAWS, *Options.__init__.__defaults__[1:]))
    (tmp_path / "kallio").mkdir()
    shutil.copy(demo_map, tmp_path / "kallio" / "helsinki.osm.pbf")
    for block in blocks("README.md"):
        do(block, tmp_path)
    assert json.loads((tmp_path / "kallio-2050.json").read_text("utf-8"))["uncertainty"]["draws"] == FEW_DRAWS


def test_tutorial(demo_map: Path, tmp_path: Path) -> None:
    (tmp_path / "kallio").mkdir()
    shutil.copy(demo_map, tmp_path / "kallio" / "helsinki.osm.pbf")
    with chdir(tmp_path):
        for block in blocks("docs/tutorial.md"):
            do(block, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} >= {"warm.html", "warm.csv", "warm.json"}


def test_bills(demo_map: Path, tmp_path: Path) -> None:
    (tmp_path / "kallio").mkdir()
    shutil.copy(demo_map, tmp_path / "kallio" / "helsinki.osm.pbf")
    for block in blocks("docs/bills.md"):
        do(block, tmp_path)


def test_report(tmp_path: Path) -> None:
    write_city(tmp_path / "kallio")
    for block in blocks("docs/report.md"):
        do(block, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} >= {"warm.html", "warm.xlsx", "warm.csv", "compared.html"}


def test_inventory(tmp_path: Path) -> None:
    write_city(tmp_path / "kallio")
    shutil.copy(PROJECT / "docs" / "examples" / "inventory.csv", tmp_path / "inventory.csv")
    for block in blocks("docs/inventory.md"):
        do(block, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} >= {"lines.csv", "lines.xlsx", "inventory-2024.html"}


def test_observations(tmp_path: Path) -> None:
    write_city(tmp_path / "kallio")
    shutil.copy(PROJECT / "docs" / "examples" / "air.csv", tmp_path / "air.csv")
    for block in blocks("docs/observations.md"):
        do(block, tmp_path)
    assert "192" in run("citybrain observe ledger kallio", tmp_path)
    assert {path.name for path in tmp_path.iterdir()} >= {"readings.parquet", "kallio-air.csv"}


def test_python(tmp_path: Path) -> None:
    write_city(tmp_path / "kallio")
    run(f"citybrain observe import kallio {shlex.quote(str(PROJECT / 'docs' / 'examples' / 'air.csv'))}", tmp_path)
    names: dict[str, Any] = {"__name__": "python.md"}
    with chdir(tmp_path):
        for block in blocks("docs/python.md"):
            if block.language == "python":
                exec(compile(block.content, block.where, "exec"), names)
            else:
                do(block, tmp_path)
    assert names["saved"].max() > 0
    assert {path.suffix for path in tmp_path.iterdir() if path.is_file()} >= {".parquet", ".gpkg"}
    assert len(names["readings"]) == 192
    assert names["hourly"].index.nlevels == 2
    assert {"today", "verdict"} <= set(names["plan"].effects)


def test_notebook(tmp_path: Path) -> None:
    write_city(tmp_path / "demo")
    run(f"citybrain observe import demo {shlex.quote(str(PROJECT / 'docs' / 'examples' / 'air.csv'))}", tmp_path)
    notebook = json.loads((PROJECT / "docs" / "examples" / "city.ipynb").read_text(encoding="utf-8"))
    names: dict[str, Any] = {"__name__": "city.ipynb"}
    with chdir(tmp_path):
        for number, cell in enumerate(notebook["cells"]):
            if cell["cell_type"] == "code":
                exec(compile("".join(cell["source"]), f"city.ipynb, cell {number}", "exec"), names)
    assert names["saved"].max() > 0
    assert len(names["readings"]) > 0
    assert (tmp_path / "walls.gpkg").is_file()
    assert [cell for cell in notebook["cells"] if cell.get("outputs")] == []


def test_keeping_readings(tmp_path: Path) -> None:
    write_city(tmp_path / "kallio")
    commands_of_the_city = blocks("docs/keeping-readings.md")[0]
    do(commands_of_the_city, tmp_path)
    assert (tmp_path / "kallio-copy" / "observations.duckdb").is_file()


def test_quality_control(tmp_path: Path) -> None:
    write_city(tmp_path / "kallio")
    run(f"citybrain observe import kallio {shlex.quote(str(PROJECT / 'docs' / 'examples' / 'air.csv'))}", tmp_path)
    for block in sorted(blocks("docs/quality-control.md"), key=lambda block: not block.file):
        do(block, tmp_path)
    assert '"open": 0' in run("citybrain observe quality kallio --json", tmp_path)


def test_access(tmp_path: Path) -> None:
    write_city(tmp_path / "kallio")
    for block in blocks("docs/access.md"):
        do(block, tmp_path)
    assert "access remove" in run("citybrain access audit kallio --json", tmp_path)


def test_architecture(tmp_path: Path) -> None:
    for block in blocks("ARCHITECTURE.md"):
        do(block, tmp_path)


def test_contributing(tmp_path: Path) -> None:
    for block in blocks("CONTRIBUTING.md"):
        told = [command for command in commands(block) if block.language == "sh" and "scaffold" in command]
        if not told:
            do(block, tmp_path)


def test_the_page_on_domains_shows_a_domain_and_an_importer_that_can_be_read(tmp_path: Path) -> None:
    shown = {block.language: block for block in reversed(blocks("docs/domains.md"))}
    (tmp_path / "domain.yaml").write_text(shown["yaml"].content, encoding="utf-8")
    assert [one.name for one in read_domain("toy", "toy", tmp_path).relations] == ["toy_heard"]
    said = parse_configuration(f'name = "x"\n{shown["toml"].content}', shown["toml"].where).domains
    assert set(said["toy_noise"]) == {"streets", "receivers"}
    do(shown["python"], tmp_path)


def test_the_city_file_in_the_page_on_city_folders_can_be_read() -> None:
    shown = [block for block in blocks("docs/city.md") if block.file.endswith("city.toml")]
    assert shown
    for block in shown:
        parse_configuration(block.content, block.where)


@pytest.fixture(scope="module")
def scaffolded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout in which the scaffold command of CONTRIBUTING has run."""
    checkout = tmp_path_factory.mktemp("checkout")
    (checkout / "src" / "citybrain" / "domains" / "buildings").mkdir(parents=True)
    shell = [command for block in blocks("CONTRIBUTING.md") if block.language == "sh" for command in commands(block)]
    (command,) = (command for command in shell if "scaffold quantity residents_by_floor_area" in command)
    run(f"{command} --project {shlex.quote(str(checkout))}", checkout)
    return checkout


def test_the_first_quantity_is_written_as_contributing_shows_it(scaffolded: Path) -> None:
    shown = [block.content for block in blocks("CONTRIBUTING.md")]
    domain = scaffolded / "src/citybrain/domains/buildings"
    model = (domain / "models/use/residents_by_floor_area.py").read_text(encoding="utf-8")
    assert model.split("\n\n", 1)[1] in shown
    assert (domain / "vocabulary/use.yaml").read_text(encoding="utf-8") in shown
    assert (scaffolded / "tests/cases/use/residents_by_floor_area.yaml").read_text(encoding="utf-8") in shown


def test_the_parameter_in_contributing_can_be_read(tmp_path: Path) -> None:
    shown = [block for block in blocks("CONTRIBUTING.md") if block.language == "yaml" and "values:" in block.content]
    assert len(shown) == 1
    (tmp_path / "shown.yaml").write_text(shown[0].content, encoding="utf-8")
    read = read_parameters([Layer.of_folder(tmp_path)], find_domains().vocabulary)
    assert list(read) == list(yaml.safe_load(shown[0].content))
