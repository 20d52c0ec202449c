"""A workbook of the kind .xlsx (ECMA-376): its sheets, the texts and formats that they share, and their cells."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import NamedTuple, TypeVar

from citybrain.base.tables.cells import SharedStrings, SheetCells
from citybrain.base.tables.number_formats import Kind, kind_of
from citybrain.base.tables.parts import MOST_PARTS, Parts
from citybrain.kernel.errors import InputError

MOST_CELLS = 12_000_000
"""Cells of the sheets that are read, empty ones between others among them."""

MOST_STYLES = 100_000
WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
STRINGS, STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
OTHERS = {"xl/workbook.bin": ".xlsb", "content.xml": ".ods"}
"""Parts by which other kinds of workbooks are known, with what their files end in."""

Item = TypeVar("Item")


class SheetPart(NamedTuple):
    """A sheet of a workbook and where it stands."""

    name: str
    part: str
    visible: bool


class WorkbookParts:
    """A workbook: what is not asked for is not read.

    Raises InputError for what is no .xlsx, and for sheets of more cells than are read.
    """

    def __init__(self, content: bytes, file: str, largest: int) -> None:
        self._parts, self._file = Parts(content, file, largest), file
        if WORKBOOK not in self._parts:
            for part, ending in OTHERS.items():
                if part in self._parts:
                    raise InputError("sheet-other-kind", file=file, received=ending)
        self.since_1904 = False
        self.sheets = tuple(self._sheets())

    def read(
        self, sheet: SheetPart, columns: int, rows: int | None = None, taken: int = 0, characters: int = 0
    ) -> SheetCells:
        """The cells of a sheet, up to so many columns and one more; as soon as there are so many rows none are sought.

        `taken` are cells that other sheets have, which count as well, and `characters` those of their texts.
        """
        cells = SheetCells(self._texts, self._styles, self.since_1904, columns, characters)
        for _ in self._parts.read(sheet.part, cells):
            if (area := taken + cells.area) > MOST_CELLS:
                raise InputError("sheet-too-many-cells", file=self._file, received=area, allowed=MOST_CELLS)
            if rows is not None and cells.row > rows:
                break
        return cells

    def _sheets(self) -> Iterator[SheetPart]:
        relations = (tag for name, _, tag in self._parts.tags(RELATIONS) if name == "Relationship")
        places = {tag["Id"]: tag["Target"] for tag in _at_most(relations, MOST_PARTS) if {"Id", "Target"} <= tag.keys()}
        sheets = []
        for name, around, tag in self._parts.tags(WORKBOOK):
            if name == "workbookPr":
                self.since_1904 = tag.get("date1904") in {"1", "true"}
            elif name == "sheet" and around == "sheets":
                sheets.append(tag)
                if len(sheets) > MOST_PARTS:
                    raise ValueError(f"more than {MOST_PARTS} sheets")
        for tag in sheets:
            if (place := places.get(tag.get("id", ""))) is None:
                raise ValueError(f"no place of sheet {tag.get('name', '')[:40]}")
            part = posixpath.normpath(posixpath.join("/xl", place.replace("\\", "/"))).lstrip("/")
            yield SheetPart(tag.get("name", ""), part, tag.get("state", "visible") == "visible")

    @cached_property
    def _texts(self) -> list[str]:
        strings = SharedStrings(MOST_CELLS)
        if STRINGS in self._parts:
            for _ in self._parts.read(STRINGS, strings):
                pass
        return strings.texts

    @cached_property
    def _styles(self) -> dict[str, Kind]:
        """What the numbers of cells are, by the number of their style, of those that are not mere numbers."""
        tags = self._parts.tags(STYLES) if STYLES in self._parts else iter(())
        of_use = (tag for tag in tags if tag[:2] in {("numFmt", "numFmts"), ("xf", "cellXfs")})
        codes, numbers = dict[int, str](), list[int]()
        for name, _, tag in _at_most(of_use, MOST_STYLES):
            number = int(tag.get("numFmtId", "0")[:9] or 0)
            if name == "numFmt":
                codes[number] = tag.get("formatCode", "")
            else:
                numbers.append(number)
        kinds = {number: kind_of(number, codes.get(number, "")) for number in set(numbers)}
        return {str(place): kind for place, number in enumerate(numbers) if (kind := kinds[number])}


def _at_most(items: Iterable[Item], most: int) -> Iterator[Item]:
    items = iter(items)
    yield from islice(items, most)
    if next(items, None) is not None:
        raise ValueError(f"more than {most} styles or parts")
