"""A table as a data frame of pandas, as the readers of the twin take it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from citybrain.base.notices import Notice
from citybrain.base.tables.form import LINE, Form, no_names
from citybrain.base.tables.read import read_table


@dataclass(frozen=True)
class TextTable:
    """`cells`: one text per column and row; `lines`: the line of the file each row starts on; `file`: its name."""

    cells: pd.DataFrame
    lines: NDArray[np.int64]
    file: str
    notices: tuple[Notice, ...] = ()


def text_table(
    source: Path | str | bytes,
    file: str = "",
    encoding: str | None = None,
    separator: str | None = None,
    known: Callable[[Sequence[str]], int] = no_names,
    most_rows: int | None = None,
    most_cells: int | None = None,
) -> TextTable:
    """A table of texts without spaces around them, "" where nothing stands; every row has a cell for each column.

    `source` is a file, or its content with its name `file`. Raises InputError as `read_table` does.
    """
    form = Form(known, encoding, separator, width="exactly", most_rows=most_rows, most_cells=most_cells)
    table = read_table(source, form, file)
    cells = {name: table.cells[name].str.strip_chars().fill_null("").to_numpy() for name in table.columns}
    filled = np.any([column != "" for column in cells.values()], axis=0)
    kept = {name: column[filled] for name, column in cells.items()}
    frame = pd.DataFrame(kept, columns=list(table.columns), dtype=object)
    return TextTable(frame, table.cells[LINE].to_numpy().astype(np.int64)[filled], table.file, table.notices)
