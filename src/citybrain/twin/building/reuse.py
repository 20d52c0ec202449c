"""What the next build of a city need not make again: arrays of an importer, given back to the same code alone.

They lie beside the snapshots and are no part of any: a city without them is built whole, to the same bits.
"""

import hashlib
import json
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from citybrain import __version__
from citybrain.base.domains import Domain
from citybrain.base.importing import Reusable
from citybrain.twin.disk import write_file
from citybrain.twin.snapshot_folder import TWIN

FOLDER = ".reuse"
"""Hidden beside the snapshots: backups leave it out."""

CODE = "*.py", "*.yaml"
LIBRARIES = "numba", "numpy", "shapely"
"""Libraries in whose versions the last bits of a result may differ."""

ABOUT, HASHED = b"about", 32


def last_arrays(city: Path, domain: Domain, name: str) -> Reusable:
    """Arrays that the importer of a domain left at the last build; none where its code or a library has changed since.

    A damaged file is none.
    """
    path = _path(city, domain.name, name)
    if not path.is_file():
        return {}
    content = memoryview(path.read_bytes())
    if hashlib.sha256(content[HASHED:]).digest() != content[:HASHED]:
        return {}
    table = pa.ipc.open_file(pa.py_buffer(content[HASHED:])).read_all()
    about = json.loads(table.schema.metadata[ABOUT])
    if about["code"] != code_of(domain.folder):
        return {}
    return {
        key: table[key].combine_chunks().flatten().to_numpy(zero_copy_only=False).reshape(shape)
        for key, shape in about["shapes"].items()
    }


def leave_arrays(city: Path, domain: Domain, name: str, arrays: Reusable) -> None:
    """Take the place of what the importer left before, in one step; where the disk does not take it, nothing stays."""
    about = {"code": code_of(domain.folder), "shapes": {key: array.shape for key, array in arrays.items()}}
    columns = {key: _as_list(array) for key, array in arrays.items()}
    table = pa.table(columns).replace_schema_metadata({ABOUT: json.dumps(about)})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, table.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
        writer.write_table(table)
    content = sink.getvalue()
    path = _path(city, domain.name, name)
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(part, hashlib.sha256(content).digest() + content.to_pybytes())
        part.replace(path)
    except OSError:
        for one in (part, path):
            one.unlink(missing_ok=True)


def _as_list(array: NDArray[Any]) -> pa.Array:
    """All numbers of an array as the one row of a column."""
    flat = np.ascontiguousarray(array).ravel()
    return pa.LargeListArray.from_arrays(pa.array([0, len(flat)], pa.int64()), pa.array(flat))


def _path(city: Path, domain: str, name: str) -> Path:
    return city / TWIN / FOLDER / f"{domain}-{name}.arrow"


@cache
def code_of(folder: Path) -> str:
    """Hash of the code and numbers of a domain, of this program's version and of the libraries' that compute."""
    digest = hashlib.sha256(" ".join([__version__, *map(version, LIBRARIES)]).encode())
    files = sorted(path for pattern in CODE for path in folder.rglob(pattern))
    for path in files:
        digest.update(f"\0{path.relative_to(folder).as_posix()}\0".encode() + path.read_bytes())
    return digest.hexdigest()
