"""Imports, a year of the inventory and factors as tables on a terminal."""

from __future__ import annotations

from rich.markup import escape
from rich.table import Table

from citybrain.cli.headings import headed_table
from citybrain.cli.reader import Reader, amount, grouped
from citybrain.inventory.landfilled import SUBCATEGORY
from citybrain.messages import text
from citybrain.presenting.inventory.shapes import (
    FactorList,
    FactorTold,
    FilesImported,
    ImportedFile,
    InventoryAnswer,
    InventoryIdentity,
    InventorySum,
)
from citybrain.presenting.inventory.stated_shapes import InventoryConsumption, StatementList

ROWS_SHOWN = 20

DERIVATIONS_SHOWN = 12
"""A list of so many factors or fewer tells the steps of each that a method computes."""


def print_imports(answer: FilesImported, reader: Reader) -> None:
    """What became of the rows of each file: counts, reasons, the first rows that were set apart."""
    for file in answer["files"]:
        _print_file(file, reader)


def _print_file(file: ImportedFile, reader: Reader) -> None:
    out, language = reader.out(), reader.language
    name = file["file"] if file["sheet"] is None else f"{file['file']} ({file['sheet']})"
    if file["already"]:
        out.print(text("cli-inventory-already", language, file=name, batch=file["batch"] or 0), markup=False)
        return
    counts = {key: int(file[key]) for key in ("received", "kept", "doubles", "apart")}
    out.print(text("cli-inventory-ledger", language, file=name, **counts), markup=False)
    for told in (*file["notices"], *file["differs"]):
        out.print(told["text"], style="yellow", markup=False)
    if file["rows"]:
        table = headed_table(reader, "cli-column-", ("line", "reason"))
        for row in file["rows"][:ROWS_SHOWN]:
            table.add_row(str(row["line"]), escape(row["text"]))
        out.print(table)
        if len(file["rows"]) > ROWS_SHOWN:
            out.print(text("cli-inventory-more", language, count=file["doubles"] + file["apart"] - ROWS_SHOWN))
    if file["batch"] is not None:
        reader.err().print(text("cli-inventory-imported", language, batch=file["batch"]), markup=False)


def print_inventory(answer: InventoryAnswer, reader: Reader) -> None:
    """Totals, sectors by scope, subcategories with what counts, what does not add up."""
    out, language = reader.out(), reader.language
    level = next(x["label"] for x in answer["levels"] if x["level"] == answer["level"])
    head = {"year": str(answer["year"]), "level": level, "gwp": answer["gwp"]}
    out.print(text("cli-inventory-head", language, **head, total=_tonnes(answer["total"])), markup=False)
    if trend := answer["trend"]:
        out.print(trend["text"], markup=False)
        if trend["once"]:
            told = ", ".join(trend["once"])
            out.print(text("inventory-trend-once", language, subcategories=told), style="yellow", markup=False)
    table = Table()
    table.add_column(text("inventory-report-sector", language))
    for scope in (1, 2, 3):
        table.add_column(text("inventory-report-scope", language, scope=scope), justify="right")
    table.add_column(text("inventory-report-total", language), justify="right")
    for sector in answer["sectors"]:
        by_scope = {x["scope"]: _short(x) for x in sector["scopes"]}
        name = f"{sector['sector']} {sector['label']}"
        table.add_row(escape(name), *(by_scope.get(s, "") for s in (1, 2, 3)), _short(sector["total"]))
    out.print(table)
    out.print(_subcategories(answer, reader))
    for row in answer["subcategories"]:
        for key in row["keys"] if row["counts"] == "computed" else ():
            out.print(f"{row['subcategory']} {key['key']}: {key['reason'] or '–'}", style="dim", markup=False)
    if answer["method"]["landfill"]:
        out.print(f"{SUBCATEGORY}: {answer['method']['landfill']}", style="dim", markup=False)
    if answer["method"]["noise"]:
        out.print(answer["method"]["noise"], style="dim", markup=False)
    if answer["consumption"]:
        print_consumption(answer["consumption"], reader)
    for found in answer["identities"]:
        style = "yellow" if found["verdict"] == "differs" else "dim"
        out.print(f"{found['verdict_text']}: {found['text']}{_sides(found, reader)}", style=style, markup=False)


def print_consumption(told: InventoryConsumption, reader: Reader) -> None:
    """Consumption-based beside territorial: both numbers, their difference, and how the methods differ."""
    out, language = reader.out(), reader.language
    names = ("territorial", "emissions", "difference", "imported", "exported")
    numbers = {name: amount(told[name], "t") for name in names}  # type: ignore[literal-required]
    out.print(text("cli-inventory-consumed", language, year=str(told["year"]), **numbers), markup=False)
    for said in (told["comparison"], f"{told['method']} {told['source']}"):
        out.print(said, style="dim", markup=False)


def _sides(found: InventoryIdentity, reader: Reader) -> str:
    """Both sides of what must be equal; nothing where nobody knows either."""
    if found["left"] is None and found["right"] is None:
        return ""
    left, right = (amount(found["left"], found["unit"]), amount(found["right"], found["unit"]))
    return " " + text("cli-inventory-sides", reader.language, left=left, right=right)


def _subcategories(answer: InventoryAnswer, reader: Reader) -> Table:
    language = reader.language
    columns = ("subcategory", "total", "lines", "counts")
    table = headed_table(reader, "inventory-report-", columns, ("total", "lines"))
    for row in answer["subcategories"]:
        if row["counts"] is not None:
            counts = text(f"inventory-counts-{row['counts']}", language)
            name = f"{row['subcategory']} {row['label']}"
            table.add_row(escape(name), _tonnes(row["total"]), str(row["entered"] + row["computed"]), counts)
    return table


def _tonnes(total: InventorySum) -> str:
    """A sum with its interval, or its notation keys."""
    if total["emissions"] is None:
        return ", ".join(total["keys"]) or "–"
    told = amount(total["emissions"], "t")
    if total["low"] is None or total["high"] is None or total["low"] == total["high"]:
        return told
    return f"{told} ({grouped(total['low'])}–{grouped(total['high'])} t)"


def _short(total: InventorySum) -> str:
    return (", ".join(total["keys"]) or "–") if total["emissions"] is None else amount(total["emissions"], "t")


def print_factors(answer: FactorList, reader: Reader) -> None:
    """Name, gas, value with interval, unit, region, source; of a short list the steps of computed factors as well."""
    language = reader.language
    columns = ("factor", "gas", "value", "unit", "region", "source")
    table = headed_table(reader, "cli-inventory-column-", columns, ("value",))
    for row in answer["factors"]:
        value = f"{row['value']:g}" if row["low"] is None else f"{row['value']:g} ({row['low']:g}–{row['high']:g})"
        gas = text("cli-inventory-biogenic", language, gas=row["gas"]) if row["biogenic"] else row["gas"]
        unit = f"{row['unit']}/{row['activity_unit']}"
        table.add_row(escape(row["name"]), escape(gas), value, escape(unit), row["region"], escape(row["source"]))
    reader.out().print(table)
    if len(answer["factors"]) <= DERIVATIONS_SHOWN:
        for row in answer["factors"]:
            _print_steps(row, reader)
    reader.err().print(text("cli-inventory-factors-found", language, count=answer["total"]))


def _print_steps(row: FactorTold, reader: Reader) -> None:
    """The methods behind a factor in their order, with their inputs, results and where the inputs come from."""
    if not row["steps"]:
        return
    head = {"factor": row["name"], "gas": row["gas"], "value": f"{row['value']:g}"}
    reader.out().print(text("cli-inventory-derived", reader.language, **head), markup=False)
    for step in row["steps"]:
        told = ", ".join(f"{x['name']} {x['value']:g}" for x in step["inputs"])
        reader.out().print(f"  {step['method']}({told}) = {step['result']:g}", markup=False)
        for x in step["inputs"]:
            if x["source"]:
                ends = "" if x["low"] is None else f" ({x['low']:g}–{x['high']:g})"
                reader.out().print(f"    {x['name']} {x['value']:g}{ends}: {x['source']}", style="dim", markup=False)


def print_statements(answer: StatementList, reader: Reader) -> None:
    """Number, year, what, details, amount and source of each statement."""
    columns = ("number", "year", "what", "amount", "source", "who")
    table = headed_table(reader, "cli-inventory-column-", columns, ("number", "amount"))
    for row in answer["statements"]:
        details = ", ".join(told for told in (row["kind"], row["landfill"], row["climate"]) if told)
        what = f"{row['label']}: {details}" if details else row["label"]
        told = f"{row['amount']:g} {row['unit']}"
        table.add_row(
            str(row["id"]), str(row["year"]), escape(what), escape(told), escape(row["source"]), escape(row["by"])
        )
    reader.out().print(table)
