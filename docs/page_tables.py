"""Tables that programs write into pages, between `<!-- table name -->` and `<!-- end -->`."""

from collections.abc import Iterable, Mapping
from pathlib import Path


def write_tables(page: Path, tables: Mapping[str, Iterable[str]]) -> None:
    """Put the rows of each table in place of those that the page has. Raises ValueError for a table that it lacks."""
    text = page.read_text(encoding="utf-8")
    for name, rows in tables.items():
        mark = f"<!-- table {name} -->"
        start = text.index(mark)
        text = f"{text[:start]}{mark}\n\n" + "\n".join(rows) + "\n\n" + text[text.index("<!-- end -->", start) :]
    page.write_text(text, encoding="utf-8")
