"""What keeps a row from being a line of activity: each row its first reason, with what it says and what is allowed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from citybrain.inventory.conversion import scale_of, unit_of
from citybrain.inventory.entries.own_factors import own_factor_problem
from citybrain.inventory.entries.reading import FACTOR_UNIT, FACTOR_VALUE, NUMBERS, SAID, EntryDraft
from citybrain.inventory.entries.table import LINE
from citybrain.inventory.factors import FactorLibrary
from citybrain.inventory.subcategories import NOTATION_KEYS, subcategories
from citybrain.inventory.totals import REASON_NEEDED
from citybrain.kernel import CityBrainError, nearest

FIRST_YEAR, LAST_YEAR = 1900, 2200
QUALITIES = ("H", "M", "L")
MAY_REMOVE = "V."
Told = tuple[str | None, str, str]
"""Code of a reason (None: none), what was received, what is allowed."""


@dataclass(frozen=True)
class EntrySetting:
    """Against what lines are judged: the factors of a city, and its region."""

    library: FactorLibrary
    region: str


def judged(draft: EntryDraft, setting: EntrySetting) -> pl.DataFrame:
    """The lines with `problem` (null for a good one), `received` and `allowed`; references as the GPC writes them."""
    lines = _referenced(draft.lines)
    checks = [
        *_kinds(draft), *_numbers(lines, draft), *_keys(), *_years(), *_signs(draft), *_names(),
    ]  # fmt: skip
    lines = _first_failed_check(lines, checks)
    return _looked_up(lines, draft, setting)


def _referenced(lines: pl.DataFrame) -> pl.DataFrame:
    known = subcategories()
    said = lines["subcategory"].unique().drop_nulls()
    canonical = {text: reference for text in said if (reference := _reference(text)) in known}
    near = {text: nearest(_reference(text), known) for text in said if text not in canonical}
    column = pl.col("subcategory")
    is_known = column.is_in(list(canonical)).fill_null(False)
    return lines.with_columns(
        subcategory=column.replace(canonical),
        known=is_known,
        total=pl.col("total") & ~is_known,
        near=column.replace_strict(near, default="", return_dtype=pl.String) if near else pl.lit(""),
    )


def _reference(text: str) -> str:
    return text.upper().replace(" ", "").strip(".")


Check = tuple[pl.Expr, str, pl.Expr, pl.Expr]


def _kinds(draft: EntryDraft) -> list[Check]:
    empty = pl.all_horizontal(
        pl.col("amount").is_null(), pl.col("amount" + SAID).is_null(), pl.col("notation_key").is_null(),
        pl.col("own_factors").is_null(), pl.col("factor").is_null(), ~pl.col("known"),
    )  # fmt: skip
    merged = pl.col(LINE).is_in(list(draft.table.merged))
    cells = pl.col(LINE).replace_strict(draft.table.merged, default="", return_dtype=pl.String)
    return [
        (pl.col("total"), "activity-total", pl.lit(""), pl.lit("")),
        (merged, "activity-merged", cells, pl.lit("")),
        (empty, "activity-heading", pl.coalesce("subcategory", "description", pl.lit("")), pl.lit("")),
        (pl.col("subcategory").is_null(), "activity-subcategory-missing", pl.lit(""), pl.lit("")),
        (~pl.col("known"), "activity-subcategory-unknown", pl.col("subcategory"), pl.col("near")),
    ]


def _numbers(lines: pl.DataFrame, draft: EntryDraft) -> list[Check]:
    names = [*NUMBERS, *(FACTOR_VALUE + gas for gas in draft.own)]
    columns = [name + SAID for name in names if name + SAID in lines.columns]
    return [(pl.col(c).is_not_null(), "activity-not-a-number", pl.col(c), pl.lit("")) for c in columns]


def _keys() -> list[Check]:
    key, allowed = pl.col("notation_key"), pl.lit(", ".join(NOTATION_KEYS))
    told = pl.col("amount").cast(pl.String)
    return [
        (key.is_not_null() & ~key.is_in(NOTATION_KEYS), "activity-key-unknown", key, allowed),
        (key.is_not_null() & pl.col("amount").is_not_null(), "activity-amount-and-key", told, key),
        (key.is_null() & pl.col("amount").is_null(), "activity-amount-missing", pl.lit(""), allowed),
        (key.is_in(sorted(REASON_NEEDED)) & pl.col("reason").is_null(), "activity-key-without-reason", key, pl.lit("")),
    ]


def _years() -> list[Check]:
    year, allowed = pl.col("year"), pl.lit(f"{FIRST_YEAR}-{LAST_YEAR}")
    odd = year.is_null() | ~year.is_between(FIRST_YEAR, LAST_YEAR)
    return [(odd, "activity-year", year.cast(pl.String).fill_null("-"), allowed)]


def _signs(draft: EntryDraft) -> list[Check]:
    amount = pl.col("amount")
    land = pl.col("subcategory").str.starts_with(MAY_REMOVE)
    checks = [((amount < 0) & ~land, "activity-amount-negative", amount.cast(pl.String), pl.lit(""))]
    for gas in draft.own:
        value = pl.col(FACTOR_VALUE + gas)
        checks.append((value < 0, "activity-factor-negative", value.cast(pl.String), pl.lit(gas)))
    for name in ("activity_uncertainty", "factor_uncertainty"):
        checks.append((pl.col(name) < 0, "activity-uncertainty-negative", pl.col(name).cast(pl.String), pl.lit("")))
    for name in ("activity_quality", "factor_quality"):
        odd = pl.col(name).is_not_null() & ~pl.col(name).is_in(QUALITIES)
        checks.append((odd, "activity-quality-unknown", pl.col(name), pl.lit(", ".join(QUALITIES))))
    return checks


def _names() -> list[Check]:
    counted = pl.col("amount").is_not_null()
    both = pl.col("factor").is_not_null() & pl.col("own_factors").is_not_null()
    neither = pl.col("factor").is_null() & pl.col("own_factors").is_null()
    return [
        (counted & pl.col("unit").is_null(), "activity-unit-missing", pl.col("amount").cast(pl.String), pl.lit("")),
        (counted & both, "activity-factor-twice", pl.col("factor"), pl.lit("")),
        (counted & neither, "activity-factor-missing", pl.lit(""), pl.lit("")),
    ]


def _first_failed_check(lines: pl.DataFrame, checks: Sequence[Check]) -> pl.DataFrame:
    """The first check that holds for each row."""
    holds = [pl.when(check[0].fill_null(False)).then(pl.lit(n, pl.Int16)) for n, check in enumerate(checks)]
    lines = lines.with_columns(pl.coalesce(holds).alias("check"))
    present = set(lines["check"].drop_nulls().unique())
    nothing = pl.lit(None, pl.String)
    parts: dict[str, pl.Expr] = {"problem": nothing, "received": nothing, "allowed": nothing}
    for place in present:
        here = pl.col("check") == place
        _, code, received, allowed = checks[place]
        for name, value in (("problem", pl.lit(code)), ("received", received), ("allowed", allowed)):
            parts[name] = pl.when(here).then(value).otherwise(parts[name])
    return lines.with_columns(**parts)


def _looked_up(lines: pl.DataFrame, draft: EntryDraft, setting: EntrySetting) -> pl.DataFrame:
    """Units and factors, each distinct combination looked up once."""
    good = pl.col("problem").is_null() & pl.col("amount").is_not_null()
    lines = _joined(lines, good, ("unit",), lambda unit: _unit(str(unit)))
    named = good & pl.col("factor").is_not_null()
    lines = _joined(
        lines, named, ("factor", "unit", "year"), lambda f, u, y: _factor(setting, str(f), str(u), int(str(y)))
    )
    for gas in draft.own:
        column = FACTOR_UNIT + gas
        has = good & pl.col(FACTOR_VALUE + gas).is_not_null()
        lines = _joined(lines, has, (column, "unit"), lambda f, u, gas=gas: own_factor_problem(gas, str(f), str(u)))
    return lines


def _joined(lines: pl.DataFrame, wanted: pl.Expr, keys: tuple[str, ...], look_up: Callable[..., Told]) -> pl.DataFrame:
    """Reasons of rows that have none yet, by what stands in some columns."""
    distinct = lines.filter(pl.col("problem").is_null() & wanted).select(keys).unique()
    found = [(*row, *told) for row in distinct.iter_rows() if (told := look_up(*row))[0] is not None]
    if not found:
        return lines
    schema: dict[str, Any] = {
        **{key: lines.schema[key] for key in keys},
        "_p": pl.String,
        "_r": pl.String,
        "_a": pl.String,
    }
    reasons = pl.DataFrame(found, schema=schema, orient="row")
    joined = lines.join(reasons, on=keys, how="left", maintain_order="left")
    new = pl.col("problem").is_null() & wanted & pl.col("_p").is_not_null()
    taken = [
        pl.when(new).then(pl.col(source)).otherwise(pl.col(name)).alias(name)
        for name, source in (("received", "_r"), ("allowed", "_a"), ("problem", "_p"))
    ]
    return joined.with_columns(taken).drop("_p", "_r", "_a")


def _unit(unit: str) -> Told:
    try:
        unit_of(unit)
    except CityBrainError:
        return "activity-unit-unknown", unit, ""
    return None, "", ""


REASON_OF = {
    "accounting-factor-lacking": "activity-factor-unknown",
    "accounting-factor-unknown": "activity-factor-unknown",
    "accounting-factor-region": "activity-factor-region",
    "accounting-factor-year": "activity-factor-year",
}


def _factor(setting: EntrySetting, name: str, unit: str, year: int) -> Told:
    try:
        factors = setting.library.of(name, year, setting.region)
    except CityBrainError as problem:
        told = problem.arguments
        received = (
            name if "region" not in problem.code and "year" not in problem.code else f"{name}, {told['received']}"
        )
        return REASON_OF[problem.code], received, str(told.get("near") or told.get("allowed") or "")
    first = factors[0]
    if scale_of(unit, first.activity_unit, first.energy, first.litres_per_tonne) is None:
        return "activity-unit-mismatch", unit, first.activity_unit
    return None, "", ""
