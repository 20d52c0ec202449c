"""From a table of texts to lines of activity: numbers, own factors, keys; nothing is judged yet."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from citybrain.inventory.entries.columns import OWN, OWN_UNIT
from citybrain.inventory.entries.frame import LINES, cleaned
from citybrain.inventory.entries.table import LINE, EntryTable
from citybrain.inventory.subcategories import NOTATION_KEYS
from citybrain.kernel import InputError
from citybrain.observations.bills.amounts import Decimal, decimal_sign, numbers
from citybrain.records.errors import EntryError

NUMBERS = ("amount", "activity_uncertainty", "factor_uncertainty", "stated")
NOTHING = ("-", "–", "—", "n/a", "N/A", "na", "NA")
SAID = ".said"
"""Ends the name of a column with what a file says where a number should stand."""

FACTOR_UNIT = ".unit of "
FACTOR_VALUE = ".factor of "
TOTAL = r"(?i)^\W*(sub|grand )?-?(total|sum)\b|^(合计|小计|总计)"
QUALITIES = {"high": "H", "medium": "M", "low": "L", "h": "H", "m": "M", "l": "L", "高": "H", "中": "M", "低": "L"}


@dataclass(frozen=True)
class EntryDraft:
    """Lines as a file has them, every row of it.

    `lines`: LINE, the columns of LINES, `stated` [t CO2e], `total` (a row of totals), and what the file says where
    a number was expected but none can be read (NAME.said). Values and units of own factors stand in columns
    `.factor of GAS` and `.unit of GAS`, for the gases of `own`.
    """

    table: EntryTable
    lines: pl.DataFrame
    own: tuple[str, ...]
    decimal: Decimal


def read_draft(table: EntryTable, year: int | None = None) -> EntryDraft:
    """Lines of a table; `year` is that of all rows where neither a column nor a line above the table tells it.

    Raises InputError where decimal signs are mixed or unclear, and where no year is told.
    """
    cells = table.cells.with_columns(
        cleaned(column) for column in table.cells.iter_columns() if column.dtype == pl.String
    )
    own = tuple(sorted(name.removeprefix(OWN) for name in table.header.places if name.startswith(OWN)))
    numeric = [name for name in (*NUMBERS, *(OWN + gas for gas in own)) if name in cells.columns]
    sign = _sign(table, cells, numeric)
    has_year = "year" in cells.columns
    told = table.year if year is None else year
    if not has_year and told is None:
        raise EntryError("activity-year-needed", file=table.file)
    frame = cells.select(LINE, *_texts(cells), _year(cells, has_year, told), _total(cells))
    keys = cells["amount"].str.to_uppercase()
    keyed = keys.is_in(NOTATION_KEYS) & frame["notation_key"].is_null()
    frame = frame.with_columns(notation_key=pl.when(keyed).then(keys).otherwise(pl.col("notation_key")))
    made = [column for name in numeric for column in _number(table, cells, name, sign, keyed)]
    frame = frame.with_columns(made)
    missing = [name for name in NUMBERS if name not in frame.columns]
    frame = frame.with_columns(pl.lit(None, pl.Float64).alias(name) for name in missing)
    frame = frame.with_columns(_factor_units(table, cells, own))
    return EntryDraft(table, frame.with_columns(own_factors_text(own)), own, sign)


def _texts(cells: pl.DataFrame) -> list[pl.Expr]:
    made = []
    for name, kind in LINES.items():
        if kind != pl.String or name == "own_factors":
            continue
        column = pl.col(name) if name in cells.columns else pl.lit(None, pl.String)
        if name in ("activity_quality", "factor_quality"):
            column = column.str.to_lowercase().replace(QUALITIES) if name in cells.columns else column
        if name == "notation_key" and name in cells.columns:
            column = column.str.to_uppercase()
        made.append(column.alias(name))
    return made


def _year(cells: pl.DataFrame, has_year: bool, told: int | None) -> pl.Expr:
    if not has_year:
        return pl.lit(told, pl.Int32).alias("year")
    column = pl.col("year").str.strip_suffix(".0").cast(pl.Int32, strict=False)
    return pl.when(pl.col("year").is_null()).then(pl.lit(told, pl.Int32)).otherwise(column).alias("year")


def _total(cells: pl.DataFrame) -> pl.Expr:
    known = [
        pl.col(name).str.contains(TOTAL).fill_null(False)
        for name in ("subcategory", "description")
        if name in cells.columns
    ]
    return pl.any_horizontal(known).alias("total")


def _sign(table: EntryTable, cells: pl.DataFrame, numeric: list[str]) -> Decimal:
    """The decimal sign that all numbers of the file agree on; of cells that are numbers already none is asked."""
    if table.pointed or not numeric:
        return "point"
    parts = []
    for name in numeric:
        typed = table.numbers.get(name)
        texts = pl.Series("text", cells[name].str.strip_suffix("%").str.strip_chars())
        part = pl.DataFrame({"text": texts, "line": cells[LINE]})
        parts.append(part if typed is None else part.filter(typed.is_null()))
    every = pl.concat(parts).drop_nulls()
    if every.is_empty():
        return "point"
    try:
        return decimal_sign(every["text"], every["line"], table.file, "-", None)
    except InputError as problem:
        told = {name: value for name, value in problem.arguments.items() if name != "column"}
        raise EntryError(problem.code.replace("bills-", "activity-"), **told) from problem


def _number(table: EntryTable, cells: pl.DataFrame, name: str, sign: Decimal, keyed: pl.Series) -> list[pl.Series]:
    """A column of numbers, and what the file says where there is no number though there should be one."""
    said = cells[name]
    blank = said.is_null() | said.is_in(NOTHING)
    if name == "amount":
        blank = blank | keyed
    told = (
        pl.DataFrame({"said": said})
        .select(
            pl.when(pl.col("said").str.ends_with("%"))
            .then(numbers(pl.col("said").str.strip_suffix("%"), sign) / 100.0)
            .otherwise(numbers(pl.col("said"), sign))
        )
        .to_series()
    )
    typed = table.numbers.get(name)
    value = told if typed is None else typed.zip_with(typed.is_not_null(), told)
    unread = ~blank & (value.is_null() | value.is_infinite() | value.is_nan())
    short = FACTOR_VALUE + name.removeprefix(OWN) if name.startswith(OWN) else name
    empty = pl.Series([None], dtype=pl.Float64).new_from_index(0, len(value))
    return [
        value.zip_with(~(blank | unread), empty).alias(short),
        said.zip_with(unread, pl.Series([None], dtype=pl.String).new_from_index(0, len(value))).alias(short + SAID),
    ]


def _factor_units(table: EntryTable, cells: pl.DataFrame, own: tuple[str, ...]) -> list[pl.Series]:
    """Unit of each own factor: of its own column, in the name of its column, common to all; else kg for one unit."""
    made = []
    rows = len(cells)
    plain = pl.Series("plain", [None], pl.String).new_from_index(0, rows)
    amount_unit = cells["unit"] if "unit" in cells.columns else plain
    for gas in own:
        unit = cells[OWN_UNIT + gas] if OWN_UNIT + gas in cells.columns else plain
        for other in (
            pl.Series([table.header.units.get(OWN + gas)], dtype=pl.String).new_from_index(0, rows),
            cells["factor_unit"] if "factor_unit" in cells.columns else plain,
            "kg/" + amount_unit,
        ):
            unit = unit.zip_with(unit.is_not_null(), other)
        made.append(unit.alias(FACTOR_UNIT + gas))
    return made


def own_factors_text(own: tuple[str, ...]) -> pl.Expr:
    """Own factors as JSON, {gas: [value, unit]}; null for a line without any.

    There is one way to write a number, so that two lines that say the same are the same text.
    """
    if not own:
        return pl.lit(None, pl.String).alias("own_factors")
    parts = []
    for gas in own:
        unit = (
            pl.col(FACTOR_UNIT + gas)
            .str.replace_all("\\", "\\\\", literal=True)
            .str.replace_all('"', '\\"', literal=True)
        )
        value = pl.col(FACTOR_VALUE + gas).cast(pl.String)
        parts.append(pl.concat_str(pl.lit(f'"{gas}": ['), value, pl.lit(', "'), unit, pl.lit('"]')))
    joined = pl.concat_str(parts, separator=", ", ignore_nulls=True)
    return pl.when(joined.str.len_bytes() > 0).then(pl.lit("{") + joined + pl.lit("}")).alias("own_factors")
