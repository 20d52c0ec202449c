"""Identities, tokens and the audit log as tables on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.markup import escape

from citybrain.cli.headings import headed_table
from citybrain.cli.reader import Reader
from citybrain.governance.audit_check import AuditVerdict
from citybrain.governance.audit_entries import AuditEntry
from citybrain.governance.register import Given, Identity
from citybrain.messages import render, text
from citybrain.presenting.answers.audit import act_label

NUMBERS = frozenset({"number", "things"})
SECONDS = 19
"""Characters of a time that tell it to the second: "2026-01-31T12:00:00"."""


def print_identities(known: Sequence[Identity], reader: Reader) -> None:
    """Number, name, roles, who made them known and who withdrew them."""
    rows = (
        (str(one.number), one.name, ", ".join(one.roles), _act(one.made_by, one.made_at), _withdrawn(one))
        for one in known
    )
    _print(reader, ("number", "name", "roles", "made", "withdrawn"), rows)


def print_tokens(given: Sequence[Given], reader: Reader) -> None:
    """Number, whose, scopes, what for, until when, who gave it and who revoked it."""
    rows = (
        (
            str(one.number), one.name, _scopes(one, reader), one.purpose, _time(one.expires_at),
            _act(one.made_by, one.made_at), _withdrawn(one),
        )
        for one in given
    )  # fmt: skip
    _print(reader, ("number", "name", "scopes", "purpose", "expires", "made", "withdrawn"), rows)


def print_entries(found: Sequence[AuditEntry], reader: Reader) -> None:
    """When, who, what was done to what in words, and to how many."""
    rows = (
        (str(one["number"]), _time(one["at"]), one["who"], _deed(one, reader), f"{one['things']:,}")
        for one in found
    )  # fmt: skip
    _print(reader, ("number", "at", "who", "act", "things"), rows)


def print_verdict(found: AuditVerdict, reader: Reader) -> None:
    """How many entries there are, the head, and everything that is wrong."""
    head, out = found.head, reader.out()
    verdict = ("whole" if found.proved else "not-proved") if found.whole else "not-whole"
    out.print(text(f"audit-{verdict}", reader.language, entries=found.entries))
    for fault in found.faults:
        out.print(f"- {render(fault, reader.language)}", markup=False)
    for kind, count in (("unsigned", found.unsigned), ("foreign", found.foreign)):
        if count:
            out.print(text(f"audit-{kind}", reader.language, count=count))
    told = {"at": _time(head.made_at) if head.made_at else "–", "root": head.root, "key": head.key or "–"}
    out.print(text("audit-head", reader.language, size=head.size, **told), markup=False, soft_wrap=True)


def _print(reader: Reader, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    table = headed_table(reader, "cli-access-column-", columns, NUMBERS)
    for row in rows:
        table.add_row(*map(escape, row))
    reader.out().print(table)


def _deed(one: AuditEntry, reader: Reader) -> str:
    label, subject = act_label(one, reader.language)
    return f"{label}: {subject}" if subject else label


def _scopes(one: Given, reader: Reader) -> str:
    return ", ".join(one.scopes) or text("cli-access-all-scopes", reader.language)


def _withdrawn(one: Identity | Given) -> str:
    return "" if one.withdrawn_by is None or one.withdrawn_at is None else _act(one.withdrawn_by, one.withdrawn_at)


def _act(who: str, at: str) -> str:
    return f"{who}, {_time(at)}"


def _time(at: str) -> str:
    return at[:SECONDS].replace("T", " ") + "Z"
