"""Test roads as lines on the map, and the lengths that were published of them, held against each other."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

import geopandas as gpd
import pandas as pd

from citybrain.base.importing import Imported, Tables, importer
from citybrain.base.notices import Notice
from citybrain.kernel.errors import InputError

COLUMNS = ("batch", "part", "length")
KILOMETRE = 1000.0
LINES = ("LineString", "MultiLineString")
MOST_SHOWN = 10
LONGEST_SHOWN = 60
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*km", re.ASCII)


class StatedLength(NamedTuple):
    """Length [km] of a part of a batch, of the whole batch where the part is empty."""

    batch: str
    part: str
    length: Decimal


@importer("roads")
def test_road_lines(read: Tables, known: Tables) -> Imported:
    """Takes over lines of the roads that are open to trials; each has its length.

    Raises InputError with all rows that are no lines, and ids that stand twice.
    """
    roads = read["roads"]
    if not isinstance(roads, gpd.GeoDataFrame) or not len(roads):
        raise InputError("test-roads-files", count=1, received="roads: geometry?")
    _require_none([*_faults_of_lines(roads), *_faults_of_ids(roads)])
    table = roads.assign(test_road_length=roads.geometry.length)
    named = [one for one in ("id", "name") if one in roads.columns]
    columns = [*named, "test_road_length", "geometry"]
    return Imported({"test_roads": table[columns]}, {"test_roads": "roads"})


@importer("batches")
def test_road_batches(read: Tables, known: Tables) -> Imported:
    """Takes over lengths that were published, and names batches whose figures contradict each other.

    Columns: `batch`, `part` (empty for the whole batch), `length` as `48.14 km`. Figures that contradict each other are
    kept as they were published and told. Raises InputError with all that is wrong.
    """
    told = read["batches"]
    if missing := [name for name in COLUMNS if name not in told.columns]:
        raise InputError("test-roads-files", count=1, received=f"batches: {', '.join(missing)}?")
    cells = told[list(COLUMNS)].fillna("").map(lambda cell: str(cell).strip())
    texts = [tuple(map(str, row)) for row in cells.itertuples(index=False)]
    faults = [
        f"batches {row}: {batch[:LONGEST_SHOWN] or '?'}, {length[:LONGEST_SHOWN] or '?'}"
        for row, (batch, _, length) in enumerate(texts, start=1)
        if not batch or not _LENGTH.fullmatch(length)
    ]
    _require_none(faults)
    rows = [StatedLength(batch, part, Decimal(length.removesuffix("km").strip())) for batch, part, length in texts]
    batches = {batch: [one for one in rows if one.batch == batch] for batch in dict.fromkeys(one.batch for one in rows)}
    notices = [Notice("test-roads-contradict", {"received": text})
               for batch, some in batches.items() for text in _contradictions(batch, some)]  # fmt: skip
    sums = {batch: sum(one.length for one in some if one.part) for batch, some in batches.items()}
    table = pd.DataFrame(
        {
            "id": [f"{row} {one.batch} {one.part}".strip() for row, one in enumerate(rows, start=1)],
            "name": [f"{one.batch} {one.part}".strip() for one in rows],
            "stated_test_road_length": [KILOMETRE * float(one.length) for one in rows],
            "summed_test_road_length": [
                float("nan") if one.part else KILOMETRE * float(sums[one.batch] or "nan") for one in rows
            ],
        }
    )
    made = {"test_road_batches": table}
    return Imported(made, {"test_road_batches": "batches"}, notices=tuple(notices))


def _faults_of_lines(roads: gpd.GeoDataFrame) -> Iterator[str]:
    """Rows whose geometry is no line with a length."""
    for row, shape in enumerate(roads.geometry, start=1):
        if shape is None or shape.geom_type not in LINES or not 0.0 < shape.length < math.inf:
            yield f"roads {row}: {'-' if shape is None else f'{shape.geom_type}, {shape.length:g} m'}"


def _faults_of_ids(roads: gpd.GeoDataFrame) -> Iterator[str]:
    """Rows whose id stands in a row before."""
    if "id" not in roads.columns:
        return
    rows: dict[str, int] = {}
    for row, cell in enumerate(roads["id"], start=1):
        if not pd.isna(cell) and (first := rows.setdefault(str(cell).strip(), row)) != row:
            yield f"roads {row}: id {str(cell)[:LONGEST_SHOWN]} = {first}"


def _require_none(faults: Sequence[str]) -> None:
    if faults:
        more = f" (+ {len(faults) - MOST_SHOWN})" if len(faults) > MOST_SHOWN else ""
        raise InputError("test-roads-files", count=len(faults), received="; ".join(faults[:MOST_SHOWN]) + more)


def _contradictions(batch: str, rows: list[StatedLength]) -> Iterator[str]:
    """What has two lengths, and parts that are not the whole, beyond how they are rounded."""
    for part in dict.fromkeys(one.part for one in rows):
        lengths = list(dict.fromkeys(one.length for one in rows if one.part == part))
        if len(lengths) > 1:
            yield f"{f'{batch} {part}'.strip()}: {' / '.join(f'{one} km' for one in lengths)}"
    parts, whole = [one.length for one in rows if one.part], [one.length for one in rows if not one.part]
    if parts and len(whole) == 1 and abs(sum(parts) - whole[0]) > _rounding([*parts, *whole]):
        yield f"{batch}: {' + '.join(map(str, parts))} = {sum(parts)} km / {whole[0]} km"


def _rounding(lengths: list[Decimal]) -> Decimal:
    """How far a sum of rounded lengths may be off: half a unit of the last digit of each."""
    exponents = [one.as_tuple().exponent for one in lengths]
    return sum((Decimal(5).scaleb(int(one) - 1) for one in exponents), Decimal(0))
