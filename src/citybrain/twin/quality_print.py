"""The quality report on a terminal."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from citybrain.messages import text
from citybrain.twin.manifest import Manifest
from citybrain.twin.quality import quality_tables


def print_quality(manifest: Manifest, console: Console | None = None, language: str = "en") -> None:
    """Print what is measured, derived, estimated and unknown, and what became of the records of every source."""
    console = console or Console()
    attributes, records = quality_tables(manifest, language)
    for key, rows, words in (("quality-title", attributes, 1), ("quality-records-title", records, 1)):
        table = Table(title=text(key, language, snapshot=manifest.snapshot), title_justify="left")
        for position, heading in enumerate(rows[0]):
            table.add_column(heading, justify="left" if position < words or position == len(rows[0]) - 1 else "right")
        for row in rows[1:]:
            table.add_row(*(Text(cell) for cell in row))
        console.print(table)
    for entry in manifest.notices:
        console.print(Text("- " + text(entry["code"], language, **entry["arguments"])))
