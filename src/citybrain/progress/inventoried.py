"""What the inventory of a city tells its course: the totals of its years, and what its own path does not tell."""

from __future__ import annotations

from collections.abc import Mapping, Set
from pathlib import Path
from typing import Literal

import numpy as np

from citybrain.inventory.account import Account as AccountOfYear
from citybrain.inventory.files import computed_subsectors, subsectors_in_part
from citybrain.inventory.service import InventoryService
from citybrain.inventory.subcategories import subcategories
from citybrain.inventory.totals import IN_TOTAL, totals_of
from citybrain.kernel.quality import Level as Quality
from citybrain.kernel.yaml_files import read_yaml
from citybrain.plans.memo import Memo
from citybrain.progress.accounts import Coverage, Inventoried, Inventories
from citybrain.progress.history import NORMAL_90_OF_95, YearAmount
from citybrain.progress.inventory_errors import Errors

ON_PATH = frozenset({"I.1", "I.2", "II.1"})
"""Subsectors that the city's own path tells from year to year, where its model knows them: homes, services and other
buildings, and traffic on roads. Where a model says that it tells a part only, what was entered beyond it stays."""

Level = Literal["basic", "basic+"]
LEVELS: tuple[Level, ...] = ("basic", "basic+")
SETTINGS = Path(__file__).parent / "data" / "inventory.yaml"


class InventoryOfCourse:
    """The accounts of an inventory, worked out again only where its lines have changed. Safe for threads."""

    def __init__(self, inventory: InventoryService) -> None:
        self._inventory = inventory
        self._kept: Memo[Inventories] = Memo(1)

    def __call__(self) -> Inventories:
        """The accounts as they are recorded now."""
        return self._kept.get(self._inventory.version, lambda: inventoried(self._inventory))


def inventoried(inventory: InventoryService) -> Inventories:
    """Years of the inventory into which something was entered, at both levels of the GPC."""
    entered = sorted(inventory.recorded.lines["year"].unique().to_list())
    accounts = [inventory.account(year) for year in entered]
    broken = {found.year for found in inventory.breaks()} if accounts else set()
    on_path = ON_PATH & computed_subsectors(inventory.workspace.graph)
    told = _told_in_part(inventory, on_path & subsectors_in_part()) if accounts else {}
    return {level: _at(level, accounts, broken, on_path, told) for level in LEVELS}


def _told_in_part(inventory: InventoryService, subsectors: Set[str]) -> dict[str, float]:
    """What the model tells today of each subcategory of which it tells a part only [t CO2e a year]."""
    today = inventory.account(inventory.computed.year)
    sums = totals_of(today.emissions.take(today.lines["id"].to_numpy() < 0)).by_subcategory
    return {
        name: sums[name].equivalent or 0.0 for name, known in subcategories().items() if known.subsector in subsectors
    }


def _at(
    level: Level, accounts: list[AccountOfYear], broken: set[int], on_path: Set[str], in_part: Mapping[str, float]
) -> Inventoried:
    members = {name for name, known in subcategories().items() if known.level in IN_TOTAL[level]}
    found = {account.year: _amount(account, level, members, account.year in broken) for account in accounts}
    years: Mapping[int, YearAmount] = {year: amount for year, amount in found.items() if amount is not None}
    if not years:
        return Inventoried()
    told = [account for account in accounts if account.year in years]
    last, outside = told[-1], {name for name in members if subcategories()[name].subsector not in on_path}
    known = {name: last.totals.by_subcategory[name].equivalent or 0.0 for name in members}
    beyond = {name: known[name] - part for name, part in in_part.items() if known.get(name, 0.0) > part}
    return Inventoried(
        years,
        {account.year: _coverage(account, level, members) for account in told},
        {account.year: _errors(account, members) for account in told},
        sum(known[name] for name in outside) + sum(beyond.values()),
        last.year,
        _errors(last, outside | beyond.keys()),
    )


def _amount(account: AccountOfYear, level: Level, members: set[str], broken: bool) -> YearAmount | None:
    total = account.totals.by_level[level].equivalent
    if total is None:
        return None
    low, high = (total + (end - total) * NORMAL_90_OF_95 for end in account.intervals.around(members))
    return YearAmount(account.year, total, max(low, 0.0), high, "inventory", broken=broken, source=account.assessment)


def _coverage(account: AccountOfYear, level: Level, members: set[str]) -> Coverage:
    """What the year leaves out of a level, and how well half of its total is known."""
    settings = read_yaml(SETTINGS)
    sums, known = account.totals.by_subcategory, subcategories()
    told = {known[name].subsector for name in members if sums[name].equivalent is not None}
    lines = account.counted
    rows = np.flatnonzero(lines.activity.subcategory.are(members) & ~np.isnan(lines.equivalent))
    levels = [settings["quality"].get(name, int(Quality.ASSUMED)) for name in lines.activity.quality.names]
    weight = np.bincount(
        np.array(levels, np.intp)[lines.activity.quality.codes[rows]], np.abs(lines.equivalent[rows]), len(Quality)
    )
    return Coverage(
        tuple(account.totals.silent[level]),
        tuple(x for x in known if x in members and sums[x].equivalent is None and "NE" in sums[x].keys),
        tuple(group[0] for group in settings["needed"] if not told.intersection(group)),
        int(np.argmax(np.cumsum(weight) >= weight.sum() / 2.0)),
    )


def _errors(account: AccountOfYear, members: set[str]) -> Errors:
    return Errors.of(account.counted, account.counted.activity.subcategory.are(members))
