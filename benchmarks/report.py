"""The documents of a run on 100,000 buildings, from the outcome to the bytes of each file."""

import json
from collections.abc import Iterator

from benchmarks.cities import Cities
from benchmarks.figure import Figure, ratio, seconds
from citybrain.plans.document import read_bytes
from citybrain.presenting.answers.outcome import outcome_answer
from citybrain.presenting.report.documents import Documents

GOAL = 10.0
PLAN = {
    "name": "Bench",
    "measures": [
        {"intervention": "insulate_walls", "where": {"construction_year": {"before": 1980}}, "uptake": 0.3},
        {"intervention": "replace_windows", "where": {"construction_year": {"before": 1980}}, "uptake": 0.2},
        {"intervention": "install_rooftop_solar", "uptake": 0.4},
    ],
}


def figures(cities: Cities) -> Iterator[Figure]:
    """Report, workbook and table of a plan that has been evaluated, beside its answer as plain JSON."""
    workspace = cities.workspace
    outcome = workspace.outcome_of(read_bytes(json.dumps(PLAN).encode(), "bench", json_text=True))

    def answer() -> dict:
        return outcome_answer(outcome, workspace.places, "en")

    def documents() -> Documents:
        return Documents(workspace, outcome, answer(), "en")

    plain = min(seconds(lambda: json.dumps(answer()).encode(), 5))
    touched = sum(outcome.touched.values())
    size = len(documents().report()) / 1e6
    made = [
        (f"report ({size:.1f} MB), {touched:,} rows change", documents, Documents.report),
        ("workbook", documents, Documents.workbook),
        ("table as CSV", documents, Documents.table),
        ("manifest", documents, Documents.manifest_text),
    ]
    for name, fresh, write in made:
        taken = seconds(lambda fresh=fresh, write=write: write(fresh()), 3)
        yield Figure(name, tuple(taken), "s", GOAL, f"{ratio(min(taken), plain)} the answer as JSON ({plain:.3f} s)")
