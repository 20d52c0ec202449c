"""Reads the parameter files of a scenario and checks them against a graph."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from citybrain.kernel import DeclarationError, Graph, nearest
from citybrain.kernel.dimensions import same_unit
from citybrain.kernel.parameters import NOT_STATED
from citybrain.kernel.uncertainty import read_uncertainty, with_present_key
from citybrain.kernel.yaml_files import read_yaml
from citybrain.plans.scenario_paths import Course, Point

ENTRY = {"unit", "values", "interpolate", "uncertainty", "description"}
POINT = {"from", "value", "times", "source", "quality", "uncertainty"}


def read_courses(layers: Iterable[Path], project: Path) -> dict[str, Course]:
    """Paths of all layers, a later layer (country, city) standing over an earlier one name by name.

    Those in the folder of the project are marked as such.

    Raises DeclarationError where an entry or a point says something unknown, or lacks unit, day, number or source.
    """
    found: dict[str, Course] = {}
    for layer in layers:
        own: dict[str, Course] = {}
        for path in sorted(layer.rglob("*.yaml")):
            where = f"{layer.parent.name}/{layer.name}/{path.relative_to(layer).as_posix()}"
            for name, entry in (read_yaml(path) or {}).items():
                if name in own:
                    raise DeclarationError("parameter-twice", parameter=name, where=f"{own[name].where}, {where}")
                own[name] = _course(name, entry, where, project in layer.parents)
        found |= own
    return found


def _course(name: str, entry: Any, where: str, project: bool) -> Course:
    entry = with_present_key(entry)
    if not isinstance(entry, Mapping) or {"unit", "values"} - set(entry) or set(entry) - ENTRY or not entry["values"]:
        received = ", ".join(map(str, entry)) if isinstance(entry, Mapping) else str(entry)
        allowed = ", ".join(sorted(ENTRY))
        raise DeclarationError("scenario-bad-entry", parameter=name, where=where, received=received, allowed=allowed)
    points = tuple(sorted((_point(name, point, where) for point in entry["values"]), key=lambda p: p.since))
    return Course(name, str(entry["unit"]), where, points, bool(entry.get("interpolate", False)), project)


def _point(name: str, point: Any, where: str) -> Point:
    if not isinstance(point, Mapping) or set(point) - POINT or not isinstance(point.get("from"), datetime.date):
        received = ", ".join(f"{key}: {value}" for key, value in point.items()) if isinstance(point, Mapping) else point
        allowed = ", ".join(sorted(POINT))
        raise DeclarationError(
            "scenario-bad-point", parameter=name, where=where, received=str(received), allowed=allowed
        )
    if not str(point.get("source", "")).strip():
        raise DeclarationError("scenario-without-source", parameter=name, where=where, day=point["from"].isoformat())
    numbers = {key: point[key] for key in ("value", "times") if key in point}
    if len(numbers) != 1 or not all(_is_number(x) for x in numbers.values()) or numbers.get("times", 0) < 0:
        told = ", ".join(f"{key}: {value}" for key, value in numbers.items()) or "-"
        raise DeclarationError(
            "scenario-bad-number", parameter=name, where=where, day=point["from"].isoformat(), received=told
        )
    uncertainty = read_uncertainty(name, where, point.get("uncertainty"))
    quality = int(point.get("quality", NOT_STATED))
    return Point(point["from"], str(point["source"]), quality=quality, uncertainty=uncertainty, **numbers)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < float("inf")


def check_courses(courses: Mapping[str, Course], graph: Graph, since: datetime.date) -> None:
    """Raises DeclarationError: a path of something that is no parameter, in another unit, that begins too early.

    A table can only be multiplied (`times`).
    """
    for course in courses.values():
        parameter = graph.parameters.get(course.name)
        if parameter is None:
            near = nearest(course.name, graph.parameters)
            raise DeclarationError("scenario-unknown-parameter", received=course.name, where=course.where, near=near)
        if not same_unit(course.unit, parameter.unit):
            raise DeclarationError(
                "scenario-wrong-unit",
                parameter=course.name, where=course.where, received=course.unit, allowed=parameter.unit,
            )  # fmt: skip
        if parameter.by and any(point.times is None for point in course.points):
            by = ", ".join(parameter.by)
            raise DeclarationError("scenario-table-value", parameter=course.name, where=course.where, by=by)
        first = course.points[0].since
        if first <= since:
            raise DeclarationError(
                "scenario-too-early",
                parameter=course.name, where=course.where, received=first.isoformat(), since=since.isoformat(),
            )  # fmt: skip
