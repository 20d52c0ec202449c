"""Texts as numbers, with the decimal sign that the whole column agrees on; never a guess between 1.234 and 1,234."""

from __future__ import annotations

from typing import Literal, TypeAlias

import polars as pl

from citybrain.kernel.errors import InputError

Decimal: TypeAlias = Literal["comma", "point"]

SPACES = r"[\s\x{a0}\x{202f}'’]"
GROUPED = r"^[+-]?[1-9]\d{{0,2}}(?:{0}\d{{3}})+$"
PLAIN = r"^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$"


def decimal_sign(texts: pl.Series, lines: pl.Series, file: str, column: str, declared: Decimal | None) -> Decimal:
    """The decimal sign of a column: as declared, else the only one with which its values can be read.

    Raises InputError where some values need a comma and others a point, and where every value could be read both ways
    ("1,234").
    """
    if declared is not None:
        return declared
    compact = texts.str.replace_all(SPACES, "")
    comma, point = _needs(compact, ","), _needs(compact, ".")
    if comma.any() and point.any():
        first, second = comma.arg_true()[0], point.arg_true()[0]
        raise InputError(
            "bills-decimal-mixed", file=file, column=column, line=int(lines[first]), received=texts[first],
            other_line=int(lines[second]), other=texts[second],
        )  # fmt: skip
    if not comma.any() and not point.any():
        either = compact.str.contains(r"^[+-]?[1-9]\d{0,2}[.,]\d{3}$").fill_null(False)
        if either.any():
            row = either.arg_true()[0]
            raise InputError(
                "bills-decimal-unclear", file=file, column=column, line=int(lines[row]), received=texts[row]
            )
    return "comma" if comma.any() else "point"


def _needs(compact: pl.Series, sign: str) -> pl.Series:
    """Values that can only be read with this decimal sign."""
    other = "." if sign == "," else ","
    here, there = f"\\{sign}", f"\\{other}"
    one = rf"^[+-]?\d*{here}\d*$"
    after_groups = rf"^[+-]?\d{{1,3}}(?:{there}\d{{3}})+{here}\d*$"
    several = rf"^[+-]?\d{{1,3}}(?:{there}\d{{3}}){{2,}}$"
    decimals = compact.str.contains(one) & ~compact.str.contains(GROUPED.format(here))
    return (decimals | compact.str.contains(after_groups) | compact.str.contains(several)).fill_null(False)


def numbers(texts: pl.Expr, sign: Decimal) -> pl.Expr:
    """Numbers of a column of texts; null where a text is not a number with this decimal sign."""
    compact = texts.str.replace_all(SPACES, "")
    here, there = (",", ".") if sign == "comma" else (".", ",")
    mixed = rf"^[+-]?\d{{1,3}}(?:\{there}\d{{3}})+(?:\{here}\d*)?$"
    ungrouped = pl.when(compact.str.contains(mixed)).then(compact.str.replace_all(there, "", literal=True))
    without = ungrouped.otherwise(compact)
    pointed = without.str.replace(",", ".", literal=True) if sign == "comma" else without
    readable = pointed.str.contains(PLAIN) & ~(without.str.contains(r"\.") if sign == "comma" else pl.lit(False))
    return pl.when(readable).then(pointed.cast(pl.Float64, strict=False))
