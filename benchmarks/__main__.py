"""`python -m benchmarks [--only solver,whatif] [--markdown FILE] [--fresh]`: one table of all that is promised."""

import argparse
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import (
    accounting,
    activity,
    added_domain,
    baseline,
    bills,
    build,
    capacity,
    cases,
    effects,
    engines,
    governance,
    mqtt,
    notebook,
    observations,
    over_http,
    page,
    postgresql,
    quality,
    relations,
    report,
    road_noise,
    runoff,
    searching,
    sensorthings,
    solver,
    streets,
    tracing,
    traffic,
    transit,
    trees,
    uncertainty,
    whatif,
    years,
)
from benchmarks.cities import Cities
from benchmarks.figure import Figure
from benchmarks.machine import describe
from benchmarks.table import as_markdown, show

PARTS: dict[str, Callable[[Cities], Iterator[Figure]]] = {
    "solver": solver.figures,
    "graph": baseline.graph_figures,
    "baseline": baseline.baseline_figures,
    "whatif": whatif.whatif_figures,
    "relations": relations.figures,
    "years": years.figures,
    "uncertainty": uncertainty.figures,
    "explain": whatif.explain_figures,
    "http": over_http.figures,
    "notebook": notebook.figures,
    "search": searching.figures,
    "page": page.figures,
    "report": report.figures,
    "build": build.figures,
    "bills": bills.figures,
    "observations": observations.figures,
    "mqtt": mqtt.figures,
    "streets": streets.figures,
    "tracing": tracing.figures,
    "noise": road_noise.figures,
    "runoff": runoff.figures,
    "traffic": traffic.figures,
    "transit": transit.figures,
    "trees": trees.figures,
    "capacity": capacity.figures,
    "cases": cases.figures,
    "governance": governance.figures,
    "quality": quality.figures,
    "effects": effects.figures,
    "postgresql": postgresql.figures,
    "sensorthings": sensorthings.figures,
    "accounting": accounting.figures,
    "activity": activity.figures,
    "engines": engines.figures,
    "domain": added_domain.figures,
}


def main() -> None:
    """Measure the parts that are asked for, all unless told otherwise; a part that fails leaves the others standing."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure what is promised about speed.")
    parser.add_argument("--only", default=",".join(PARTS), help=f"parts, comma between: {', '.join(PARTS)}")
    parser.add_argument("--markdown", type=Path, help="write the table to this file, too")
    parser.add_argument("--fresh", action="store_true", help="build the cities again")
    arguments = parser.parse_args()
    chosen = arguments.only.split(",")
    if unknown := set(chosen) - set(PARTS):
        parser.error(f"unknown part: {', '.join(sorted(unknown))}. Known: {', '.join(PARTS)}")
    machine, cities = describe(), Cities(arguments.fresh)
    figures: list[Figure] = []
    failed: list[str] = []
    for name, measure in PARTS.items():
        if name in chosen:
            print(f"Measuring {name} ...", flush=True)
            try:
                figures.extend(measure(cities))
            except Exception:
                traceback.print_exc()
                failed.append(name)
    show(machine, figures)
    if arguments.markdown:
        arguments.markdown.write_text(as_markdown(machine, figures), encoding="utf-8")
    if failed:
        raise SystemExit(f"Not measured: {', '.join(failed)}. The other parts stand above.")


if __name__ == "__main__":
    main()
