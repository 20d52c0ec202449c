"""Runs of the engine: each in a process of its own with limits, each distinct text once."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from citybrain.domains.sewers.engine.network import FOOT, INCH
from citybrain.kernel.errors import CityBrainError, InputError
from citybrain.kernel.units import Array

WORKER = Path(__file__).with_name("worker.py")
MOST_MEMORY, MOST_SECONDS, MOST_WRITTEN = 2_000_000_000, 120, 400_000_000
"""Bytes of memory, seconds by the clock and of a processor, and bytes of a file that one run may take."""

MOST_REMEMBERED, MOST_ROWS_REMEMBERED, AT_ONCE = 96, 2_000_000, 2
"""Runs that are remembered and their rows: the storms of today and of a dozen plans; runs at once."""

SHOWN = 3
STORED = "initStorage", "finalStorage"
"""Totals that the engine gives in cubic feet whatever the units of the file are."""


_remembered: OrderedDict[bytes, SewerRun] = OrderedDict()
_AT_LINE = re.compile(r"at line (\d+)")
_lock = threading.Lock()
_turns = threading.BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True)
class SewerRun:
    """What a run gives. Of nodes: m³ flooded, hours, peak depth [m], m³ that leave at outfalls. Of links: peak flow
    [m³/s], peak depth [m]. Of catchments: rain [mm], m³ of infiltration and runoff. Totals of runoff [mm] and of
    routing [m³] by the engine's names; errors of both balances [%].
    """

    node_names: Sequence[str]
    link_names: Sequence[str]
    catchment_names: Sequence[str]
    flooding: Array
    flooded_hours: Array
    peak_depth: Array
    outflow: Array
    peak_flow: Array
    peak_filling: Array
    rain: Array
    infiltration: Array
    runoff: Array
    runoff_totals: Mapping[str, float]
    routing_totals: Mapping[str, float]
    runoff_error: float
    routing_error: float
    steps: int
    series: Sequence[Sequence[float]] = field(default_factory=tuple)


def run(
    text: str, file: str = "", control: Mapping[str, Any] | None = None, seconds: int = MOST_SECONDS,
    lines: Sequence[int] = (),
) -> SewerRun:  # fmt: skip
    """Run a text of a model, or remember what a run of the same text gave; `lines` of the file stand behind its own.

    Raises InputError with the engine's message and the line, for a run that takes too long or too much memory, or that
    brings the engine down; CityBrainError where the engine is not installed.
    """
    key = hashlib.blake2b(json.dumps([text, control]).encode(), digest_size=16).digest()
    with _lock:
        if (known := _remembered.get(key)) is not None:
            _remembered.move_to_end(key)
            return known
    with _turns:
        made = _result(_answer(text, file, control, seconds, lines), _flow_units(text))
    with _lock:
        _remembered[key] = made
        while len(_remembered) > 1 and _is_too_much():
            _remembered.popitem(last=False)
    return made


def run_all(texts: Sequence[str]) -> list[SewerRun]:
    """What runs of several texts give, as many at once as engines may run. Raises what `run` raises."""
    with ThreadPoolExecutor(AT_ONCE) as threads:
        return [*threads.map(run, texts)]


def _is_too_much() -> bool:
    rows = sum(len(one.node_names) + len(one.link_names) + len(one.catchment_names) for one in _remembered.values())
    return len(_remembered) > MOST_REMEMBERED or rows > MOST_ROWS_REMEMBERED


def _answer(
    text: str, file: str, control: Mapping[str, Any] | None, seconds: int, lines: Sequence[int]
) -> dict[str, Any]:  # fmt: skip
    request = {"text": text, "control": control, "memory": MOST_MEMORY, "seconds": seconds, "written": MOST_WRITTEN}
    with tempfile.TemporaryDirectory(prefix="citybrain-sewers-") as folder:
        try:
            ended = subprocess.run(
                [sys.executable, "-E", "-s", str(WORKER), folder], input=json.dumps(request), capture_output=True,
                text=True, timeout=seconds, cwd=folder, check=False, env={"PATH": "", "OMP_NUM_THREADS": "1"},
            )  # fmt: skip
        except subprocess.TimeoutExpired:  # which ends the process
            raise InputError("sewers-run-long", file=file, allowed=seconds) from None
    try:
        answer = json.loads(ended.stdout)
    except ValueError:
        code = "sewers-run-long" if ended.returncode in (-9, -24) else "sewers-run-ended"
        told = {"allowed": seconds} if code == "sewers-run-long" else {"received": ended.returncode}
        raise InputError(code, file=file, **told) from None
    if answer.get("missing"):
        raise CityBrainError("sewers-engine-missing", extra="water")
    if problems := [_of_file(one, lines) for one in answer.get("problems", ())]:
        more = f" (+ {len(problems) - SHOWN})" if len(problems) > SHOWN else ""
        raise InputError("sewers-engine", file=file, count=len(problems), received="; ".join(problems[:SHOWN]) + more)
    made: dict[str, Any] = answer
    return made


def _of_file(problem: str, lines: Sequence[int]) -> str:
    """What the engine says with the line of the file in place of that of the text that it was given."""

    def there(found: re.Match[str]) -> str:
        number = int(found[1])
        return f"at line {lines[number - 1]}" if 0 < number <= len(lines) and lines[number - 1] else found[0]

    return _AT_LINE.sub(there, problem)


def _flow_units(text: str) -> str:
    """The last of the flow units among the options of a text; a node or series may have the same name."""
    found, options = "CFS", False
    for line in text.splitlines():
        words = line.split()
        if line.lstrip().startswith("["):
            options = line.strip().upper().startswith("[OPTI")
        elif options and len(words) > 1 and words[0].upper() == "FLOW_UNITS":
            found = words[1].upper()
    return found


def _result(answer: Mapping[str, Any], flow: str) -> SewerRun:
    us = flow in ("CFS", "GPM", "MGD")
    length, volume, rain = (FOOT, FOOT**3, INCH) if us else (1.0, 1.0, 1.0)
    flows = {"CFS": FOOT**3, "GPM": 6.30902e-5, "MGD": 0.0438126, "CMS": 1.0, "LPS": 1e-3, "MLD": 1.0 / 86.4}[flow]
    names, nodes, links, catchments = (answer[one] for one in ("names", "nodes", "links", "catchments"))

    def column(rows: Sequence[Mapping[str, float]], name: str, factor: float, size: int) -> Array:
        if not rows:
            return np.zeros(size)
        return np.array([one.get(name, 0.0) * factor for one in rows], np.float64)

    sizes = {one: len(names[one]) for one in ("NODE", "LINK", "SUBCATCH")}
    node, link, catchment = sizes["NODE"], sizes["LINK"], sizes["SUBCATCH"]
    runoff, routing = answer["runoff"], answer["routing"]
    errors = [*answer["errors"], 0.0, 0.0]
    return SewerRun(
        names["NODE"], names["LINK"], names["SUBCATCH"],
        column(nodes, "volFlooded", volume, node), column(nodes, "timeFlooded", 1.0, node),
        column(nodes, "maxDepth", length, node), column(nodes, "outfall", volume, node),
        column(links, "maxFlow", flows, link), column(links, "maxDepth", length, link),
        column(catchments, "precip", 1.0, catchment) * rain, column(catchments, "infil", volume, catchment),
        column(catchments, "runoff", volume, catchment),
        {name: value * rain for name, value in runoff.items() if name != "pctError"},
        {one: value * (FOOT**3 if one in STORED else volume) for one, value in routing.items() if one != "pctError"},
        errors[0], errors[1] if links else 0.0, answer["steps"], answer.get("series", ()),
    )  # fmt: skip
