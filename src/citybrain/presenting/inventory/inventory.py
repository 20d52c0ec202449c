"""The inventory of a year as plain values."""

from __future__ import annotations

import datetime
import json
from collections import Counter
from collections.abc import Iterable

import numpy as np
import polars as pl

from citybrain.base.answers import answer_of
from citybrain.inventory.account import ENTERED, Account
from citybrain.inventory.defaults import uncertainty_source
from citybrain.inventory.gwp import warming_potential, warming_source
from citybrain.inventory.recalculation import Cause, must_recalculate
from citybrain.inventory.service import InventoryService
from citybrain.inventory.subcategories import Subcategory, notation_key_names, subcategories
from citybrain.inventory.totals import IN_TOTAL, Sum
from citybrain.messages import label_language, text
from citybrain.plans.identities import PlanIdentity
from citybrain.presenting.inventory.consumption import consumption_told
from citybrain.presenting.inventory.lines import describe_landfill, describe_noise, lines_answer
from citybrain.presenting.inventory.shapes import (
    Counts,
    InventoryAnswer,
    InventoryBreak,
    InventoryChange,
    InventoryChoice,
    InventoryIdentity,
    InventoryKey,
    InventoryLevel,
    InventoryLevelSum,
    InventoryRow,
    InventoryScopeSum,
    InventorySector,
    InventorySum,
)
from citybrain.presenting.inventory.trend import trend_answer

LEVELS: tuple[InventoryLevel, ...] = ("basic", "basic+", "territorial")
MOST_OF_A_KIND = 20
SHOWN = 50
"""Lines that stand in the answer itself; more are asked for one part after the other."""


def inventory_answer(
    inventory: InventoryService,
    year: int | None,
    assessment: str,
    level: InventoryLevel,
    language: str,
    base_year: int | None = None,
) -> InventoryAnswer:
    """The inventory of a year, the last with entered lines if None; the change is counted from the base year if given.

    Raises NotFoundError for a year without lines and an unknown assessment.
    """
    account = inventory.account(year, assessment)
    inside = [x for x in subcategories().values() if belongs(x, level)]
    whole = account.totals.by_level[level]
    notes, shown = inventory.recorded.notes, _some(account.identities)
    return {
        "year": account.year,
        "years": inventory.years(),
        "gwp": assessment,
        "level": level,
        "total": _sum(account, whole, inside),
        "levels": [_level(account, name, language) for name in LEVELS],
        "scopes": [_scope(account, inside, scope) for scope in (1, 2, 3)],
        "sectors": [x for name in account.totals.by_sector if (x := _sector(account, inside, name, language))],
        "subcategories": _rows(account, level, language),
        "gases": [
            {"gas": gas, "tonnes": tonnes, "emissions": tonnes * warming_potential(gas, assessment)}
            for gas, tonnes in account.totals.by_gas.items()
        ],
        "identities": [_identity(account, identity, language) for identity in shown],
        "identities_more": len(account.identities) - len(shown),
        "consumption": consumption_told(inventory, account.year, assessment, language),
        "changes": [_change(row, language) for row in notes.changes],
        "breaks": breaks_answer(inventory, language),
        "trend": trend_answer(inventory, account, level, {x.reference for x in inside}, base_year, language),
        "method": {
            "warming": warming_source(assessment),
            "uncertainty": uncertainty_source(),
            "unstated": account.unstated,
            "computed_year": inventory.computed.year,
            "snapshot": inventory.computed.snapshot,
            "simulated": inventory.computed.simulated and account.uses_model,
            "bills_year": inventory.computed.bills_year,
            "region": inventory.setting.region,
            "landfill": describe_landfill(account, language),
            "noise": describe_noise(account, language),
        },
        "lines": lines_answer(inventory, account, language, limit=SHOWN),
    }


def belongs(subcategory: Subcategory, level: InventoryLevel) -> bool:
    """Whether a subcategory is part of a total."""
    return subcategory.scope == 1 if level == "territorial" else subcategory.level in IN_TOTAL[level]


def _sum(account: Account, whole: Sum, members: Iterable[Subcategory]) -> InventorySum:
    low, high = account.intervals.around(x.reference for x in members)
    known = whole.equivalent is not None
    return {
        "emissions": whole.equivalent,
        "low": low if known else None,
        "high": high if known else None,
        "biogenic": whole.biogenic,
        "lines": whole.lines,
        "keys": dict(whole.keys),
    }


def _added(account: Account, members: list[Subcategory]) -> Sum:
    """The sum of some subcategories, which need not be one that the totals hold."""
    parts = [account.totals.by_subcategory[x.reference] for x in members]
    known = [part for part in parts if part.equivalent is not None]
    keys: dict[str, int] = {}
    for part in parts:
        for key, count in part.keys.items():
            keys[key] = keys.get(key, 0) + count
    total = sum(part.equivalent or 0.0 for part in known) if known else None
    biogenic = sum(part.biogenic or 0.0 for part in known) if known else None
    return Sum(total, biogenic, {}, sum(part.lines for part in parts), keys)


def _level(account: Account, level: InventoryLevel, language: str) -> InventoryLevelSum:
    members = [x for x in subcategories().values() if belongs(x, level)]
    told = _sum(account, account.totals.by_level[level], members)
    name = text(f"inventory-level-{'basic-plus' if level == 'basic+' else level}", language)
    return {**told, "level": level, "label": name, "silent": list(account.totals.silent.get(level, ()))}


def _scope(account: Account, inside: list[Subcategory], scope: int) -> InventoryScopeSum:
    members = [x for x in inside if x.scope == scope]
    return {**_sum(account, _added(account, members), members), "scope": scope}


def _sector(account: Account, inside: list[Subcategory], name: str, language: str) -> InventorySector | None:
    members = [x for x in inside if x.sector == name]
    if not members:
        return None
    return {
        "sector": name,
        "label": members[0].sector_name[label_language(language)],
        "total": _sum(account, _added(account, members), members),
        "scopes": [_scope(account, members, scope) for scope in sorted({x.scope for x in members})],
    }


def _rows(account: Account, level: InventoryLevel, language: str) -> list[InventoryRow]:
    other, keys, told = _others(account), _keys(account, language), label_language(language)
    rows: list[InventoryRow] = []
    for reference, about in subcategories().items():
        counting = account.counting.get(reference)
        rows.append(
            {
                "subcategory": reference,
                "sector": about.sector,
                "label": f"{about.subsector_name[told]}: {about.description[told]}",
                "scope": about.scope,
                "level": about.level,
                "inside": belongs(about, level),
                "total": _sum(account, account.totals.by_subcategory[reference], [about]),
                "counts": _counts(counting.counts) if counting else None,
                "entered": counting.entered if counting else 0,
                "computed": counting.computed if counting else 0,
                "other": other.get(reference),
                "choice": _choice(account, reference),
                "keys": keys.get(reference, []),
            }
        )
    return rows


def _counts(said: str) -> Counts:
    return "entered" if said == ENTERED else "computed"


def _choice(account: Account, reference: str) -> InventoryChoice | None:
    counting = account.counting.get(reference)
    if counting is None or counting.note is None:
        return None
    note = counting.note
    return {"id": note["id"], "by": note["made_by"], "at": note["made_at"], "reason": note["reason"]}


def _others(account: Account) -> dict[str, float]:
    """Emissions of lines that do not count, by subcategory, of those that have both kinds."""
    apart = ~account.counts & ~np.isnan(account.emissions.equivalent)
    column = account.emissions.activity.subcategory
    sums = np.bincount(column.codes[apart], account.emissions.equivalent[apart], len(column.names))
    counts = np.bincount(column.codes[apart], minlength=len(column.names))
    return {name: float(sums[code]) for code, name in enumerate(column.names) if counts[code]}


def _keys(account: Account, language: str) -> dict[str, list[InventoryKey]]:
    """Notation keys that count, with their reasons, each combination once."""
    keyed = account.lines.with_columns(pl.Series("_counts", account.counts)).filter(
        pl.col("_counts") & pl.col("notation_key").is_not_null()
    )
    names = notation_key_names()
    found: dict[str, list[InventoryKey]] = {}
    chosen = keyed.select("id", "subcategory", "notation_key", "reason").unique(
        ["subcategory", "notation_key", "reason"], keep="first", maintain_order=True
    )
    for identity, reference, key, reason in chosen.iter_rows():
        made = account.computed.of(identity) if identity < 0 and account.computed else None
        why = (made.reason or {}).get(label_language(language)) if made else reason
        found.setdefault(reference, []).append(
            {"key": key, "label": names[key][label_language(language)], "reason": why}
        )
    return found


def _some(identities: list[PlanIdentity]) -> list[PlanIdentity]:
    """The first of each kind: a large inventory can hold thousands of lines with equal amounts."""
    seen: Counter[str] = Counter()
    shown = []
    for identity in identities:
        seen[identity.code] += 1
        if seen[identity.code] <= MOST_OF_A_KIND:
            shown.append(identity)
    return shown


def _identity(account: Account, identity: PlanIdentity, language: str) -> InventoryIdentity:
    ids = account.lines["id"].gather(account.position[list(identity.rows)]).to_list() if identity.rows else []
    return answer_of(
        InventoryIdentity,
        identity,
        text=text(identity.code, language, **identity.arguments),
        verdict_text=text(f"identity-{identity.verdict}", language),
        lines=ids,
    )


def _change(row: dict[str, object], language: str) -> InventoryChange:
    effect = None if row["effect"] is None else float(str(row["effect"]))
    day = datetime.date.fromisoformat(str(row["made_at"])[:10])
    return {
        "id": int(str(row["id"])),
        "year": int(str(row["year"])),
        "cause": str(row["kind"]),
        "label": text(f"accounting-cause-{row['kind']}", language),
        "reason": str(row["reason"]),
        "effect": effect,
        "recalculate": must_recalculate(Cause(str(row["kind"])), effect, day),
        "recalculated": json.loads(str(row["recalculated"])),
        "by": str(row["made_by"]),
        "at": str(row["made_at"]),
    }


def breaks_answer(inventory: InventoryService, language: str) -> list[InventoryBreak]:
    """Where the line of years must not be drawn through, and why."""
    comma = text("report-comma", language)
    return [
        {
            "before": found.before,
            "year": found.year,
            "causes": [str(cause) for cause in found.causes],
            "text": comma.join(text(f"accounting-cause-{cause}", language) for cause in found.causes),
        }
        for found in inventory.breaks()
    ]
