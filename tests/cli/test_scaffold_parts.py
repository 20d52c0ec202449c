"""Each part of a domain that the scaffold writes fits the rest: a copy of the project grows by a domain and loads."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import citybrain
from tests.docs.code_blocks import blocks, commands

SOURCE = Path(citybrain.__file__).parent
PROJECT = Path(__file__).parents[2]
PAGE = [command for block in blocks("CONTRIBUTING.md") if block.language == "sh" for command in commands(block)]
STEPS = {
    words[2]: tuple(words[2:])
    for words in map(shlex.split, PAGE)
    if words[:2] == ["citybrain", "scaffold"] and words[3] != "residents_by_floor_area"
}
"""What CONTRIBUTING tells people to type, by the part that it writes."""

TEXTS = ("--label", "Benches", "--label-zh", "长椅")

FORKS = """
import json, os, sys, tempfile
import pydantic.fields, rich.console
from typer.main import get_command
from citybrain.cli import main, scaffold
main.app = get_command(main.app)
for line in iter(sys.stdin.readline, ""):
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        if not (child := os.fork()):
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            sys.argv = ["citybrain", "scaffold", *json.loads(line)]
            main.run()
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        texts = [os.pread(file.fileno(), 1_000_000, 0).decode() for file in (out, err)]
    print(json.dumps([code, *texts]), flush=True)
"""
"""Each command runs in a process of its own, which has the modules of one that has read no domain."""


class Checkout:
    """A copy of the project that grows."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.written: dict[str, list[str]] = {}
        leave = shutil.ignore_patterns("static", "__pycache__", "*.nbi", "*.nbc")
        shutil.copytree(SOURCE, folder / "src" / "citybrain", ignore=leave)
        (folder / "docs").mkdir()
        shutil.copy(PROJECT / "docs" / "connectors.md", folder / "docs" / "connectors.md")
        environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "LANG": "C.UTF-8", "COLUMNS": "200"}
        self._way = {"cwd": folder, "env": environment, "text": True}
        command = [sys.executable, "-c", FORKS]
        self.forks = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, **self._way)

    def python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *arguments]
        return subprocess.run(command, capture_output=True, check=False, timeout=300, **self._way)

    def scaffold(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        assert self.forks.stdin is not None and self.forks.stdout is not None
        print(json.dumps(arguments), file=self.forks.stdin, flush=True)
        return subprocess.CompletedProcess(arguments, *json.loads(self.forks.stdout.readline()))

    def files(self) -> dict[Path, bytes]:
        parts = (self.folder / "src" / "citybrain" / "domains", self.folder / "tests")
        return {
            path: path.read_bytes() for part in parts for path in part.rglob("*.*") if "__pycache__" not in str(path)
        }


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checkout]:
    checkout = Checkout(tmp_path_factory.mktemp("checkout"))
    assert list(STEPS) == ["domain", "entity", "attribute", "quantity", "intervention", "indicator", "connector"]
    for name, step in STEPS.items():
        ran = checkout.scaffold(*step)
        assert ran.returncode == 0, (name, ran.stdout, ran.stderr)
        checkout.written[name] = [line.removeprefix("wrote ") for line in ran.stdout.splitlines() if "wrote " in line]
    yield checkout
    checkout.forks.communicate()


def test_the_page_on_domains_counts_the_files_that_each_part_takes(grown: Checkout) -> None:
    page = (PROJECT / "docs" / "domains.md").read_text(encoding="utf-8")
    told = {part: int(now) for part, now in re.findall(r"^\| (\w+) \|.*\| (\d+) \|$", page, re.MULTILINE)}
    written = {part: [path for path in paths if "__init__" not in path] for part, paths in grown.written.items()}
    assert told == {part: len(paths) for part, paths in written.items()}, written


def test_the_graph_loads_with_all_that_was_written(grown: Checkout) -> None:
    asked = "g['pairs_to_sit'].of, g.interventions['widen_bench'].of, f()['seats'].needs"
    ran = grown.python(
        "-c", f"from citybrain.base.domains import find_domains as f; g = f().graph('FI'); print({asked})"
    )
    assert ran.stdout.split() == ["bench", "bench", "('city',)"], ran.stderr


def test_what_was_written_passes_its_own_tests(grown: Checkout) -> None:
    tests = [str(path) for path in (grown.folder / "tests").rglob("test_*.py")]
    assert len(tests) == 2
    ran = grown.python("-m", "pytest", "-q", "-p", "no:cacheprovider", *tests)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_what_was_written_is_formatted_as_the_project_is(grown: Checkout) -> None:
    written = [str(path) for path in grown.files() if "seats" in str(path) and path.suffix == ".py"]
    written.append(str(grown.folder / "src/citybrain/observations/connectors/bench_sensors.py"))
    for check in (["check"], ["format", "--check"]):
        ran = grown.python("-m", "ruff", *check, "--config", str(PROJECT / "pyproject.toml"), *written)
        assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_kind_of_the_connector_is_in_the_documentation(grown: Checkout) -> None:
    assert "| `bench-sensors` | warmth of benches |" in (grown.folder / "docs/connectors.md").read_text()


def test_a_measure_has_a_phase_of_its_own_domain_or_of_those_needed(grown: Checkout) -> None:
    domain = grown.folder / "src" / "citybrain" / "domains" / "seats"
    measure = (domain / "interventions" / "widen_bench.py").read_text(encoding="utf-8")
    assert 'phase="seats"' in measure
    assert '"""What widen_bench changes."""' in measure
    assert "phases: [seats]" in (domain / "domain.yaml").read_text(encoding="utf-8")


def test_a_measure_that_costs_something_goes_into_a_component(grown: Checkout) -> None:
    changes = ["--changes", "cost = floor_insulation_cost * gross_floor_area", "--expect", "cost=200"]
    given = ["--given", "floor_insulation_cost=20", "--given", "gross_floor_area=10"]
    ran = grown.scaffold(
        "intervention", "warm_floor", "--domain", "buildings", "--of", "building", "--component", "envelope",
        "--changes", "roof_area = roof_area * 1", "--given", "roof_area=5", "--expect", "roof_area=5", *changes, *given,
        "--phase", "envelope", "--label", "Warm floor", "--label-zh", "地面保温", "--source", "Definition",
        "--sentence", "Insulates the floor.", "--sentence-zh", "为地面加保温层。",
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    load = "from citybrain.base.domains import find_domains as f; g = f().graph('FI')"
    loaded = grown.python("-c", f"{load}; print(sorted(g.interventions['warm_floor'].changes))")
    assert loaded.stdout.strip() == "['investment', 'investment_in_envelope', 'roof_area']", loaded.stderr


@pytest.mark.parametrize(
    ("step", "message"),
    [
        (("domain", "Seats", *TEXTS), "“Seats” cannot be a name."),
        (("domain", "buildings", *TEXTS), "domain.yaml exists already"),
        (("domain", "stools", "--needs", "clouds", *TEXTS), "The domain stools needs the domain clouds"),
        (("entity", "building", *STEPS["entity"][2:]), "Entity building is declared twice"),
        (("entity", "stool", *STEPS["entity"][2:]), "the rows of two entities, bench and stool"),
        (("entity", "stool", *[x.replace("point", "ring") for x in STEPS["entity"][2:]]), "ring"),
        (("attribute", "storeys", *STEPS["attribute"][2:]), "storeys"),
        (("attribute", "legs", *[x.replace("bench", "chair") for x in STEPS["attribute"][2:]]), "the entity chair"),
        (("intervention", "sit", *[x.replace("sit=6", "sit=7") for x in STEPS["intervention"][2:]]), "expected were 7"),
        (("intervention", "sit", *[x.replace("places_to_sit = ", "height = ") for x in STEPS["intervention"][2:]]),
         "reads height, which is of a building"),
        (("intervention", "sit", *STEPS["intervention"][2:], "--component", "envelope"), "needs both"),
        (("intervention", "sit", *STEPS["intervention"][2:], "--changes", "cost = 5"), "Components that are declared"),
        (("indicator", "8.77", *STEPS["indicator"][2:]), "8.77"),
        (("indicator", "8.7", *STEPS["indicator"][2:], "--factor", "2"), "multiplied by 1, not by 2"),
        (("indicator", "8.7", *STEPS["indicator"][2:], "--quantity", "residents"), "residents is of building;"),
        (("connector", "x", *[x.replace("air_temperature", "heat") for x in STEPS["connector"][2:]]), "called heat"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_is_written(grown: Checkout, step: tuple[str, ...], message: str) -> None:
    before = grown.files()
    ran = grown.scaffold(*step)
    assert ran.returncode == 2, ran.stdout + ran.stderr
    assert message in " ".join(ran.stderr.split())
    assert grown.files() == before
