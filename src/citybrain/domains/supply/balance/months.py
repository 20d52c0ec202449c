"""Flows of waters by area and month, from a table: what they add up to, what is missing, and what would close it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from citybrain.base.tables.frames import text_table
from citybrain.base.tables.numbers import to_numbers
from citybrain.domains.supply.balance.usual import stated_or_usual
from citybrain.domains.supply.models.waters import BOXES
from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array, Mask

COLUMNS = ("area", "month", "flow", "amount", "unit")
VOLUMES = {"m³": 1.0, "m3": 1.0, "ML": 1e3, "1000 m³": 1e3, "万m³": 1e4, "hm³": 1e6, "Mm³": 1e6, "km³": 1e9}
LEVELS = {"m": 1.0, "cm": 0.01, "mm": 0.001}
AREAS = {"m²": 1.0, "m2": 1.0, "ha": 1e4, "km²": 1e6, "km2": 1e6}
BESIDE = {
    "permitted_surface_abstraction": VOLUMES, "permitted_ground_abstraction": VOLUMES, "ecological_demand": VOLUMES,
    "ground_water_rise": LEVELS, "aquifer_area": AREAS,
}  # fmt: skip
"""What a table may say beside flows, and the units of each."""

SIGNED = ("base_flow", "soil_storage_change", "surface_storage_change", "ground_storage_change", "ground_water_rise")
FLOWS = tuple(dict.fromkeys(name for box in BOXES.values() for name in (*box.inflows, *box.outflows)))
MOST_ROWS = 200_000
FAULTS_SHOWN = 6
BY_LEVEL = ("ground_water_rise", "aquifer_area")
GROUND = "ground_storage_change"
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)


class BoxBalance(NamedTuple):
    """One of the waters in an area and month [m³]: what is known of its inflows and outflows, which flows nobody knows,
    the residual (NaN where one is not known), and where one alone is missing, what it would be if all else were right.
    """

    water: str
    inflow: float
    outflow: float
    residual: float
    missing: tuple[str, ...]
    would_close: float


def flows_of_waters() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Names of the flows into and out of each of the waters, what it stores among the second."""
    return {water: (box.inflows, box.outflows) for water, box in BOXES.items()}


class MonthBalance(NamedTuple):
    """The waters of an area and month, the residual of all of them (NaN where one is not known), permits and levels.

    `amounts` are the flows [m³] by name, NaN for what is not known.
    `over_permit` are abstractions over what permits allow, by flow; NaN where either is not known.
    """

    area: str
    month: str
    waters: Sequence[BoxBalance]
    residual: float
    over_permit: Mapping[str, float]
    amounts: Mapping[str, float]


def balance_of_file(
    path: Path | str | bytes, specific_yield: float | None = None, name: str = ""
) -> list[MonthBalance]:
    """The balance of each area and month of a table. Raises InputError with what is wrong with it and where.

    Where it says no change of ground water but levels, that follows from the specific yield of the aquifer, as stated
    or as the parameter says.
    """
    table = text_table(path, name, most_rows=MOST_ROWS)
    number = stated_or_usual({"yield": "specific_yield"}, {"yield": specific_yield})["yield"]
    return [_balance(row, number) for row in months_of(table.cells, table.file).to_dict("records")]


def balance_of_city(identities: Sequence[str], values: Any, columns: Container[str]) -> list[MonthBalance]:
    """The balance of each month of a city by its ids (`area month`) and values by name; `columns` are what it gives.

    What the city gives no column of is not known.
    """
    unknown = np.full(len(identities), np.nan)
    names = (*FLOWS, *BESIDE)
    wide = pd.DataFrame({one: np.asarray(values[one], np.float64) if one in columns else unknown for one in names})
    places = pd.DataFrame([one.rpartition(" ")[::2] for one in identities], columns=["area", "month"])
    number = float(values["specific_yield"])
    return [_balance(row, number) for row in places.join(wide).to_dict("records")]


def months_of(cells: pd.DataFrame, file: str) -> pd.DataFrame:
    """A row for each area and month with a column for each flow [m³], NaN where the table does not say it.

    Columns: `area`, `month` (2026-07), `flow`, `amount`, `unit`. Raises InputError with all that is wrong: unknown
    flows and units, cells that are no numbers, flows below nothing, and what stands twice.
    """
    if missing := [name for name in COLUMNS if name not in cells]:
        raise InputError("supply-balance-file", file=file, count=1, received=f"{', '.join(missing)}?")
    text = cells[list(COLUMNS)].fillna("").map(lambda cell: str(cell).strip())
    amount, wrong = to_numbers(text["amount"])
    units = [BESIDE.get(flow, VOLUMES) for flow in text["flow"]]
    factor = np.array([of.get(unit, np.nan) for of, unit in zip(units, text["unit"], strict=True)])
    faults = list(_faults(text, amount, wrong, factor, units))
    twice = text.duplicated(["area", "month", "flow"])
    faults += [f"{row + 2}: {text['area'][row]} {text['month'][row]} {text['flow'][row]} = 2 x"
               for row in np.flatnonzero(twice)]  # fmt: skip
    if faults:
        more = f" (+ {len(faults) - FAULTS_SHOWN})" if len(faults) > FAULTS_SHOWN else ""
        raise InputError(
            "supply-balance-file", file=file, count=len(faults), received="; ".join(faults[:FAULTS_SHOWN]) + more
        )
    frame = text.assign(amount=amount * factor)
    wide = frame.pivot(index=["area", "month"], columns="flow", values="amount").sort_index()
    return wide.reindex(columns=[*FLOWS, *BESIDE]).reset_index()


def _faults(
    text: pd.DataFrame, amount: Array, wrong: Mask, factor: Array, units: Sequence[Mapping[str, float]]
) -> Iterator[str]:
    known = (*FLOWS, *BESIDE)
    for row, (area, month, flow, told, unit) in enumerate(text.itertuples(index=False, name=None)):
        line = row + 2
        if not area or not _MONTH.fullmatch(month):
            yield f"{line}: area, month = {area[:40] or '?'}, {month[:20] or '?'} (2026-07)"
        elif flow not in known:
            near = difflib.get_close_matches(flow, known, 3) or known[:3]
            yield f"{line}: flow = {flow[:40] or '?'} ({', '.join(near)})"
        elif np.isnan(factor[row]):
            yield f"{line}: unit = {unit[:20] or '?'} ({', '.join(units[row])})"
        elif wrong[row] or np.isnan(amount[row]):
            yield f"{line}: amount = {told[:40] or '?'}"
        elif amount[row] < 0.0 and flow not in SIGNED:
            yield f"{line}: {flow} = {told[:40]} < 0"


def _balance(row: Mapping[Any, Any], specific_yield: float) -> MonthBalance:
    amounts = {name: float(row[name]) for name in (*FLOWS, *BESIDE)}
    if np.isnan(amounts[GROUND]):
        amounts[GROUND] = amounts[BY_LEVEL[0]] * amounts[BY_LEVEL[1]] * specific_yield
    waters = [_box(water, amounts) for water in BOXES]
    over = {
        name: amounts[f"{name}_abstraction"] / amounts[f"permitted_{name}_abstraction"]
        if amounts[f"permitted_{name}_abstraction"] > 0.0
        else np.nan
        for name in ("surface", "ground")
    }
    residual = sum(one.residual for one in waters)
    return MonthBalance(str(row["area"]), str(row["month"]), waters, residual, over, amounts)


def _box(water: str, amounts: Mapping[str, float]) -> BoxBalance:
    box = BOXES[water]
    inflow, outflow = (float(np.nansum([amounts[name] for name in names])) for names in box)
    missing = tuple(name for names in box for name in names if np.isnan(amounts[name]))
    left = inflow - outflow
    closing = np.nan
    if len(missing) == 1:
        closing = left if missing[0] in box.outflows else -left
    return BoxBalance(water, inflow, outflow, np.nan if missing else left, missing, closing)
