"""Domains as a table on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.markup import escape

from citybrain.cli.headings import headed_table
from citybrain.cli.reader import Reader
from citybrain.messages import text
from citybrain.presenting.answers.shapes.domains import Domain

MOST_MISSING = 8
"""Names of what a domain lacks that are told; how many more there are is told as a number."""


def print_domains(answer: Sequence[Domain], reader: Reader) -> None:
    """A row for each domain, then what is missing of each."""
    language = reader.language
    columns = ("domain", "needs", "entities", "roles", "quantities", "measures", "state")
    table = headed_table(reader, "cli-domains-", columns)
    for domain in answer:
        rows = [e["label"] if e["rows"] is None else f"{e['label']} ({e['rows']:,})" for e in domain["entities"]]
        state = text(f"cli-domain-state-{domain['state']}", language) if domain["state"] else ""
        table.add_row(
            escape(f"{domain['label']} ({domain['name']})"),
            ", ".join(domain["needs"]),
            escape(", ".join(rows)),
            ", ".join(domain["roles"]),
            str(domain["quantities"]),
            str(domain["measures"]),
            state,
        )
    out = reader.out()
    out.print(table)
    for domain in answer:
        if missing := domain["missing"]:
            names, more = ", ".join(missing[:MOST_MISSING]), max(len(missing) - MOST_MISSING, 0)
            told = text("cli-domain-missing", language, domain=domain["label"], names=names, more=more)
            out.print(escape(told), style="dim")
