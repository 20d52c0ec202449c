"""What an importer leaves for the next build: given back to the same code, undamaged, and to no other."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from citybrain.base.domains import Domains
from citybrain.base.importing import Imported, Importer, Reusable, Tables
from citybrain.twin.building import brought as building
from citybrain.twin.building import reuse
from citybrain.twin.configuration import parse_configuration

LEFT = {
    "pairs": np.arange(6, dtype=np.uint16).reshape(3, 2), "inside": np.array([True, False]), "none": np.zeros((0, 8)),
}  # fmt: skip


@pytest.fixture
def lamps(tmp_path: Path) -> SimpleNamespace:
    """A domain with one file of code."""
    folder = tmp_path / "code"
    folder.mkdir()
    (folder / "lamps.py").write_text("LAMPS = 1\n")
    return SimpleNamespace(name="lamps", folder=folder, needs=())


def test_arrays_come_back_as_they_were_left(tmp_path: Path, lamps: SimpleNamespace) -> None:
    reuse.leave_arrays(tmp_path, lamps, "count", LEFT)
    read = reuse.last_arrays(tmp_path, lamps, "count")
    assert {key: (one.dtype, one.tolist()) for key, one in read.items()} == {
        key: (one.dtype, one.tolist()) for key, one in LEFT.items()
    }
    assert reuse.last_arrays(tmp_path, lamps, "other") == {}


def test_other_code_gets_nothing(tmp_path: Path, lamps: SimpleNamespace) -> None:
    reuse.leave_arrays(tmp_path, lamps, "count", LEFT)
    (lamps.folder / "lamps.py").write_text("LAMPS = 2\n")
    reuse.code_of.cache_clear()
    assert reuse.last_arrays(tmp_path, lamps, "count") == {}


@pytest.mark.parametrize("spoil", [lambda content: content[:-9] + b"\1" + content[-8:], lambda content: content[:50]])
def test_a_damaged_file_is_none(tmp_path: Path, lamps: SimpleNamespace, spoil: object) -> None:
    reuse.leave_arrays(tmp_path, lamps, "count", LEFT)
    (path,) = (tmp_path / "twin" / reuse.FOLDER).iterdir()
    path.write_bytes(spoil(path.read_bytes()))
    assert reuse.last_arrays(tmp_path, lamps, "count") == {}


def test_a_build_hands_on_what_the_last_one_left(
    tmp_path: Path, lamps: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[dict[str, list[int]]] = []

    def count(read: Tables, known: Tables, last: Reusable) -> Imported:
        given.append({key: one.tolist() for key, one in last.items()})
        return Imported({}, {}, reusable={"built": np.array([len(given)])})

    lamps.importers = lambda: [Importer((), count, reuses=True)]
    monkeypatch.setattr(building, "find_domains", lambda: Domains((lamps,)))
    monkeypatch.setattr(building, "twin_entities", lambda: [])
    for _ in range(3):
        building.read_brought(parse_configuration('name = "Toy"\n'), tmp_path, "EPSG:3879", {}).leave(tmp_path)
    assert given == [{}, {"built": [1]}, {"built": [2]}]
