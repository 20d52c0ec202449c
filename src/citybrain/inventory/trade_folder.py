"""Read a table of trade from a folder that pymrio saved, without trusting what the folder says.

Only plain tables inside the folder are read: never a pickle, which can run a program, and nothing outside.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from citybrain.inventory.consumption import Footprint, footprint, require_pymrio, table_of
from citybrain.inventory.conversion import scale_of
from citybrain.kernel import CityBrainError, NotFoundError, nearest
from citybrain.records.errors import EntryError

PARAMETERS = "file_parameters.json"
CORE, NEEDED = ("Z", "A", "x", "Y", "unit"), ("Y",)
EXTENSION = ("F", "S", "F_Y", "S_Y", "unit")
ENDINGS = (".txt", ".csv", ".tsv", ".parquet")
LARGEST = 8_000_000_000
LARGEST_PARAMETERS = 1_000_000
MOST_LEVELS = 9
EQUIVALENT = frozenset({"", "co2", "co2e", "co2eq", "co2equiv", "co2equivalent", "co2equivalents"})


def footprint_in(
    folder: Path, region: str, extension: str, stressor: str, unit: str | None = None
) -> tuple[Footprint, float]:
    """Both accounts of a region by the table in a folder, and tonnes in one unit of them.

    `stressor` is written as the table names it, its parts separated by ", "; `unit` stands in place of the table's.
    Raises EntryError for a folder that is no table of trade, NotFoundError for what the table does not have.
    """
    pymrio = require_pymrio()
    root = _directory(folder)
    core = _described(root, "IOSystem")
    if not {"A", "Z"} & set(core):
        raise EntryError("trade-table-missing", folder=root.name, received=", ".join(core)[:200] or "-", missing="Z, A")
    for name in NEEDED:
        if name not in core:
            raise EntryError("trade-table-missing", folder=root.name, received=", ".join(core)[:200], missing=name)
    named = _extensions(root)
    if extension not in named:
        near = nearest(extension, named)
        raise NotFoundError("accounting-extension-unknown", received=extension[:40], near=_or_all(near, named))
    satellite = _described(named[extension], "Extension")
    _require_tables(root, core, CORE)
    _require_tables(named[extension], satellite, EXTENSION)
    try:
        system = pymrio.load(root, subset=list(CORE))
        held = pymrio.load(named[extension], subset=list(EXTENSION))
        system.held = held
        name = _stressor(held, stressor)
        told = footprint(table_of(system, "held", name), region)
        stated = _unit_in(held, name)
    except CityBrainError:
        raise
    except Exception as problem:  # a folder can be wrong in any way: what pandas and pymrio say is passed on
        raise EntryError("trade-folder-broken", folder=root.name, problem=_describe(problem)) from problem
    if not np.isfinite([told.consumption, told.territorial, told.imported, told.exported]).all():
        raise EntryError("trade-folder-broken", folder=root.name, problem="not a number")
    return told, tonnes_in(unit or stated)


def tonnes_in(unit: str) -> float:
    """Tonnes in a unit of mass, which may name CO2 equivalent behind it. Raises EntryError for any other."""
    found = re.fullmatch(r"\s*([A-Za-z]+)(.*)", unit)
    gas = re.sub(r"[^a-z0-9]", "", found[2].lower().translate(str.maketrans("₂", "2"))) if found else "-"
    try:
        scale = scale_of(found[1], "t") if found and gas in EQUIVALENT else None
    except CityBrainError:
        scale = None
    if scale is None:
        raise EntryError("trade-unit", received=unit[:60] or "-")
    return scale.value


def _directory(folder: Path) -> Path:
    try:
        if folder.is_dir():
            return folder.resolve()
    except (OSError, ValueError):
        pass
    raise EntryError("trade-folder-missing", folder=str(folder)[:200])


def _described(folder: Path, kind: str) -> Mapping[str, Mapping[str, Any]]:
    """Tables that a folder names, by name; what pymrio wrote beside them."""
    path = folder / PARAMETERS
    if not path.is_file() or path.is_symlink():
        raise EntryError("trade-folder-unknown", folder=folder.name, file=PARAMETERS)
    try:
        said = json.loads(path.read_text(encoding="utf-8")) if path.stat().st_size <= LARGEST_PARAMETERS else None
    except (OSError, ValueError, RecursionError) as problem:
        raise EntryError("trade-folder-broken", folder=folder.name, problem=_describe(problem)) from problem
    told = said if isinstance(said, dict) else {}
    files = told.get("files")
    if not isinstance(files, dict) or told.get("systemtype") != kind or not all(map(_is_described, files.values())):
        raise EntryError("trade-folder-unknown", folder=folder.name, file=PARAMETERS)
    return files


def _is_described(table: Any) -> bool:
    if not isinstance(table, dict) or not isinstance(table.get("name"), str):
        return False
    levels = [str(table.get(key, "")) for key in ("nr_index_col", "nr_header")]
    return all(re.fullmatch(r"\d", level) is not None and 1 <= int(level) <= MOST_LEVELS for level in levels)


def _extensions(root: Path) -> dict[str, Path]:
    """Folders of emissions inside a table of trade, by their names."""
    inside = [path for path in sorted(root.iterdir()) if path.is_dir() and not path.is_symlink()]
    return {path.name: path for path in inside if (path / PARAMETERS).is_file()}


def _require_tables(folder: Path, files: Mapping[str, Mapping[str, Any]], wanted: Sequence[str]) -> None:
    """Raises EntryError for a table that is a pickle, lies elsewhere, is no regular file, or is too large."""
    size = 0
    for name in wanted:
        if name not in files:
            continue
        told = str(files[name]["name"])
        path = folder / told
        if Path(told).name != told or path.is_symlink() or not path.is_file():
            raise EntryError("trade-file-outside", folder=folder.name, file=told[:100])
        if path.suffix.lower() not in ENDINGS:
            raise EntryError("trade-file-kind", folder=folder.name, file=told[:100], allowed=", ".join(ENDINGS))
        size += path.stat().st_size
    if size > LARGEST:
        raise EntryError("trade-too-large", folder=folder.name, received=size / 1e9, allowed=LARGEST / 1e9)


def _stressor(held: Any, wanted: str) -> Any:
    """The name that a text means among the rows of the emissions."""
    rows = held.F.index if getattr(held, "F", None) is not None else held.S.index
    spelled = {_spelled(name): name for name in rows}
    if wanted not in spelled:
        near = _or_all(nearest(wanted, spelled), spelled)
        raise NotFoundError("accounting-stressor-unknown", received=wanted[:60], near=near)
    return spelled[wanted]


def _spelled(name: Any) -> str:
    return ", ".join(str(part) for part in name) if isinstance(name, tuple) else str(name)


def _unit_in(held: Any, name: Any) -> str:
    units = getattr(held, "unit", None)
    return "" if units is None or name not in units.index else str(units.loc[[name]].iloc[0, 0])


def _or_all(near: str, known: Mapping[str, Any]) -> str:
    return near if near != "-" else ", ".join(list(known)[:10]) or "-"


def _describe(problem: BaseException) -> str:
    return " ".join(f"{type(problem).__name__}: {problem}".split())[:200]
