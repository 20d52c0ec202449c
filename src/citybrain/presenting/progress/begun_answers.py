"""Measures that were begun, with the words that people read; the table has the same numbers."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl
from typing_extensions import TypedDict

from citybrain.base.spreadsheets import csv_table
from citybrain.messages import text
from citybrain.presenting.answers.accepted import AcceptedShare, accepted_share
from citybrain.presenting.answers.effect import share_text
from citybrain.progress.accepted_effects import AcceptedEffect
from citybrain.progress.begun_measures import BegunMeasure, MeasuredChange, Verdict


class BegunShares(TypedDict):
    """A change and its interval of 90 % as shares; null where nothing was measured."""

    share: float | None
    low: float | None
    high: float | None


class BegunAnswer(TypedDict):
    """A measure that was done at buildings on a day: `promised` of use without it [kWh/a], `measured` of what was to be
    expected in the weather there was.

    days: billed since. error: CV(RMSE) of the bills before. meters: those whose bills were compared. text: what is said
    of it, reason: why nothing can be. accepted: what a person accepted of this kind of measure and carrier, null where
    nobody has; expected: the promise by that share, where it was measured at another measure.
    """

    number: int
    plan: str
    name: str
    intervention: str
    label: str
    carrier: str
    since: str
    buildings: list[str]
    use: float
    promised: BegunShares
    measured: BegunShares
    verdict: Verdict
    text: str
    reason: str | None
    days: int
    error: float | None
    meters: int
    accepted: AcceptedShare | None
    expected: BegunShares | None
    made_by: str
    made_at: str


class BegunList(TypedDict):
    """Measures that were begun, the last one first."""

    measures: list[BegunAnswer]


COLUMNS = (
    "number", "name", "intervention", "carrier", "since", "buildings", "use_kwh_a", "promised", "promised_low",
    "promised_high", "measured", "measured_low", "measured_high", "verdict", "days", "cv_rmse", "made_by",
)  # fmt: skip


def begun_answer(
    one: BegunMeasure, told: MeasuredChange, accepted: AcceptedEffect | None, label: str, language: str
) -> BegunAnswer:
    """One of them; `accepted` is what holds of its kind."""
    share, low, high = one.promise.share
    expected: BegunShares | None = None
    if accepted is not None and accepted.begun != one.number:
        ends = sorted((share * accepted.low, share * accepted.high))
        expected = {"share": share * accepted.share, "low": ends[0], "high": ends[1]}
    words = {"planned": share_text(share), "measured": share_text(told.share)}
    return {
        "number": one.number, "plan": one.plan, "name": one.name, "intervention": one.intervention, "label": label,
        "carrier": one.carrier, "since": str(one.since), "buildings": list(one.buildings), "use": one.promise.use,
        "promised": {"share": share, "low": low, "high": high},
        "measured": {"share": told.share, "low": told.low, "high": told.high},
        "verdict": told.verdict,
        "text": text(f"begun-verdict-{told.verdict}", language, **words),
        "reason": None if told.reason is None else text(told.reason, language),
        "days": told.days, "error": told.error, "meters": told.buildings,
        "accepted": None if accepted is None else accepted_share(accepted), "expected": expected,
        "made_by": one.made_by, "made_at": one.made_at,
    }  # fmt: skip


def begun_table(answers: Iterable[BegunAnswer]) -> bytes:
    """The same as a table; no cell of it can begin a formula."""
    rows = [
        (one["number"], one["name"], one["intervention"], one["carrier"], one["since"], " ".join(one["buildings"]),
         one["use"], *one["promised"].values(), *one["measured"].values(), one["verdict"], one["days"], one["error"],
         one["made_by"])
        for one in answers
    ]  # fmt: skip
    table = pl.DataFrame(rows, schema=list(COLUMNS), orient="row", infer_schema_length=None)
    return csv_table(table)
