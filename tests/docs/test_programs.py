"""The programs beside the package, which nothing else imports while tests run, find what they use."""

import importlib
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
PROGRAMS = sorted(
    f"{path.parent.name}.{path.stem}"
    for folder in ("benchmarks", "docs")
    for path in (PROJECT / folder).glob("*.py")
    if not path.stem.startswith("__")
)


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_finds_what_it_imports(name: str) -> None:
    importlib.import_module(name)
