"""A city that takes files of readings."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from citybrain.observations.catalogue import streams
from citybrain.observations.importing.files import ImportedReadings, import_file
from citybrain.observations.importing.judging import Asked
from citybrain.observations.importing.mapping import StatedMapping
from citybrain.observations.readings.embedded import EmbeddedStore, open_store
from citybrain.records import Records, open_records

UNITS = StatedMapping(units={"o3": "ug/m3", "temp": "C"})
HELSINKI = Asked("Europe/Helsinki", "Aino", stated=UNITS)


class Place:
    """A city's readings and records, and files that are imported into them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store: EmbeddedStore = open_store(folder)
        self.records: Records = open_records(folder)

    def take(self, content: str | bytes, asked: Asked = HELSINKI, name: str = "air.csv") -> ImportedReadings:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return import_file(self.store, self.records, path, asked, lambda _: None)

    def held(self) -> dict[str, list[tuple[str, float]]]:
        """Readings by stream, oldest first: time in UTC and value."""
        with self.records.read() as connection:
            known = streams(connection)
        return {stream.name: list(self._readings(stream.number)) for stream in known}

    def _readings(self, stream: int) -> Iterator[tuple[str, float]]:
        found = self.store.last(stream, 10_000).readings
        for time, value in sorted(zip(found.time.tolist(), found.value.tolist(), strict=True)):
            yield datetime.fromtimestamp(time / 1e6, UTC).strftime("%m-%d %H:%M"), value

    def reasons(self) -> list[tuple[str, str]]:
        return [(one.code, one.place) for one in self.store.quarantined()]


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    made = Place(tmp_path)
    yield made
    made.store.close()
    made.records.close()
