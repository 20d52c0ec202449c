"""The first data frame of a city in Python, in a process that has nothing loaded, beside loading pandas."""

import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.cities import Cities
from benchmarks.figure import Figure, ratio

GOAL = 1.0
TIMES = 5


def figures(cities: Cities) -> Iterator[Figure]:
    """Processor time of new processes: code that is loaded, and the first values of all buildings."""
    pandas = min(_taken("import pandas"))
    opening = f"import citybrain; city = citybrain.open({str(cities.small)!r})"
    for measure, program, goal in (
        ("Python: import citybrain", "import citybrain", GOAL),
        ("Python: a city opened, code loaded", opening, GOAL),
        ("Python: first data frame of a city", f"{opening}; city.values({_first(cities.small)!r})", None),
    ):
        taken = _taken(program)
        yield Figure(measure, taken, "s", goal, f"{ratio(min(taken), pandas)} import pandas ({pandas:.2f} s)")


def _first(city: Path) -> str:
    """An attribute that the city holds of the entity by which it is told."""
    from citybrain.twin.snapshot import load

    return load(city).first.quantities[0]


def _taken(program: str) -> tuple[float, ...]:
    """Seconds of processor time of a new interpreter, of each of some runs after one to warm up."""
    taken = []
    for _ in range(TIMES + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", program], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return tuple(taken[1:])
