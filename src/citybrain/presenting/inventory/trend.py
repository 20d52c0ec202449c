"""How emissions have changed since a base year, with the interval of the change, as plain values."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator

from citybrain.inventory.account import Account
from citybrain.inventory.service import InventoryService
from citybrain.inventory.trend import trend_between
from citybrain.messages import text
from citybrain.presenting.inventory.shapes import InventoryLevel, InventoryTrend
from citybrain.presenting.report.numbers import digits, last_digit


def trend_answer(
    inventory: InventoryService,
    account: Account,
    level: InventoryLevel,
    inside: Collection[str],
    promised: int | None,
    language: str,
) -> InventoryTrend | None:
    """The change of a total, whose subcategories are `inside`, since the promised base year or the first that compares.

    A year compares if people entered lines for it, something was emitted, and no break lies between; None where there
    is no such year, or nothing is known of the year itself.
    """
    total = account.totals.by_level[level].equivalent
    base = next(_bases(inventory, account, level, promised), None)
    if total is None or base is None:
        return None
    first, last = (x.counted.take(x.counted.activity.subcategory.are(inside)) for x in (base, account))
    found = trend_between(first, last)
    change, half = found.trend, found.trend_half_width / 100.0
    before, now = (_known(x, inside) for x in (base, account))
    return {
        "base_year": base.year,
        "promised": base.year == promised,
        "emissions": base.totals.by_level[level].equivalent or 0.0,
        "change": change,
        "low": change - half,
        "high": change + half,
        "once": sorted(before ^ now),
        "text": _text(base.year, base.year == promised, change, half, language),
    }


def _bases(
    inventory: InventoryService, account: Account, level: InventoryLevel, promised: int | None
) -> Iterator[Account]:
    """Years that the change can be counted from, the promised one first."""
    for year in sorted(inventory.comparable(account.year), key=lambda year: (year != promised, year)):
        base = inventory.account(year, account.assessment)
        if (base.totals.by_level[level].equivalent or 0.0) > 0.0:
            yield base


def _known(account: Account, inside: Collection[str]) -> set[str]:
    return {name for name, part in account.totals.by_subcategory.items() if name in inside and part.lines}


def _text(base: int, promised: bool, change: float, half: float, language: str) -> str:
    last = max(-1, min(0, last_digit(100.0 * half, 2))) if math.isfinite(half) and half else -1
    low, told, high = (digits(100.0 * value, last, signed=True) for value in (change - half, change, change + half))
    kind = "promised" if promised else "first"
    return text("inventory-trend", language, base=str(base), of=kind, change=told, low=low, high=high)
