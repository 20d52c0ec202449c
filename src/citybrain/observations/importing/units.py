"""The unit of each cell of a file: stated behind it, in its row, behind its column or by a person; else asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import polars as pl

from citybrain.base.names import first_of
from citybrain.base.notices import Notice, notice
from citybrain.kernel.errors import InputError
from citybrain.observations.properties import KnownProperty, converts, scale, spelled, units_of

BEHIND = r"^([+-]?[\d.,'’\s]*\d)\s*([^\d\s.,+-].*)$"
"""A number with a unit behind it."""

SHOWN = 5
"""Rows of a file that a message names."""


def with_units(cells: pl.DataFrame, known: Mapping[str, KnownProperty]) -> pl.DataFrame:
    """The same with units that stand behind numbers moved from `cell` to `unit`."""
    loose = cells.filter(pl.col("cell").str.contains(BEHIND)).with_columns(
        number=pl.col("cell").str.extract(BEHIND, 1), behind=pl.col("cell").str.extract(BEHIND, 2).str.strip_chars()
    )
    good = [
        {"key": key, "behind": unit}
        for key, unit in loose.select("key", "behind").unique(maintain_order=True).iter_rows()
        if key in known and known[key].unit is not None and converts(unit, known[key])
    ]
    if not good:
        return cells
    told = loose.join(pl.DataFrame(good), on=["key", "behind"], how="semi").select("line", "name", "number", "behind")
    joined = cells.join(told, on=["line", "name"], how="left", maintain_order="left")
    return joined.with_columns(cell=pl.coalesce("number", "cell"), unit=pl.coalesce("behind", "unit")).drop(
        "number", "behind"
    )


def require_units(cells: pl.DataFrame, known: Mapping[str, KnownProperty], file: str) -> None:
    """Raises InputError where cells of numbers have no unit, and for units that do not convert."""
    missing = without_units(cells, known)
    if missing:
        raise InputError(
            "observations-unit-missing",
            file=file,
            columns=", ".join(missing),
            rows=_rows(pl.concat(missing.values())),
            options=" ".join(f'--unit "{name}=..."' for name in missing),
            allowed="; ".join(
                f"{name}: {', '.join(units_of(known[key]))}" for name, key, _ in _parts(cells, known) if name in missing
            ),
        )
    for name, key, part in _parts(cells, known):
        for unit in part["unit"].unique(maintain_order=True):
            if not converts(unit, known[key]):
                rows = _rows(part.filter(pl.col("unit") == unit)["line"])
                allowed = ", ".join(units_of(known[key]))
                raise InputError(
                    "observations-unit-rows", file=file, column=name, received=unit[:40], rows=rows, allowed=allowed
                )


def without_units(cells: pl.DataFrame, known: Mapping[str, KnownProperty]) -> dict[str, pl.Series]:
    """Lines of the numbers whose unit nobody states, by the name of their column."""
    none = {name: part.filter(pl.col("unit") == "")["line"] for name, _, part in _parts(cells, known)}
    return {name: lines for name, lines in none.items() if len(lines)}


def mixed_units(cells: pl.DataFrame, known: Mapping[str, KnownProperty], file: str) -> Iterator[Notice]:
    """Columns whose rows have several units, with the rows of each."""
    for name, _, part in _parts(cells, known):
        lines: dict[str, list[pl.Series]] = {}
        for (unit,), some in part.group_by("unit", maintain_order=True):
            lines.setdefault(spelled(str(unit)), []).append(some["line"])
        if len(lines) > 1:
            told = "; ".join(f"{unit}: {_rows(pl.concat(some))}" for unit, some in lines.items())
            yield notice("observations-units-several", file=file, column=name, rows=told)


def converted(value: pl.Expr, units: pl.Series, known: KnownProperty) -> pl.Expr:
    """Values in the unit of a property, from the unit of each row."""
    scales = {unit: scale(unit, known) for unit in units.unique()}
    if len(scales) == 1:
        ((factor, offset),) = scales.values()
        return value * factor + offset
    factors = {unit: factor for unit, (factor, _) in scales.items()}
    offsets = {unit: offset for unit, (_, offset) in scales.items()}
    unit = pl.col("unit")
    return value * unit.replace_strict(factors) + unit.replace_strict(offsets)


def _parts(cells: pl.DataFrame, known: Mapping[str, KnownProperty]) -> Iterator[tuple[str, str, pl.DataFrame]]:
    """Name, property and cells of each column of numbers."""
    for (name, key), part in cells.group_by("name", "key", maintain_order=True):
        if key is not None and known[str(key)].unit is not None:
            yield str(name), str(key), part


def _rows(lines: pl.Series) -> str:
    return first_of(lines.unique().sort().to_list(), SHOWN)
