"""Documents and page give a plan the same verdicts."""

from citybrain.presenting.answers.outcome import outcome_answer
from tests.presenting.paper.conftest import Run

STAYING = {"same", "slight", "unknown"}


def test_no_interval_stands_over_what_changes_nothing_worth_the_name(run: Run) -> None:
    plain = {
        row["quantity"]: row["verdict"] for row in outcome_answer(run.outcome, run.workspace.places, "en")["headline"]
    }
    told = {row["quantity"]: row["verdict"] for row in run.answer["headline"]}
    staying = {name: verdict for name, verdict in plain.items() if verdict in STAYING}
    assert staying and {name: told[name] for name in staying} == staying
    drawn = {row["quantity"]: row["verdict"] for row in run.answer["uncertainty"]["quantities"] if row["verdict"]}
    others = told.keys() & drawn.keys() - staying.keys()
    assert others and all(told[name] == drawn[name] for name in others)
