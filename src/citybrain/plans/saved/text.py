"""A plan as the text of a file, and as plain values for a program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from citybrain.plans.schema import PARTS, Plan
from citybrain.plans.yaml_text import scalar

WIDTH = 110
UNPRINTED = re.compile("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ufeff]")
"""What only an escape can write so that it comes back as it is."""


class _Dumper(yaml.SafeDumper):
    """Writes what the reader of plans reads back: other than in YAML 1.1, `1e5` is a number and `nULL` is nothing."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    style = '"' if UNPRINTED.search(value) else None if isinstance(scalar(value), str) else "'"
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style)


_Dumper.add_representer(str, _text)


def plan_text(plan: Plan, head: str = "") -> bytes:
    """The plan as YAML, after the comments that stood at the head of an earlier version."""
    return (head + yaml_text(plan_data(plan))).encode()


def yaml_text(data: Any) -> str:
    """Plain values as YAML that the reader of plans reads back as they are."""
    told: str = yaml.dump(
        data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=None, width=WIDTH
    )
    return told


def head_of(raw: bytes) -> str:
    """Comments with which a file begins."""
    lines: list[str] = []
    for line in raw.decode("utf-8-sig", errors="replace").splitlines():
        if not line.startswith("#"):
            break
        lines.append(f"{line}\n")
    return "".join(lines)


def plan_data(plan: Plan) -> dict[str, Any]:
    """What a plan says as plain values, in one form whichever way it was written: only what was said, lists for kinds.

    Dates stay dates and years of a ramp numbers.
    """
    said: dict[str, Any] = _plain(plan.model_dump(exclude_unset=True, exclude_none=True))
    for measure in said["measures"]:
        if "where" in measure:
            measure["where"] = dict(_conditions(measure["where"]))
    return said


def _conditions(where: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Conditions in the form in which the page edits them: kinds as a list of names, numbers as a comparison."""
    for name, told in where.items():
        kinds = told.get("one_of", [told["equals"]] if "equals" in told else []) if name not in PARTS else []
        if name not in PARTS and len(told) == 1 and kinds and all(isinstance(kind, str) for kind in kinds):
            yield name, kinds
        else:
            yield name, told


def _plain(value: Any) -> Any:
    """Whole numbers without a point."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value
