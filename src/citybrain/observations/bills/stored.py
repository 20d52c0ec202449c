"""All bills of a city as arrays: imports put together, what a later import says standing over an earlier one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Mask, Rows
from citybrain.observations.bills.calendar_year import FAR
from citybrain.observations.bills.declaration import carriers
from citybrain.observations.bills.manifest import ImportManifest, imports_of
from citybrain.twin.arrow_values import values_of

OVERLAP_ALLOWED = 3
"""Days by which a bill of an earlier import may overlap one of a later import before it gives way."""

SeriesKey = tuple[str, bool, str]
"""Kind of place, whether it is a meter, and its id."""


@dataclass(frozen=True)
class StoredBills:
    """Bills in one order. `series` are positions in `keys`; `first` and `end` are days since 1970, `end` exclusive.

    `credit` marks notes that take energy back, which count for nothing but uncertainty; `source` is the position of the
    import in `imports`, `file` that of the file in `files`. `links[s]` are the places of series s as bills name them.
    """

    imports: tuple[ImportManifest, ...]
    keys: tuple[SeriesKey, ...]
    links: tuple[tuple[str, ...], ...]
    files: tuple[tuple[int, str], ...]
    series: Rows
    carrier: Rows
    first: NDArray[np.int64]
    end: NDArray[np.int64]
    energy: Array
    estimated: Mask
    credit: Mask
    source: Rows
    file: Rows
    line: Rows

    def __len__(self) -> int:
        return len(self.series)

    @property
    def group(self) -> Rows:
        """A number for each pair of series and carrier."""
        found: Rows = self.series * len(carriers()) + self.carrier
        return found

    def take(self, rows: Rows | Mask) -> StoredBills:
        """Some of the bills."""
        names = ("series", "carrier", "first", "end", "energy", "estimated", "credit", "source", "file", "line")
        return replace(self, **{name: getattr(self, name)[rows] for name in names})


def stored_bills(city: Path) -> StoredBills | None:
    """Bills of all imports of a city; None where there are none. Raises InputError for a damaged import.

    Of bills that two imports both have, one counts; where they contradict each other or overlap by more than three
    days, that of the later import counts.
    """
    imports = imports_of(city)
    if not imports:
        return None
    keys: dict[SeriesKey, int] = {}
    links: dict[int, tuple[str, ...]] = {}
    files: list[tuple[int, str]] = []
    parts = [_read(folder, manifest, n, keys, links, files) for n, (folder, manifest) in enumerate(imports)]
    columns = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    bills = StoredBills(
        tuple(manifest for _, manifest in imports),
        tuple(keys),
        tuple(links.get(code, ()) for code in range(len(keys))),
        tuple(files),
        **columns,
    )
    return bills if len(imports) == 1 else bills.take(_standing(bills))


def _read(
    folder: Path,
    manifest: ImportManifest,
    number: int,
    keys: dict[SeriesKey, int],
    links: dict[int, tuple[str, ...]],
    files: list[tuple[int, str]],
) -> dict[str, NDArray[np.generic]]:
    table = _table(folder / "bills.parquet").unify_dictionaries()
    series, names = _codes(table, "series")
    own = [keys.setdefault((manifest.kind, manifest.metered, str(name)), len(keys)) for name in names]
    file, file_names = _codes(table, "file")
    carrier, kinds = _codes(table, "carrier")
    status, states = _codes(table, "status")
    known = len(files)
    files.extend((number, str(name)) for name in file_names)
    for code, places in _links(folder / "links.parquet", manifest, keys).items():
        links[code] = places
    columns: dict[str, NDArray[np.generic]] = {
        "series": np.array(own, np.intp)[series],
        "carrier": np.array([carriers().index(str(c)) for c in kinds], np.intp)[carrier],
        "first": _days(table, "first"),
        "end": _days(table, "end"),
        "energy": values_of(table.column("energy").combine_chunks(), np.nan),
        "estimated": _numbers(table, "estimated").astype(bool),
        "credit": np.array([state == "credit" for state in states], bool)[status],
        "source": np.full(len(table), number, np.intp),
        "file": file + known,
        "line": _numbers(table, "line"),
    }
    counted = np.array([state != "cancelled" for state in states], bool)[status]
    return {name: column[counted] for name, column in columns.items()}


def _table(path: Path) -> pa.Table:
    try:
        with pq.ParquetFile(path) as file:
            return file.read()
    except (OSError, pa.ArrowInvalid) as problem:
        raise InputError("bills-damaged", file=str(path), problem=str(problem)) from problem


def _codes(table: pa.Table, name: str) -> tuple[Rows, list[str | None]]:
    column = table.column(name)
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    whole = column.combine_chunks()
    return values_of(whole.indices, 0).astype(np.intp), whole.dictionary.to_pylist()


def _days(table: pa.Table, name: str) -> NDArray[np.int64]:
    return values_of(table.column(name).cast(pa.int32()).combine_chunks(), 0).astype(np.int64)


def _numbers(table: pa.Table, name: str) -> Rows:
    return values_of(table.column(name).cast(pa.int64()).combine_chunks(), 0).astype(np.intp)


def _links(path: Path, manifest: ImportManifest, keys: dict[SeriesKey, int]) -> dict[int, tuple[str, ...]]:
    table = _table(path)
    found: dict[int, list[str]] = {}
    for name, place in zip(table.column("series").to_pylist(), table.column("place").to_pylist(), strict=True):
        code = keys.get((manifest.kind, manifest.metered, name))
        if code is not None and place is not None:
            found.setdefault(code, []).append(place)
    return {code: tuple(places) for code, places in found.items()}


def _standing(bills: StoredBills) -> Mask:
    """Which bills stand: from the last import to the first, those that no bill of a later import stands over."""
    stands = np.ones(len(bills), bool)
    group = bills.group
    later = np.zeros(0, np.intp)
    for number in range(len(bills.imports) - 1, -1, -1):
        own = np.flatnonzero(bills.source == number)
        stands[own] = ~_overlapping(bills, group, own, later) | bills.credit[own]
        later = np.concatenate((later, own[stands[own] & ~bills.credit[own]]))
    return stands


def _overlapping(bills: StoredBills, group: Rows, own: Rows, later: Rows) -> Mask:
    """Which of some bills share more days than allowed with a bill of later imports of the same series and carrier."""
    if not len(later):
        return np.zeros(len(own), bool)
    order = later[np.lexsort((bills.first[later], group[later]))]
    starts = group[order] * FAR + bills.first[order]
    ends = np.maximum.accumulate(group[order] * FAR + bills.end[order])
    allowed = np.minimum(OVERLAP_ALLOWED, (bills.end[own] - bills.first[own]) // 2)
    last = np.searchsorted(starts, group[own] * FAR + bills.end[own] - allowed, "left") - 1
    reached = np.where(last >= 0, ends[np.maximum(last, 0)], -1)
    found: Mask = reached > group[own] * FAR + bills.first[own] + allowed
    return found
