"""Files of bills that were given to a server: each in a folder of its own, looked at, settled, imported, given up."""

from __future__ import annotations

import datetime
import threading
from dataclasses import dataclass, replace
from pathlib import Path

from citybrain.base.files import LARGEST_TEXT
from citybrain.kernel import Graph
from citybrain.kernel.errors import NotFoundError
from citybrain.observations.bills.declaration import billing
from citybrain.observations.bills.importing import ImportedBills, import_bills
from citybrain.observations.bills.inspecting import InspectedBills, inspect_bills
from citybrain.observations.bills.statements import BillStatements
from citybrain.twin.configuration import FILE, CityConfiguration, read_configuration
from citybrain.twin.drafts.upload import Upload, UploadFolder
from citybrain.twin.progress import Progress
from citybrain.twin.snapshot import Snapshot

MOST = 6
"""Files that wait altogether; one more takes the place of the oldest."""


@dataclass(frozen=True)
class WaitingBill:
    """A file of one person for one city, what they state of it, and what was read of it so."""

    id: str
    path: Path
    bytes: int
    owner: str
    city: Path
    said: BillStatements
    inspected: InspectedBills


class WaitingBills:
    """All that wait; they are gone when this is closed. Safe for threads: files are read one after the other."""

    def __init__(self) -> None:
        self._folder = UploadFolder("bills")
        self._files: dict[str, WaitingBill] = {}
        self._lock = threading.Lock()
        self._reading = threading.Lock()

    def receive(self, name: str, announced: int | None) -> Upload:
        """Where a file is written to. Raises DraftError for a bad name or too large a file."""
        return self._folder.receive(name, announced, LARGEST_TEXT)

    def keep(self, upload: Upload, owner: str, snapshot: Snapshot, graph: Graph) -> WaitingBill:
        """Take a file that has come and look at it."""
        try:
            upload.finish()
            path, said = upload.target, BillStatements()
            inspected = self._inspect(path, said, snapshot, graph)
        except BaseException:
            self._folder.remove(upload.target)
            raise
        file = WaitingBill(path.parent.name, path, upload.received, owner, city_of(snapshot), said, inspected)
        with self._lock:
            for oldest in list(self._files)[: max(0, len(self._files) - MOST + 1)]:
                self._drop(oldest)
            self._files[file.id] = file
        return file

    def get(self, identity: str, owner: str, snapshot: Snapshot) -> WaitingBill:
        """A file of somebody for a city. Raises NotFoundError, for the files of others and of other cities, too."""
        with self._lock:
            file = self._files.get(identity)
        if file is None or (file.owner, file.city) != (owner, city_of(snapshot)):
            raise NotFoundError("imports-file-unknown", received=identity)
        return file

    def settle(self, identity: str, said: BillStatements, owner: str, snapshot: Snapshot, graph: Graph) -> WaitingBill:
        """State what a file does not say itself, and look at it again."""
        file = self.get(identity, owner, snapshot)
        changed = replace(file, said=said, inspected=self._inspect(file.path, said, snapshot, graph))
        with self._lock:
            if identity in self._files:
                self._files[identity] = changed
        return changed

    def forget(self, identity: str) -> None:
        """Give up a file; nothing happens where it is gone."""
        with self._lock:
            self._drop(identity)

    def close(self) -> None:
        """Remove all files."""
        with self._lock:
            self._files.clear()
            self._folder.close()

    def _inspect(self, path: Path, said: BillStatements, snapshot: Snapshot, graph: Graph) -> InspectedBills:
        litres = billing().litres(graph, datetime.date.fromisoformat(snapshot.manifest.date))
        with self._reading:
            return inspect_bills(path, said.settings(), litres, datetime.date.today())

    def _drop(self, identity: str) -> None:
        if (file := self._files.pop(identity, None)) is not None:
            self._folder.remove(file.path)


def import_waiting(file: WaitingBill, snapshot: Snapshot, graph: Graph, progress: Progress) -> ImportedBills:
    """Import a file into its city, read as its owner states. Raises InputError as `import_bills` does."""
    known = (file.city / FILE).is_file()
    configuration = read_configuration(file.city) if known else CityConfiguration(name=snapshot.city_name)
    name = file.path.stem
    stated = configuration.model_copy(update={"bills": {name: file.said.settings()}})
    return import_bills(file.city, stated, snapshot, graph, [file.path], name, progress)


def city_of(snapshot: Snapshot) -> Path:
    """The folder of the city of a snapshot."""
    return snapshot.folder.parent.parent
