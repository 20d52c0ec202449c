"""A file of bills that waits to be imported, with the words that people read."""

from __future__ import annotations

from typing_extensions import TypedDict

from citybrain.base.answers import answer_of
from citybrain.kernel import Graph
from citybrain.messages import on_page, render_on_page, text
from citybrain.observations.bills.declaration import billing, carriers
from citybrain.observations.bills.manifest import ImportManifest
from citybrain.observations.bills.waiting import WaitingBill
from citybrain.observations.bills.words import UNITS, columns
from citybrain.presenting.answers.shapes.columns import FileColumn


class BillField(TypedDict):
    """What a column may hold, and the column that was named or recognised for it; `stated` where a person named it."""

    name: str
    label: str
    column: str | None
    stated: bool


class NamedChoice(TypedDict):
    """Something that can be chosen."""

    name: str
    label: str


class BillStated(TypedDict):
    """What a person stated of a file."""

    columns: dict[str, str]
    carrier: str | None
    unit: str | None
    decimal: str | None
    date_format: str | None
    calorific_value: float | None
    several: str
    check_unit: bool
    sheet: str | None
    encoding: str | None
    title: str
    licence: str


class SetApart(TypedDict):
    """How many rows cannot be counted, and why."""

    text: str
    count: int


class WaitingBillFile(TypedDict):
    """A file of bills that waits: what was read of it so far, what would be imported, what has to be settled first.

    Of `received` rows `usable` are counted as bills. `carrier` and `unit` hold for the whole file where they are known.
    """

    id: str
    name: str
    bytes: int
    columns: list[FileColumn]
    fields: list[BillField]
    said: BillStated
    carrier: str | None
    unit: str | None
    carriers: list[NamedChoice]
    units: list[str]
    received: int
    usable: int
    apart: list[SetApart]
    notices: list[str]
    problem: str | None
    code: str | None


class BillImport(TypedDict):
    """An import of bills: rows received and kept, series and those of them that have a place in the city."""

    number: int
    name: str
    title: str
    licence: str
    created: str
    received: int
    kept: int
    series: int
    matched: int
    simulated: bool


class BillImports(TypedDict):
    """Imports of bills, the last one first."""

    imports: list[BillImport]


def bill_file_answer(file: WaitingBill, graph: Graph, language: str) -> WaitingBillFile:
    """All that a person has to know to settle and import a file."""
    seen, said = file.inspected, file.said
    stated = {str(name): column for name, column in said.columns.items()}
    return {
        "id": file.id,
        "name": file.path.name,
        "bytes": file.bytes,
        "columns": [{"name": name, "samples": list(values)} for name, values in seen.samples.items()],
        "fields": [
            {
                "name": name,
                "label": _label(name, graph, language),
                "column": seen.chosen.get(name),
                "stated": name in stated,
            }
            for name in columns()
        ],
        "said": answer_of(BillStated, said, columns=stated),
        "carrier": seen.carrier,
        "unit": seen.unit,
        "carriers": [
            {"name": name, "label": text(f"carrier-{name.replace('_', '-')}", language)} for name in carriers()
        ],
        "units": list(UNITS),
        "received": seen.received,
        "usable": seen.usable,
        "apart": [
            {"text": on_page(reason, language, {}), "count": count} for reason, count in (seen.reasons or {}).items()
        ],
        "notices": [on_page(one.code, language, one.arguments) for one in seen.notices],
        "problem": render_on_page(seen.problem, language) if seen.problem else None,
        "code": seen.problem.code if seen.problem else None,
    }


def bill_imports_answer(imports: list[ImportManifest]) -> BillImports:
    """What was imported, the last one first."""
    return {
        "imports": [
            answer_of(
                BillImport,
                one,
                received=one.ledger.received,
                kept=one.ledger.kept,
                series=one.matching.series,
                matched=one.matching.series_matched,
            )
            for one in imports[::-1]
        ]
    }


def _label(field: str, graph: Graph, language: str) -> str:
    if field in billing().entities:
        return graph.entities[field].said(language)
    return text(f"bills-field-{field}", language)
