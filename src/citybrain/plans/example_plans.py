"""Plans that come with the program, by name: a city's own plans first, then the examples."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from citybrain.kernel import Graph
from citybrain.plans.availability import lacking_of
from citybrain.plans.reading import plan_of_file
from citybrain.plans.schema import Plan

EXAMPLES = Path(__file__).parent / "examples"
ENDING = ".yaml"


def names() -> list[str]:
    """Names of all examples, as `sun-and-sense` or `table-1/envelopes`."""
    return sorted(path.relative_to(EXAMPLES).with_suffix("").as_posix() for path in EXAMPLES.rglob(f"*{ENDING}"))


@cache
def examples() -> list[tuple[str, Plan]]:
    """All examples by name, read once: they do not change while the program runs."""
    return [(name, plan_of_file(EXAMPLES / f"{name}{ENDING}")[0]) for name in names()]


def examples_for(graph: Graph) -> list[tuple[str, Plan]]:
    """Examples whose measures a city can compute: trams twice as often are no plan of a city without a timetable."""
    lack = lacking_of(graph).keys()
    return [(name, plan) for name, plan in examples() if lack.isdisjoint(one.intervention for one in plan.measures)]


def plan_file(city: Path, named: Path) -> Path:
    """The file of a plan: the path itself, else that path in the city or among its plans, else an example of that name.

    The ending may be left out. What is nowhere is given back as it is, for whoever reads it to complain about.
    """
    if named.is_file() or named.is_absolute():
        return named
    for folder in (city, city / "plans", EXAMPLES):
        for file in (folder / named, folder / f"{named}{ENDING}"):
            if file.is_file():
                return file
    return named


def copy_examples(folder: Path) -> None:
    """Puts all examples into a folder of plans; a plan of the same name stays as it is."""
    for name in names():
        target = folder / f"{name}{ENDING}"
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(EXAMPLES / f"{name}{ENDING}", target)
