"""The duty book from the command line: a page, and a PDF of it, also while a server has the city open."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from citybrain.cli.city import CityFolder
from citybrain.cli.reader import READER
from citybrain.cli.results import Results
from citybrain.messages import text
from citybrain.open_city import OpenCity

ENDINGS = {".html": "paper", ".pdf": "pdf"}
BookFile = Annotated[Path, typer.Argument(metavar="FILE", help=text("cli-warnings-book-file", READER.language))]


def book(city: CityFolder, file: BookFile) -> None:
    """Write the duty book into a file to print. Raises InputError for an ending that is not one of `ENDINGS`, and where
    it cannot be written.
    """
    from citybrain.kernel.errors import InputError

    if file.suffix.lower() not in ENDINGS:
        raise InputError("duty-book-ending", received=file.name, allowed=", ".join(ENDINGS))
    results = Results(**{ENDINGS[file.suffix.lower()]: file})
    results.require_writable()
    with OpenCity(city) as opened:
        results.write_paper(lambda: duty_book_page(opened, READER.language))


def duty_book_page(city: OpenCity, language: str) -> str:
    """The book as of now, with the streams that every office may see."""
    from datetime import UTC, datetime

    from citybrain.governance import DataClass
    from citybrain.observations.stream_status.streams import known_streams
    from citybrain.presenting.duty_book import duty_book, duty_book_of

    about = city.snapshot.city_name, city.snapshot.manifest.country, city.time_zone()
    with city.records.read() as connection:
        offices = (DataClass.PUBLIC, DataClass.INTERNAL)
        streams = [one for one in known_streams(connection) if one.data_class in offices]
        told = duty_book_of(connection, about, datetime.now(UTC), streams, None, language)
    return duty_book(told, language)
