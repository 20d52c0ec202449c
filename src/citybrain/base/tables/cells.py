"""The cells of a sheet: those that hold something, at their places, whatever the sheet says of its size."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import reduce
from typing import Any

from citybrain.base.tables.merged import Range
from citybrain.base.tables.number_formats import Kind, moment_of
from citybrain.base.tables.parts import local

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
MOST_TEXT, BEYOND_ASCII = 200_000_000, 3
"""Characters of the texts of all sheets, each as often as it stands there; what one counts in a text beyond ASCII."""

PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.IGNORECASE | re.ASCII)
ESCAPED = re.compile(r"_x([0-9A-F]{4})_", re.IGNORECASE | re.ASCII)
UNSTATED = ""
"""The type of a cell that states none: a number, else a text."""

SURROGATES = range(0xD800, 0xE000)


class SharedStrings:
    """The texts of a workbook that its cells name by their number."""

    def __init__(self, most: int) -> None:
        self.texts: list[str] = []
        self._most, self._pieces, self._size = most, list[str](), 0
        self._taking = self._sound = False
        self.depth = 0

    @property
    def count(self) -> int:
        """Texts so far."""
        return len(self.texts)

    def start(self, name: str, _: Mapping[str, str]) -> None:
        """Begin a piece of a text; how a word sounds, which stands beside it, is none."""
        self.depth += 1
        name = local(name)
        self._taking = name == "t" and not self._sound
        self._sound |= name == "rPh"

    def end(self, name: str) -> None:
        """End a text or a piece of one."""
        self.depth -= 1
        self._taking, name = False, local(name)
        if name == "si":
            self.texts.append(unescaped("".join(self._pieces)))
            self._pieces.clear()
            if len(self.texts) > self._most:
                raise ValueError(f"more than {self._most} texts")
        elif name == "rPh":
            self._sound = False

    def text(self, text: str) -> None:
        """Take a piece of a text."""
        if self._taking:
            self._size = _sum(self._size, text)
            self._pieces.append(text)


class SheetCells:
    """The cells of a sheet as they are read: `rows` by their number from 1, each as far as its last cell.

    `columns`: what stands beyond as many is one more cell. `width` and `height` are those of the sheet. Places are
    those that cells and rows name, in any order, else they follow each other. `characters` are those of other sheets
    and of this one. Raises ValueError for a place that no sheet has and for what is no value.
    """

    def __init__(
        self, texts: Sequence[str], styles: Mapping[str, Kind], since_1904: bool, columns: int, characters: int = 0
    ) -> None:
        self.rows: dict[int, list[Any]] = {}
        self.merged: list[Range] = []
        self.width = self.height = self.count = self.formulas = 0
        self.row = self.column = 0
        self._texts, self._styles, self._since_1904, self._last = texts, styles, since_1904, columns
        self._kind = self._style = self._digits = ""
        self._pieces: list[str] = []
        self._within = self._taking = self._sound = False
        self.characters, self.depth = characters, 0

    @property
    def area(self) -> int:
        """Cells of the rectangle that holds all, empty ones among them."""
        return max(self.count, self.width * self.height)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Go to a row or a cell, or begin to take a value."""
        self.depth += 1
        if ":" in name:
            name = local(name)
        if name == "c":
            self._begin(attributes.get("r"))
            self._kind, self._style = attributes.get("t", UNSTATED), attributes.get("s", "")
            self._within = True
            self._pieces.clear()
        elif name in {"v", "t"}:
            self._taking = self._within and (name == "t") == (self._kind == "inlineStr") and not self._sound
        elif name == "row":
            self._digits = attributes.get("r", "")
            self.row, self.column = _row(self._digits) if self._digits else self.row + 1, 0
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif self._within:
            self.formulas += name == "f"
            self._sound |= name == "rPh"

    def end(self, name: str) -> None:
        """Take the value of a cell, where it has one."""
        self._taking = False
        self.depth -= 1
        if ":" in name:
            name = local(name)
        if name == "c":
            self._within = self._sound = False
            if self._pieces and (value := self._value("".join(self._pieces))) is not None:
                self._put(value)
        elif name == "rPh":
            self._sound = False

    def text(self, text: str) -> None:
        """Take a piece of a value."""
        if self._taking:
            self.characters = _sum(self.characters, text)
            self._pieces.append(text)

    def _begin(self, place: str | None) -> None:
        """Go to the place of a cell: that of the row, where it ends as the row is numbered, or any other."""
        if not place:
            self.column += 1
        elif (column := _COLUMNS.get(place.removesuffix(self._digits))) and self._digits:
            self.column = column
        else:
            self.row, self.column = _place(place)
            self._digits = ""

    def _value(self, text: str) -> Any:
        kind = self._kind
        if kind is UNSTATED or kind == "n":
            return self._number(text)
        if kind == "s":
            number = int(text) if text.isdecimal() else len(self._texts)
            if number >= len(self._texts):
                raise ValueError(f"text {text[:20]} of {len(self._texts)}")
            self.characters = _sum(self.characters, shared := self._texts[number])
            return shared or None
        if kind in {"str", "inlineStr"}:
            return unescaped(text)
        if kind == "b":
            return text.strip() not in {"0", "false"}
        if kind == "d":
            return _iso(text)
        if kind == "e":
            return None
        raise ValueError(f"cells of type {kind[:20]}")

    def _number(self, text: str) -> Any:
        try:
            number = float(text)
        except ValueError:
            if self._kind == "n":
                raise
            return text
        if "_" in text:
            return text
        style = self._styles.get(self._style)
        return moment_of(number, style, self._since_1904) if style else number

    def _put(self, value: Any) -> None:
        row, column = self.row, self.column
        if not (1 <= row <= MOST_ROWS and 1 <= column <= MOST_COLUMNS):
            raise ValueError(f"cell in row {row}, column {column}")
        self.count += 1
        self.width, self.height = max(self.width, column), max(self.height, row)
        if (cells := self.rows.get(row)) is None:
            cells = self.rows[row] = []
        missing = min(column - 1, self._last) - len(cells)
        if missing > 0:
            cells += [None] * missing
        if missing >= 0:
            cells.append(value)
        elif column <= self._last:
            cells[column - 1] = value

    def _merge(self, places: str) -> None:
        first, _, last = places.partition(":")
        (top, left), (bottom, right) = _place(first), _place(last or first)
        self.merged.append(((top - 1, left - 1), (bottom - 1, right - 1)))
        if len(self.merged) > MOST_ROWS:
            raise ValueError(f"more than {MOST_ROWS} merged cells")


def unescaped(text: str) -> str:
    """A text with the characters for which workbooks write `_x000D_` and the like."""
    return ESCAPED.sub(_character, text) if "_x" in text else text


def _character(match: re.Match[str]) -> str:
    number = int(match[1], 16)
    return match[0] if number in SURROGATES else chr(number)


def _sum(size: int, text: str) -> int:
    size += len(text) if text.isascii() else BEYOND_ASCII * len(text)
    if size > MOST_TEXT:
        raise ValueError(f"texts of more than {MOST_TEXT:,} characters")
    return size


def _row(text: str) -> int:
    if not (text.isdecimal() and 1 <= len(text) <= 7 and 1 <= (row := int(text)) <= MOST_ROWS):
        raise ValueError(f"row {text[:20]}")
    return row


def _place(text: str) -> tuple[int, int]:
    """Row and column, from 1, of a place like B7."""
    if (match := PLACE.fullmatch(text)) is None:
        raise ValueError(f"cell {text[:20]}")
    letters, row = match.groups()
    if letters not in _COLUMNS:
        column = reduce(lambda number, letter: 26 * number + ord(letter) - 64, letters.upper(), 0)
        if column > MOST_COLUMNS:
            raise ValueError(f"cell {text}")
        _COLUMNS[letters] = column
    if not 1 <= (number := int(row)) <= MOST_ROWS:
        raise ValueError(f"cell {text}")
    return number, _COLUMNS[letters]


_COLUMNS: dict[str, int] = {}
"""Numbers of columns by their letters, of those that were met; there are no more than a sheet has."""


def _iso(text: str) -> Any:
    """A date or time in ISO 8601, or the text where it is none or has a zone."""
    for kind in (datetime.date, datetime.datetime, datetime.time):
        with suppress(ValueError):
            if (moment := kind.fromisoformat(text)) and getattr(moment, "tzinfo", None) is None:
                return moment
    return text
