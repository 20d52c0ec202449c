"""Registers of enterprises and their entries from tables: permit registers, PRTR releases, loads of months."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from citybrain.cases.columns import MeantColumns, number_in, read_meant
from citybrain.cases.supervision.enterprises import MOST_ENTERPRISES, NewEnterprise
from citybrain.cases.supervision.entries import EntryKind, NewEntry, year_of
from citybrain.cases.supervision.file import MOST_FAULTS
from citybrain.records.errors import EntryError

NAMES: Mapping[str, tuple[str, ...]] = {
    "identifier": ("identifier", "facilityid", "facilityinspireid", "inspireid", "permitid", "siteid", "id"),
    "name": ("name", "facilityname", "enterprise", "company", "site"),
    "activity": ("activity", "mainactivity", "eprtrmainactivity", "sector", "industry"),
    "address": ("address", "street", "streetaddress"),
    "longitude": ("longitude", "lon", "lng", "long", "x"),
    "latitude": ("latitude", "lat", "y"),
    "sole_trader": ("soletrader",),
    "kind": ("kind",),
    "since": ("since", "from", "begin", "start"),
    "until": ("until", "to", "end"),
    "year": ("year", "reportingyear"),
    "pollutant": ("pollutant", "pollutantname", "substance"),
    "amount": ("amount", "quantity", "releases", "totalquantity", "load"),
    "unit": ("unit", "quantityunit"),
    "per": ("per",),
    "outlet": ("outlet", "stack", "source"),
    "reference": ("reference", "permit", "decision"),
    "text": ("text", "note", "remark"),
    "data_class": ("dataclass",),
}
"""What a column means, by the names that files use, letters alone; a mapping says it of any other."""

NUMBERS = ("longitude", "latitude", "amount")
NO = frozenset({"no", "false", "0", "0.0", "否"})


class EnterpriseTable(NamedTuple):
    """What a table says: its enterprises, and entries by the identifier of whose file they belong to."""

    enterprises: list[NewEnterprise]
    entries: list[tuple[str, NewEntry]]


def read_register(
    source: Path | bytes, file: str, columns: Mapping[str, str], constants: Mapping[str, str]
) -> EnterpriseTable:
    """A row each of an enterprise, of an entry, or of both, as the table of a permit register or a PRTR has them.

    columns: what is meant by which column, where its name does not tell; constants: what holds for all rows, such as
    the unit of the amounts. A row with an amount is an entry: a load, unless `kind` says otherwise; `year` stands for
    its days. Raises EntryError where columns are missing or values cannot be read, with up to ten. A table
    that names enterprises must say who of them is a sole trader.
    """
    table = read_meant(source, file, MeantColumns(NAMES, ("identifier",)), columns, constants)
    if "name" in table.said and "sole_trader" not in table.said:
        raise EntryError("enterprise-sole-trader", file=file, received=", ".join(table.columns)[:200])
    stated = table.rows
    faults = [fault for line, row in stated for fault in _faults(line, row)]
    if faults:
        raise EntryError("enterprise-table", file=file, problem="; ".join(faults[:MOST_FAULTS]), number=len(faults))
    enterprises = {row["identifier"]: _enterprise(row) for _, row in stated if row.get("name")}
    if len(enterprises) > MOST_ENTERPRISES:
        raise EntryError("enterprise-many", allowed=MOST_ENTERPRISES)
    entries = [(row["identifier"], _entry(row)) for _, row in stated if "amount" in row or "kind" in row]
    return EnterpriseTable(list(enterprises.values()), entries)


def _faults(line: int, row: Mapping[str, str]) -> Iterator[str]:
    """What cannot be read of a row: the line, what is meant, what stands there."""
    if not row.get("identifier"):
        yield f"{line}: identifier: -"
    for name in NUMBERS:
        if name in row and number_in(row[name]) is None:
            yield f"{line}: {name}: {row[name][:40]}"
    if "kind" in row and row["kind"] not in set(EntryKind):
        yield f"{line}: kind: {row['kind'][:40]} ({', '.join(EntryKind)})"
    if "amount" in row and "unit" not in row:
        yield f"{line}: unit: - ({row['amount'][:40]})"
    if ("amount" in row or "kind" in row) and not ("since" in row or row.get("year", "").isdecimal()):
        yield f"{line}: since, year: {row.get('year', '-')[:40]}"


def _enterprise(row: Mapping[str, str]) -> NewEnterprise:
    """Whoever is not said to be none counts as a person."""
    stated: dict[str, Any] = {name: row.get(name, "") for name in ("identifier", "name", "activity", "address")}
    stated |= {name: number_in(row[name]) for name in ("longitude", "latitude") if name in row}
    return NewEnterprise(**stated, sole_trader=row.get("sole_trader", "").casefold() not in NO)


def _entry(row: Mapping[str, str]) -> NewEntry:
    since, until = row.get("since"), row.get("until")
    if since is None:
        year = year_of(min(max(int(row["year"][:4]), 1), 9998))
        since, until = year.since.isoformat(), year.until.isoformat()
    texts = {name: row.get(name) for name in ("pollutant", "unit", "per", "outlet", "data_class")}
    amount = number_in(row["amount"]) if "amount" in row else None
    kind = EntryKind(row.get("kind", EntryKind.LOAD))
    stated: dict[str, Any] = {**texts, "amount": amount, "reference": row.get("reference", "")}
    return NewEntry(kind, since, until, text=row.get("text", ""), **stated)


def by_identifier(entries: Iterable[tuple[str, NewEntry]]) -> dict[str, list[NewEntry]]:
    """Entries of a table by the enterprise whose file they belong to."""
    files: dict[str, list[NewEntry]] = {}
    for identifier, entry in entries:
        files.setdefault(identifier, []).append(entry)
    return files
