"""Tables on a terminal with headings from the catalogue."""

from __future__ import annotations

from collections.abc import Collection

from rich.table import Table

from citybrain.cli.reader import Reader
from citybrain.messages import text


def headed_table(
    reader: Reader, prefix: str, keys: Collection[str], right: Collection[str] = (), title: str = ""
) -> Table:
    """A table with a column for each key, headed by the text of `prefix` + key; those in `right` are numbers."""
    table = Table(title=title or None, title_justify="left")
    for key in keys:
        heading = text(prefix + key, reader.language)
        table.add_column(heading, justify="right" if key in right else "left", overflow="fold")
    return table
