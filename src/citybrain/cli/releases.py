"""`citybrain trace`: how well sources are found where they are known, in the runs of a tracer experiment."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citybrain.cli.city import AsJson, print_json
from citybrain.cli.headings import headed_table
from citybrain.cli.reader import READER
from citybrain.messages import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citybrain.cases.tracing.releases import ReleaseTrial

GROUP = {"all": ("unstable", "neutral", "stable"), "unstable-neutral": ("unstable", "neutral")}
"""Groups of stability that the summary has besides each alone."""

BY_RUN = ("run", "stability", "found", "probability", "rate", "level", "area")
SUMMARY = ("stability", "traces", "found", "near", "inside")


def _help(name: str) -> str:
    return text(f"cli-trace-runs-{name}", READER.language)


def add_to(app: typer.Typer) -> None:
    """Put the command among those of the program."""
    app.command("trace", help=_help("help"))(trace)


def trace(
    runs: Annotated[Path, typer.Option("--runs", metavar="FOLDER", help=_help("folder"))],
    seed: Annotated[int, typer.Option("--seed", min=0, max=2**31 - 1, help=_help("seed"))] = 1,
    as_json: AsJson = False,
) -> None:
    """Find the source of each run among fifty decoys from twelve samplers; a table by run, and one by stability."""
    from citybrain.cases.tracing.releases import STABILITIES, read_runs, trace_run

    trials = [trace_run(run, seed) for run in read_runs(runs)]
    if as_json:
        print_json([one._asdict() for one in trials])
        return
    out = READER.out()
    table = headed_table(READER, "cli-trace-runs-", BY_RUN, BY_RUN[3:], "")
    for one in trials:
        table.add_row(
            str(one.run), _help(one.stability), _help("yes" if one.first else "no"), f"{one.probability:.2f}",
            f"{one.ratio:.2f}", f"{one.level:.2f}", f"{one.area / 1e4:.2f}",
        )  # fmt: skip
    out.print(table)
    summary = headed_table(READER, "cli-trace-runs-", SUMMARY, SUMMARY[1:], "")
    for name, group in {**GROUP, **{one: (one,) for one in STABILITIES}}.items():
        if some := [one for one in trials if one.stability in group]:
            summary.add_row(_help(name), *_shares(some))
    out.print(summary)


def _shares(trials: Sequence[ReleaseTrial]) -> tuple[str, ...]:
    from citybrain.cases.tracing.releases import shares

    count, *of = shares(trials)
    return str(count), *(f"{one:.0%}" for one in of)
