"""Formulas are pure: arrays in, arrays out."""

from pathlib import Path

import pytest

import citybrain
from tests.architecture.purity import impurities
from tests.syntax import tree_of

SOURCE = Path(citybrain.__file__).parent
FOLDERS = [
    SOURCE / "indicators",
    *(folder / part for folder in sorted((SOURCE / "domains").iterdir()) for part in ("models", "interventions")),
]
FORMULAS = [path for folder in FOLDERS for path in sorted(folder.rglob("*.py"))]


def test_there_are_formulas_of_every_domain() -> None:
    assert len(FORMULAS) > 100


def test_a_formula_opens_nothing_and_draws_no_unseeded_chance() -> None:
    problems = {path: list(impurities(tree_of(path))) for path in FORMULAS}
    assert {path: listed for path, listed in problems.items() if listed} == {}


@pytest.mark.parametrize(
    ("program", "problem"),
    [
        ("import os", "line 1: imports os"),
        ("from urllib.request import urlopen", "line 1: imports urllib.request"),
        ("import time", "line 1: imports time"),
        ("x = open('a')", "line 1: calls open"),
        ("x = np.loadtxt('a')", "line 1: reads or writes a file with np.loadtxt"),
        ("x = np.random.normal(3)", "line 1: draws chance without a seed with np.random.normal"),
        ("x = np.random.default_rng()", "line 1: draws chance without a seed with np.random.default_rng"),
    ],
)
def test_the_search_finds(program: str, problem: str) -> None:
    assert list(impurities(tree_of(program))) == [problem]


def test_the_search_leaves_pure_code_alone() -> None:
    program = "import numpy as np\nrng = np.random.default_rng(7)\nx = np.exp(rng.normal(size=3))"
    assert list(impurities(tree_of(program))) == []
