"""Files that an inventory leaves behind: its lines as CSV and workbook, and the report on a year."""

from __future__ import annotations

import polars as pl

from citybrain.base.spreadsheets import csv_table
from citybrain.inventory.entries.activities import activity_of_lines
from citybrain.inventory.entries.export import export_table, workbook_of
from citybrain.inventory.lines import emissions_of
from citybrain.inventory.service import InventoryService
from citybrain.messages import text
from citybrain.presenting.answers.city import city_answer
from citybrain.presenting.inventory.inventory import inventory_answer
from citybrain.presenting.inventory.lines import factor_sources
from citybrain.presenting.inventory.report import inventory_report
from citybrain.presenting.inventory.shapes import InventoryLevel


def csv_document(inventory: InventoryService, year: int | None, assessment: str) -> bytes:
    """Entered lines of a year or of all years as CSV."""
    return csv_table(_table(inventory, year, assessment))


def workbook_document(inventory: InventoryService, year: int | None, assessment: str, language: str) -> bytes:
    """The same as XLSX. Raises EntryError for more lines than a sheet can hold."""
    return workbook_of(_table(inventory, year, assessment), text("inventory-sheet", language))


def _table(inventory: InventoryService, year: int | None, assessment: str) -> pl.DataFrame:
    lines = inventory.recorded.lines
    if year is not None:
        lines = lines.filter(pl.col("year") == year)
    setting = inventory.setting
    emissions = emissions_of(activity_of_lines(lines), setting.library, assessment, setting.region).equivalent
    sources = factor_sources(inventory, lines["factor"].drop_nulls().unique().to_list())
    return export_table(lines, pl.Series(emissions, dtype=pl.Float64, nan_to_null=True), sources)


def report_document(
    inventory: InventoryService,
    year: int | None,
    assessment: str,
    level: InventoryLevel,
    language: str,
    base_year: int | None = None,
) -> bytes:
    """The report on a year as one HTML file; see `inventory_answer`."""
    answer = inventory_answer(inventory, year, assessment, level, language, base_year)
    account = inventory.account(answer["year"], assessment)
    used = account.lines.filter(pl.Series(account.counts))["factor"].drop_nulls().unique().sort().to_list()
    city = city_answer(inventory.workspace.snapshot, language)
    return inventory_report(answer, city["name"], factor_sources(inventory, used), city["notices"], language).encode()
