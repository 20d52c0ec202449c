"""Cases and their steps as tables on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape

from citybrain.cases.shapes import CaseAnswer, CaseDetails
from citybrain.cli.headings import headed_table
from citybrain.cli.reader import Reader
from citybrain.messages import text
from citybrain.observations.warnings.texts import local

if TYPE_CHECKING:
    from citybrain.presenting.answers.case_effect import CaseEffectList

COLUMN = "cli-case-column-"


def print_cases(cases: list[CaseAnswer], zone: str, reader: Reader) -> None:
    """One row for each case, with times by the clock of a zone."""
    if not cases:
        reader.out().print(text("cli-case-none", reader.language))
        return
    columns = ("number", "what", "severity", "state", "owner", "due", "episodes")
    table = headed_table(reader, COLUMN, columns, ("number", "episodes"))
    for one in cases:
        table.add_row(
            str(one["number"]),
            escape(one["title"]),
            text(f"case-severity-{one['severity']}", reader.language),
            _state(one, reader),
            escape(one["owner"] or text(f"access-role-{one['owner_role']}", reader.language)),
            _time(one["due"], zone),
            str(one["episodes"]),
        )
    reader.out().print(table)


def print_case(case: CaseDetails, zone: str, reader: Reader) -> None:
    """A case, and one row for each of its steps."""
    print_cases([case], zone, reader)
    table = headed_table(reader, COLUMN, ("at", "what", "state", "by", "why"), ())
    for one in case["steps"]:
        state = text(f"case-state-{one['state'].replace('_', '-')}", reader.language)
        table.add_row(_time(one["at"], zone), one["label"], state, escape(one["made_by"]), escape(one["why"]))
    reader.out().print(table)


def print_effects(number: int, answer: CaseEffectList, reader: Reader) -> None:
    """One row for each window of a case."""
    if not answer["effects"]:
        reader.out().print(text("cli-case-effect-open", reader.language, number=str(number)))
        return
    table = headed_table(reader, "effect-column-", ("days", "since", "answer"), ("days",))
    for one in answer["effects"]:
        told = escape("\n".join([one["text"], *one["reasons"]]))
        table.add_row("" if one["days"] is None else str(one["days"]), one["since"] or "", told)
    reader.out().print(table)


def _state(case: CaseAnswer, reader: Reader) -> str:
    return text(f"case-state-{case['state'].replace('_', '-')}", reader.language)


def _time(said: str | None, zone: str) -> str:
    return "" if said is None else local(said, zone)
