"""The engine as a process of its own: a request in JSON comes in, an answer in JSON goes out.

It knows nothing of this project, so that it begins at once; limits hold before the engine is loaded. A file of
strangers may bring the engine down, and only this process with it.
"""

import json
import resource
import sys
from pathlib import Path
from typing import Any

JUNCTION, OUTFALL = 0, 1
MOST_ERRORS = 20
LONGEST = 300
MINUTES_OF_DAY = 1440.0
LONGEST_SERIES = 2_000


def main() -> None:
    """Run what is asked for in the folder that is named, and write what came of it."""
    request = json.loads(sys.stdin.read())
    memory, seconds, written = request["memory"], request["seconds"], request["written"]
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (written, written))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    folder = Path(sys.argv[1])
    model, report = folder / "model.inp", folder / "model.rpt"
    model.write_text(request["text"], encoding="utf-8")
    try:
        from swmm.toolkit import solver
    except ImportError:
        answer: dict[str, Any] = {"missing": True}
    else:
        try:
            solver.swmm_open(str(model), str(report), str(folder / "model.out"))
            answer = _run(solver, request)
        except Exception as error:
            solver.swmm_close()
            answer = {"problems": _problems(report, folder) or [" ".join(str(error).split())[:LONGEST]]}
    sys.stdout.write(json.dumps(answer, allow_nan=False))


def _run(solver: Any, request: dict[str, Any]) -> dict[str, Any]:
    from swmm.toolkit.shared_enum import ObjectType

    solver.swmm_start(0)
    count = {one: solver.project_get_count(getattr(ObjectType, one)) for one in ("NODE", "LINK", "SUBCATCH")}
    control = _Control(solver, request["control"], ObjectType) if request.get("control") else None
    steps, days = 0, 0.0
    while True:
        if control is not None:
            control.act(days * MINUTES_OF_DAY)
        if (days := solver.swmm_step()) <= 0.0:
            break
        steps += 1
    answer: dict[str, Any] = {"steps": steps, "nodes": [], "links": [], "catchments": [], "runoff": {}, "routing": {}}
    if count["SUBCATCH"]:
        answer["runoff"] = _numbers(solver.system_get_runoff_totals())
        answer["catchments"] = [_numbers(solver.subcatch_get_stats(n)) for n in range(count["SUBCATCH"])]
    answer["routing"] = _numbers(solver.system_get_routing_totals())
    answer["nodes"] = [_node(solver, n, bool(count["LINK"])) for n in range(count["NODE"])]
    if count["LINK"]:
        answer["links"] = [_numbers(solver.link_get_stats(n)) for n in range(count["LINK"])]
    answer["names"] = {
        one: [solver.project_get_id(getattr(ObjectType, one), n) for n in range(size)] for one, size in count.items()
    }
    if control is not None:
        answer["series"] = control.series
    solver.swmm_end()
    answer["errors"] = [float(one) for one in solver.swmm_get_mass_balance()]
    solver.swmm_close()
    return answer


class _Control:
    """A link that lets water out of a tank, open while there is more in it than wanted; looked at in steps.

    `targets` are minutes since the begin and the volume wanted from then on, in the unit of the file.
    """

    def __init__(self, solver: Any, told: dict[str, Any], kinds: Any) -> None:
        from swmm.toolkit.shared_enum import NodeResult

        self.solver, self.volume = solver, NodeResult.VOLUME
        self.node = solver.project_get_index(kinds.NODE, told["node"])
        self.link = solver.project_get_index(kinds.LINK, told["link"])
        self.targets, self.every, self.next, self.place = told["targets"], told["every"], 0.0, 0
        self.series: list[list[float]] = []

    def act(self, minutes: float) -> None:
        """Look at the tank where it is time."""
        if minutes < self.next:
            return
        self.next += self.every
        while self.place + 1 < len(self.targets) and self.targets[self.place + 1][0] <= minutes:
            self.place += 1
        volume, target = self.solver.node_get_result(self.node, self.volume), self.targets[self.place][1]
        opened = 1.0 if volume > target else 0.0
        self.solver.link_set_target_setting(self.link, opened)
        if len(self.series) < LONGEST_SERIES:
            self.series.append([minutes, volume, target, opened])


def _node(solver: Any, number: int, linked: bool) -> dict[str, float]:
    """Without links the engine keeps no statistics of nodes, and asking for them would end it."""
    told = _numbers(solver.node_get_stats(number)) if linked else {}
    if solver.node_get_type(number).value == OUTFALL:
        told["outfall"] = float(solver.node_get_total_inflow(number))
    return told


def _numbers(record: Any) -> dict[str, float]:
    names = (one for one in dir(record) if not one.startswith("_") and one not in ("this", "thisown"))
    values = {one: getattr(record, one) for one in names}
    return {one: float(value) for one, value in values.items() if isinstance(value, int | float)}


def _problems(report: Path, folder: Path) -> list[str]:
    """What the engine says is wrong: each error with the text of its line."""
    if not report.is_file():
        return []
    lines = [one.strip() for one in report.read_text(encoding="utf-8", errors="replace").splitlines()]
    found = []
    for place, line in enumerate(lines):
        if line.startswith("ERROR "):
            after = lines[place + 1] if place + 1 < len(lines) else ""
            found.append(f"{line} {after}".strip().replace(str(folder), "")[:LONGEST])
    return found[:MOST_ERRORS]


if __name__ == "__main__":
    main()
