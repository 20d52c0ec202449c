"""What a caller knows of the tables that it reads, and a table as it was read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from citybrain.base.files import LARGEST_TEXT
from citybrain.base.notices import Notice
from citybrain.kernel.errors import InputError

if TYPE_CHECKING:
    import polars as pl

LINE = "\x00line"
SPILL = "\x00more values"
"""Names that no column of a file can have, for a zero byte is no text."""

HEADER_AMONG = 40
"""Rows among which the names of the columns must stand."""

LEAST_NAMES = 2
"""Names that a row must have of those that are known, to be taken for the names of the columns."""

Merging: TypeAlias = Literal["filled", "apart", "ignored"]
Width: TypeAlias = Literal["any", "at most", "exactly"]


def no_names(_: Sequence[str]) -> int:
    """Know no name of a column."""
    return 0


def apart(_: str) -> Merging:
    """Take no merged cell for more than its first row."""
    return "apart"


@dataclass(frozen=True)
class Form:
    """What is known of a table before it is read; what is None is recognised.

    `known` counts the cells of a row that are names of columns; without any, the first row that is no title is taken
    for the names, or the table is refused with the message `unnamed`, where there is one. `two_rows`: a row of groups
    may stand above the names. `repeats`: a name may stand twice. `width`: how many cells a row may have. `nothing`:
    texts that mean that nothing stands there. `merging`: whether merged cells of a column hold for all their rows;
    where they do not, they are `merged`: told, left to the caller, or refused. `every_sheet`: all visible sheets with
    known names are read; else there must be one. Limits are bytes of the file, rows, cells, columns, and characters of
    a cell; of a text no more rows are read than are allowed. `error` is the class of what is raised.
    """

    known: Callable[[Sequence[str]], int] = no_names
    encoding: str | None = None
    separator: str | None = None
    sheet: str | None = None
    every_sheet: bool = False
    two_rows: bool = False
    repeats: bool = False
    unnamed: str = ""
    width: Width = "any"
    nothing: frozenset[str] = frozenset()
    merging: Callable[[str], Merging] = apart
    merged: Literal["told", "left", "refused"] = "told"
    largest: int = LARGEST_TEXT
    most_rows: int | None = None
    most_cells: int | None = None
    most_columns: int = 500
    longest: int = 32_767
    error: type[InputError] = InputError

    def rows_of(self, columns: int) -> int | None:
        """Rows that a table of so many columns may have, None for any."""
        limits = [self.most_rows, None if self.most_cells is None else self.most_cells // max(columns, 1)]
        return min((limit for limit in limits if limit is not None), default=None)


@dataclass(frozen=True)
class Table:
    """Texts of a file.

    `cells` has LINE (UInt32, the line of the file on which a row begins), a String column for each of `columns` (null
    where nothing stands) and SPILL, which is not null where a row has more values than there are columns. `names` are
    the columns as the file has them, `columns` with a number where one is empty or stands twice. `above` are the rows
    over the names, which stand on line `head_line`. `numbers` holds, for spreadsheets, the columns as Float64 with
    null where a cell is no number; `merged` the lines whose values are merged with those of other lines, with the
    merged cells ("D2:D3").
    """

    file: str
    cells: pl.DataFrame
    names: tuple[str, ...]
    columns: tuple[str, ...]
    above: list[list[str]]
    head_line: int = 1
    sheet: str | None = None
    separator: str | None = None
    numbers: dict[str, pl.Series] = field(default_factory=dict)
    merged: dict[int, str] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()

    @property
    def lines(self) -> list[int]:
        """The line of each row."""
        return self.cells[LINE].to_list()
