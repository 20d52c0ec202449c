"""What the inventory of a city tells its course: the totals of its years, and what is no energy of buildings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from citybrain.inventory.account import Account as AccountOfYear
from citybrain.inventory.desk import Inventory
from citybrain.inventory.subcategories import subcategories
from citybrain.inventory.totals import IN_TOTAL
from citybrain.progress.accounts import Inventoried, Inventories
from citybrain.progress.history import NORMAL_90_OF_95, YearAmount

BUILDINGS = frozenset({"I.1", "I.2"})
"""Subsectors whose energy the city's own path tells from year to year: homes, services and other buildings."""

Level = Literal["basic", "basic+"]
LEVELS: tuple[Level, ...] = ("basic", "basic+")


def inventoried(inventory: Inventory) -> Inventories:
    """Years of the inventory into which something was entered, at both levels of the GPC."""
    entered = sorted(inventory.kept.lines["year"].unique().to_list())
    accounts = [inventory.account(year) for year in entered]
    broken = {found.year for found in inventory.breaks()}
    return {level: _at(level, accounts, broken) for level in LEVELS}


def _at(level: Level, accounts: list[AccountOfYear], broken: set[int]) -> Inventoried:
    members = {name for name, known in subcategories().items() if known.level in IN_TOTAL[level]}
    found = {account.year: _amount(account, level, members, account.year in broken) for account in accounts}
    years: Mapping[int, YearAmount] = {year: amount for year, amount in found.items() if amount is not None}
    if not years:
        return Inventoried()
    last = next(account for account in accounts if account.year == max(years))
    return Inventoried(years, _others(last, members), last.year)


def _amount(account: AccountOfYear, level: Level, members: set[str], broken: bool) -> YearAmount | None:
    total = account.totals.by_level[level].equivalent
    if total is None:
        return None
    low, high = (total + (end - total) * NORMAL_90_OF_95 for end in account.intervals.around(members))
    return YearAmount(account.year, total, max(low, 0.0), high, "inventory", broken=broken, source=account.assessment)


def _others(account: AccountOfYear, members: set[str]) -> float:
    sums = account.totals.by_subcategory
    known = subcategories()
    return sum(sums[name].equivalent or 0.0 for name in members if known[name].subsector not in BUILDINGS)
