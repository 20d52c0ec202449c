"""Lines of a year as plain values."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from citybrain.base.answers import number
from citybrain.inventory.account import COMPUTED, ENTERED, Account
from citybrain.inventory.computed import ComputedEntries, ComputedLine
from citybrain.inventory.defaults import method_defaults
from citybrain.inventory.files import declared, group_label
from citybrain.inventory.landfilled import Landfilled, shown
from citybrain.inventory.line_noise import LineNoise
from citybrain.inventory.service import InventoryService
from citybrain.kernel import CityBrainError
from citybrain.messages import label_language, text
from citybrain.presenting.inventory.shapes import AmountNoise, InventoryLine, InventoryLines, LineFactor


def lines_answer(
    inventory: InventoryService,
    account: Account,
    language: str,
    subcategory: str | None = None,
    search: str = "",
    offset: int = 0,
    limit: int = 50,
) -> InventoryLines:
    """A part of the lines of a year, of one subcategory or all, whose texts have all the words of a search."""
    rows = _chosen(account, subcategory, search)
    shown = rows[offset : offset + limit]
    lines = [_line(inventory, account, int(row), language) for row in shown]
    return {"year": account.year, "total": len(rows), "offset": offset, "lines": lines}


def _chosen(account: Account, subcategory: str | None, search: str) -> NDArray[np.intp]:
    wanted = pl.lit(True)
    if subcategory:
        wanted &= pl.col("subcategory") == subcategory
    for word in search.casefold().split():
        columns = ("description", "factor", "source", "note", "subcategory", "made_by")
        said = [pl.col(c).str.to_lowercase().str.contains(word, literal=True).fill_null(False) for c in columns]
        wanted &= pl.any_horizontal(said)
    found = account.lines.with_row_index("_row").filter(wanted)["_row"]
    return found.to_numpy().astype(np.intp)


def _line(inventory: InventoryService, account: Account, row: int, language: str) -> InventoryLine:
    said, emissions = account.lines.row(row, named=True), account.emissions
    own = said["id"] > 0
    keyed = said["notation_key"] is not None
    told = account.computed
    made = None if own or told is None else told.of(said["id"])
    width = float(emissions.activity.activity_uncertainty[row])
    batch = inventory.recorded.batches.get(said["batch"], {}) if own else {}
    return {
        "id": said["id"],
        "origin": ENTERED if own else COMPUTED,
        "counts": bool(account.counts[row]),
        "year": said["year"],
        "subcategory": said["subcategory"],
        "description": (said["description"] or "") if made is None else computed_text(made, language),
        "amount": said["amount"],
        "unit": said["unit"],
        "factor": said["factor"],
        "factors": _factors(inventory, said),
        "notation_key": said["notation_key"],
        "reason": said["reason"] if made is None else (made.reason or {}).get(language),
        "activity_quality": said["activity_quality"],
        "factor_quality": said["factor_quality"],
        "activity_uncertainty": None if keyed else number(width),
        "stated_uncertainty": said["activity_uncertainty"] is not None,
        "noise": _noise(made),
        "factor_uncertainty": said["factor_uncertainty"],
        "emissions": None if keyed else number(emissions.equivalent[row]),
        "low": None if keyed else number(emissions.lower[row]),
        "high": None if keyed else number(emissions.upper[row]),
        "biogenic": None if keyed else number(emissions.biogenic[row]),
        "source": said["source"] if made is None or told is None else source_text(told, made, language),
        "note": said["note"],
        "by": said["first_by"] or said["made_by"],
        "at": said["first_at"] or said["made_at"],
        "batch": said["batch"] if own else None,
        "file": batch.get("file"),
        "line": said["line"],
    }


def computed_text(line: ComputedLine | Landfilled, language: str) -> str:
    """What a computed line is, in words."""
    if isinstance(line, Landfilled):
        return text("inventory-computed-landfill", language)
    group = group_label(line.group, language)
    if line.notation_key is not None:
        return text("inventory-computed-losses", language, group=group)
    carrier = text(f"carrier-{line.carrier.replace('_', '-')}", language)
    key = f"inventory-computed-{'loss' if line.loss else 'line'}{'' if line.buildings else '-of-city'}"
    return text(key, language, carrier=carrier, group=group, count=line.buildings)


def source_text(computed: ComputedEntries, line: ComputedLine | Landfilled, language: str) -> str:
    """Where a computed line comes from: the model and, where there are, bills; statements on waste."""
    if isinstance(line, Landfilled):
        return _landfill_source(line, language)
    told = text("inventory-computed-source", language, snapshot=computed.snapshot, quantity=line.quantity or "-")
    if not line.observed or computed.bills_year is None:
        return told
    share = round(100.0 * line.observed_share)
    bills = text("inventory-computed-bills", language, year=str(computed.bills_year), count=line.observed, share=share)
    return " ".join(
        [told, bills, *([_noise_text("inventory-computed-noise", line.noise, language)] if line.noise else [])]
    )


def describe_noise(account: Account, language: str) -> str | None:
    """What noise stands in lines that count; None where there is none."""
    ids = account.lines["id"].filter(pl.Series(account.counts) & (account.lines["id"] < 0))
    found = [noise for x in ids if account.computed and (noise := account.computed.noise_of(x))]
    return _noise_text("inventory-method-noise", max(found, key=lambda one: one.scale), language) if found else None


def _noise_text(key: str, noise: LineNoise, language: str) -> str:
    widths = {name: shown(getattr(noise, name)) for name in ("scale", "half_width", "bound")}
    told = {name.replace("_", "-"): width for name, width in widths.items()}
    return text(key, language, sums=noise.cells, epsilon=noise.epsilon, **told)


def _noise(line: ComputedLine | Landfilled | None) -> AmountNoise | None:
    noise = line.noise if isinstance(line, ComputedLine) else None
    if noise is None:
        return None
    return {
        "epsilon": noise.epsilon, "sums": noise.cells, "scale": noise.scale, "half_width": noise.half_width,
        "bound": noise.bound,
    }  # fmt: skip


def describe_landfill(account: Account, language: str) -> str | None:
    """How methane of landfills was computed; None where that line does not count or has no amount."""
    ids = account.lines["id"].filter(pl.Series(account.counts) & (account.lines["id"] < 0))
    made = [account.computed.of(x) for x in ids] if account.computed else []
    return next(
        (_landfill_source(x, language) for x in made if isinstance(x, Landfilled) and x.amount is not None), None
    )


def _landfill_source(line: Landfilled, language: str) -> str:
    if line.amount is None:
        return ""
    about = declared("landfill.yaml")
    comma = text("report-comma", language)
    told = {
        "kinds": comma.join(about["waste"][kind]["label"][label_language(language)] for kind in line.kinds),
        "generated": shown(line.generated),
        "recovered": shown(line.recovered),
        "first": str(line.first),
        "last": str(line.last),
        "values": method_defaults("landfill")["source"],
        "widths": about["uncertainty"]["source"],
    }
    return text("inventory-landfill-source", language, count=line.statements, **told)


def _factors(inventory: InventoryService, said: dict[str, Any]) -> list[LineFactor]:
    if said["own_factors"]:
        own: dict[str, list[Any]] = json.loads(said["own_factors"])
        source = said["source"] or ""
        return [{"gas": gas, "value": value, "unit": unit, "source": source} for gas, (value, unit) in own.items()]
    if not said["factor"]:
        return []
    try:
        found = inventory.setting.library.of(said["factor"], said["year"], inventory.setting.region)
    except CityBrainError:  # a notation key may stand beside a factor that nobody looks up
        return []
    return [
        _factor(factor.gas, factor.value, f"{factor.unit}/{factor.activity_unit}", factor.source) for factor in found
    ]


def _factor(gas: str, value: float, unit: str, source: str) -> LineFactor:
    return {"gas": gas, "value": value, "unit": unit, "source": source}


def factor_sources(inventory: InventoryService, names: Sequence[str]) -> dict[str, str]:
    """Source of each factor of the library that is named."""
    wanted = set(names)
    sources: dict[str, dict[str, None]] = {}
    for factor in inventory.setting.library.factors():
        if factor.name in wanted:
            sources.setdefault(factor.name, {})[factor.source] = None
    return {name: "; ".join(found) for name, found in sources.items()}
