"""Records in which nothing is entered yet: their tables are made once, and every test takes a copy of the file."""

import tempfile
from functools import cache
from pathlib import Path

from citybrain.records import FILE, Records, open_records


def records_of(folder: Path) -> Records:
    """The records of a folder, empty ones where it has none."""
    file = folder / FILE
    if not file.exists():
        file.write_bytes(_empty())
    return open_records(folder)


@cache
def _empty() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        open_records(Path(folder)).close()
        return (Path(folder) / FILE).read_bytes()
