"""What is other than in the run of a manifest: city, parameters, program, numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from citybrain.plans.manifest.reading import Run

MISSING = "–"


@dataclass(frozen=True)
class Difference:
    """One thing that is other than it was: a message key with its arguments."""

    code: str
    arguments: Mapping[str, str | int | float] = field(default_factory=dict)


def differences(run: Run, now: Mapping[str, Any]) -> list[Difference]:
    """All that is other in the manifest of a run made now; the first number that differs comes last."""
    return [*_circumstances(run, now), *_numbers(run, now)]


def same_numbers(run: Run, now: Mapping[str, Any]) -> bool:
    """Whether the numbers are the same byte for byte."""
    return bool(run.numbers.sha256 == now["numbers"]["sha256"])


def _circumstances(run: Run, now: Mapping[str, Any]) -> Iterator[Difference]:
    yield from _tables(run, now["city"])
    yield from _parameters(run.parameters["values"], now["parameters"]["values"])
    before, after = run.program, now["program"]
    for key in ("citybrain", "python"):
        if before[key] != after[key]:
            names = {"before": f"{key} {before[key]}", "after": f"{key} {after[key]}"}
            yield Difference("rerun-program", names)
    for library, number in before["libraries"].items():
        if number != after["libraries"].get(library):
            told = {"library": library, "before": str(number), "after": str(after["libraries"].get(library))}
            yield Difference("rerun-library", told)
    if run.machine != now["machine"]:
        kinds = {"before": " ".join(run.machine.values()), "after": " ".join(now["machine"].values())}
        yield Difference("rerun-machine", kinds)


def _tables(run: Run, city: Mapping[str, Any]) -> Iterator[Difference]:
    before, after = run.city["tables"], city["tables"]
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            yield Difference("rerun-snapshot", {"snapshot": run.city["snapshot"], "table": name})


def _parameters(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    for name in sorted(before.keys() | after.keys()):
        if name not in after:
            yield Difference("rerun-parameter-gone", {"parameter": name})
        elif name not in before:
            yield Difference("rerun-parameter-new", {"parameter": name})
        elif before[name] != after[name]:
            yield Difference("rerun-parameter", {"parameter": name})


def _numbers(run: Run, now: Mapping[str, Any]) -> Iterator[Difference]:
    before, after = run.numbers.values, now["numbers"]["values"]
    names = sorted(before.keys() | after.keys())
    other = [n for n in names if _describe(before, n) != _describe(after, n)]
    if other:
        first = other[0]
        told = {"number": first, "before": _describe(before, first), "after": _describe(after, first)}
        yield Difference("rerun-different", {"different": len(other), "count": len(names), **told})


def _describe(numbers: Mapping[str, Any], name: str) -> str:
    """A number to its last digit."""
    return MISSING if name not in numbers else repr(numbers[name])
