"""Proposals and their steps as tables on a terminal."""

from __future__ import annotations

from rich.markup import escape

from citybrain.cases.gate.shapes import ProposalAnswer, ProposalDetails
from citybrain.cli.headings import headed_table
from citybrain.cli.reader import Reader
from citybrain.messages import text

COLUMN = "cli-proposal-column-"


def print_proposals(found: list[ProposalAnswer], reader: Reader) -> None:
    """One row for each proposal."""
    if not found:
        reader.out().print(text("cli-proposal-none", reader.language))
        return
    table = headed_table(reader, COLUMN, ("number", "what", "about", "state", "by", "approves"), ("number",))
    for one in found:
        cells = (one["label"], one["title"], one["state_label"], one["made_by"], one["approves_label"])
        table.add_row(str(one["number"]), *map(escape, cells))
    reader.out().print(table)


def print_proposal(one: ProposalDetails, reader: Reader) -> None:
    """A proposal, what it says, and one row for each of its steps."""
    print_proposals([one], reader)
    out = reader.out()
    for line in (one["reason"], one["cost"], *(each["what"] for each in one["alternatives"])):
        if line:
            out.print(escape(line))
    for each in one["values"]:
        before = "" if each["before"] is None else f"{each['before']} → "
        out.print(escape(f"{each['label']}: {before}{each['value']} {each['unit'] or ''}".rstrip()))
    table = headed_table(reader, COLUMN, ("at", "step", "by", "why"), ())
    for step in one["steps"]:
        table.add_row(step["at"], step["label"], escape(step["made_by"]), escape(step["why"]))
    out.print(table)
