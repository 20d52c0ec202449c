"""The manifest of a run: snapshot, parameters, plan, scenario, seeds, program, and the numbers that came out."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

import citybrain
from citybrain.kernel import Graph
from citybrain.kernel.parameters import Parameter
from citybrain.plans.manifest import shape
from citybrain.plans.manifest.canonical import canonical, digest, numbers_of
from citybrain.plans.outcome import Outcome
from citybrain.plans.workspace import Workspace
from citybrain.twin.manifest import Manifest

FORMAT = 1
LIBRARIES = ("numpy", "scipy", "numba", "pyarrow", "shapely")
"""What numbers may hang on beside the program itself."""
LOCK = Path(citybrain.__file__).parents[2] / "requirements.lock"
OWN_HASH: Final = "sha256"


def manifest_of(workspace: Workspace, outcome: Outcome, answer: Mapping[str, Any]) -> shape.RunManifest:
    """Everything that a run hangs on, and its numbers; `answer` is the answer of the outcome with all its parts."""
    graph, snapshot = outcome.view.graph, workspace.snapshot.manifest
    values = values_in_force(graph)
    plan = outcome.plan.model_dump(mode="json", exclude_none=True)
    pathway, uncertainty = answer.get("pathway") or {}, answer.get("uncertainty")
    told: shape.RunContent = {
        "format": FORMAT,
        "program": program(),
        "machine": {"system": platform.system(), "kind": platform.machine()},
        "city": city(snapshot),
        "day": answer["date"],
        "parameters": {"sha256": digest(_plain(values)), "values": values},
        "scenario": (pathway.get("scenario") or {}).get("name"),
        "plan": plan,
        "seed": plan.get("seed", 0),
        "uncertainty": _draws(uncertainty) if uncertainty else None,
        "numbers": numbers(answer),
    }
    return {**told, OWN_HASH: own_hash(told)}


def _draws(uncertainty: Mapping[str, Any]) -> shape.DrawsOfRun:
    return {
        "draws": uncertainty["draws"],
        "seed": uncertainty["seed"],
        "scheme": uncertainty["scheme"],
        "sample": uncertainty["sample"],
    }


def own_hash(manifest: Mapping[str, Any]) -> str:
    """Hash of a manifest without the hash that stands in it."""
    return digest(_plain({key: value for key, value in manifest.items() if key != OWN_HASH}))


def to_text(manifest: Mapping[str, Any]) -> str:
    """The manifest as it is written to disk."""
    return json.dumps(manifest, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def numbers(answer: Mapping[str, Any]) -> shape.NumbersOfRun:
    """All numbers of an answer, how many they are, and the hash of their canonical form."""
    found = numbers_of(answer)
    return {"count": len(found), "sha256": digest(canonical(found)), "values": found}


def program() -> shape.Program:
    """Versions of the program and of the libraries that it computes with, and the lock file that they come from."""
    return {
        "citybrain": citybrain.__version__,
        "python": platform.python_version(),
        "libraries": {name: _version(name) for name in LIBRARIES},
        "lock": _lock(),
    }


def city(snapshot: Manifest) -> shape.CityOfRun:
    """Which snapshot of which city: the hash of every table and of every file that it was built from."""
    return {
        "name": snapshot.name,
        "country": snapshot.country,
        "snapshot": snapshot.snapshot,
        "tables": {name: entry.sha256 for name, entry in sorted(snapshot.tables.items())},
        "sources": {name: source.sha256 for name, source in sorted(snapshot.sources.items())},
    }


def values_in_force(graph: Graph) -> dict[str, shape.ParameterInForce]:
    """Every parameter with all its dated values: those of a path are read year by year."""
    return {name: _parameter(parameter) for name, parameter in sorted(graph.parameters.items())}


def _parameter(parameter: Parameter) -> shape.ParameterInForce:
    told: shape.ParameterInForce = {"unit": parameter.unit}
    if parameter.values:
        told["values"] = [[value.since.isoformat(), value.value] for value in parameter.values]
    if parameter.interpolate:
        told["interpolate"] = True
    if parameter.tables:
        told["by"] = list(parameter.by)
        told["tables"] = [
            {"from": t.since.isoformat(), "rows": [[_where(row.names, row.starts), row.value] for row in t.rows]}
            for t in parameter.tables
        ]
    return told


def _where(names: Mapping[str, tuple[str, ...]], starts: Mapping[str, float]) -> shape.Axes:
    return {**{axis: list(kinds) for axis, kinds in names.items()}, **starts}


def _plain(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode()


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


@cache
def _lock() -> str | None:
    """Hash of the lock file; None where the program runs from an installed package without one."""
    return hashlib.sha256(LOCK.read_bytes()).hexdigest() if LOCK.is_file() else None
