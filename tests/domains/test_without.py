"""Each domain can be taken away: the rest fits together, computes a city, serves it and evaluates a plan."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from citybrain.base.domains import Domains, find_domains
from citybrain.plans.executors import Threads
from citybrain.plans.workspace import Workspace
from citybrain.twin.snapshot import Snapshot, load
from tests.city import write_city

DOMAINS = find_domains()
STAYS = "city"
PROJECT = Path(__file__).parents[2]
PLANS = ("plan", "years")
MAY_LACK = {"course": ("role-empty",), "inventory": ("accounting-factor-lacking",)}
"""Answers about emissions, which are refused with a reason where no domain computes them or knows a factor."""

each = pytest.mark.parametrize("name", [one.name for one in DOMAINS if one.name != STAYS])


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return load(write_city(tmp_path_factory.mktemp("without")))


@pytest.fixture(scope="module")
def whole(snapshot: Snapshot) -> Workspace:
    return workspace_of(DOMAINS, snapshot)


def workspace_of(domains: Domains, snapshot: Snapshot) -> Workspace:
    return Workspace(snapshot, domains.graph("FI"), Threads(1))


def test_only_the_city_itself_must_stay() -> None:
    assert [one.name for one in DOMAINS if STAYS not in one.needs] == [STAYS]


@each
def test_every_input_is_of_a_domain_that_it_needs(name: str) -> None:
    """Whoever reads a quantity, a parameter or an entity of another domain says so in `needs`."""
    assert DOMAINS.without(*(one.name for one in DOMAINS if one.name not in needed(name))).graph("FI")


def needed(name: str) -> set[str]:
    """A domain with all that it needs, step by step."""
    return {name}.union(*(needed(need) for need in DOMAINS[name].needs))


@each
def test_what_is_left_has_the_same_numbers(name: str, snapshot: Snapshot, whole: Workspace) -> None:
    """To the bit, where nothing that stands in for the domain is read on the way."""
    left = workspace_of(DOMAINS.without(name), snapshot)
    today, before = left.baseline().view.result, whole.baseline().view.result
    names = [n for n, made in left.graph.quantities.items() if made.of == "city" and made.kind != "guess"]
    assert names
    for one in names:
        if one not in stood_in(left):
            assert np.asarray(today[one], float).tobytes() == np.asarray(before[one], float).tobytes(), one


def stood_in(workspace: Workspace) -> frozenset[str]:
    """What hangs on something that stands in for a domain that is not there."""
    given = [name for name, made in workspace.graph.quantities.items() if made.stands_in]
    return workspace.graph.after(given)


@pytest.fixture(scope="module")
def served(snapshot: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], dict[str, Any]]]:
    """Serves the city without a domain and asks for all; what came back."""
    errors = tmp_path_factory.mktemp("served") / "errors.txt"
    command = [sys.executable, "-m", "tests.domains.without", str(snapshot.folder.parents[1])]
    with (
        errors.open("w") as file,
        subprocess.Popen(
            command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=file, text=True, bufsize=1
        ) as program,
    ):
        assert program.stdin
        assert program.stdout

        def ask(name: str) -> dict[str, Any]:
            program.stdin.write(f"{name}\n")
            told: dict[str, Any] = json.loads(program.stdout.readline() or "{}")
            assert "left" in told, errors.read_text()[-3000:]
            return told

        yield ask
        program.stdin.close()


@each
def test_it_is_served_and_a_plan_is_evaluated(name: str, served: Callable[[str], dict[str, Any]]) -> None:
    told = served(name)
    assert told.pop("left") == [one.name for one in DOMAINS.without(name)]
    assert told.pop("labels")
    measures = told.pop("measures")
    assert bool(measures) == (name != "buildings")  # the city has data for measures on buildings alone
    for path, code in told.items():
        allowed = {
            200,
            *MAY_LACK.get(path, ()),
            *(["plan-measures-number"] if not measures and path in PLANS else []),
        }
        assert code in allowed, (path, code)
