"""Numbers as a person reads them: few digits, a true minus, the currency before, the unit after."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from citybrain.messages import label_language

DIGITS: Final = 3
MOST_DECIMALS: Final = 6
MOST_DIGITS: Final = 20
"""Digits beyond which a number has nothing left to round."""
MINUS: Final = "\N{MINUS SIGN}"
SPACE: Final = "\N{NO-BREAK SPACE}"
JOINER: Final = "\N{WORD JOINER}"
STEP_AT: Final = 10
"""A number climbs to the next prefix once it is this many times as large."""

LADDERS: Final[dict[str, tuple[tuple[str, float], ...]]] = {
    "kWh": (("kWh", 1), ("MWh", 1e3), ("GWh", 1e6), ("TWh", 1e9)),
    "kg": (("kg", 1), ("t", 1e3), ("kt", 1e6), ("Mt", 1e9)),
    "t": (("t", 1), ("kt", 1e3), ("Mt", 1e6)),
    "W": (("W", 1), ("kW", 1e3), ("MW", 1e6), ("GW", 1e9)),
    "kW": (("kW", 1), ("MW", 1e3), ("GW", 1e6)),
    "m²": (("m²", 1), ("km²", 1e6)),
}
MONEY: Final = {
    "en": (("", 1.0), ("M", 1e6), ("bn", 1e9)),
    "zh": (("", 1.0), ("万", 1e4), ("亿", 1e8)),
}
SIGNS: Final = {"EUR": "€", "CNY": "¥", "GBP": "£", "USD": "$"}
WORDS: Final = {"percent": "%", "degree": "°", "category": "", "1": "", "year number": ""}
IN_CHINESE: Final = {"a": "年", "person": "人"}
"""Parts of units that Chinese has words for."""
YEARS: Final = {"en": "years", "zh": "年"}
"""Years of which some come with each year or person, as those of life, are no unit that a letter stands for."""
CARBON: Final = "CO₂e"


@dataclass(frozen=True)
class Manner:
    """How numbers of one unit are written side by side: all divided by the same power of ten."""

    before: str
    after: str
    divisor: float
    year: bool = False

    def write(self, value: float, last: int, signed: bool = False) -> str:
        """A value rounded to a power of ten (0: whole numbers) of what is shown, with currency and unit."""
        told = digits(value / self.divisor, last, signed) if not self.year else f"{value:.0f}"
        mark = told[0] if told[0] in ("+", MINUS) else ""
        return f"{self.marked(mark)}{told.removeprefix(mark)}{self._unit()}"

    def marked(self, mark: str) -> str:
        """The sign of a number before that of the currency, which no line break may part."""
        return f"{mark}{JOINER}{self.before}" if mark and self.before else f"{mark}{self.before}"

    def bare(self, value: float, last: int, signed: bool = False, keep: bool = False) -> str:
        """The same without currency and unit; `keep` zeros at the end, where they say how sure a number is."""
        return digits(value / self.divisor, last, signed, keep) if not self.year else f"{value:.0f}"

    def _unit(self) -> str:
        if not self.after:
            return ""
        return self.after if self.after[0] in "/°" else f"{SPACE}{self.after}"

    @property
    def unit(self) -> str:
        """Currency and unit as they stand once at an axis or over a column."""
        sign = self.before.strip()
        return f"{sign}{SPACE}{self.after}".strip() if sign and self.after[:1] != "/" else f"{sign}{self.after}"


def manner_of(unit: str, size: float, currency: str, language: str, carbon: bool = False) -> Manner:
    """How numbers up to `size` are written in a unit of the register; `carbon` names what the tonnes are of."""
    if unit == "year number":
        return Manner("", "", 1, year=True)
    first, _, rest = unit.partition("/")
    raw, rest = rest, f"/{readable(rest, language)}" if rest else ""
    if first == "money":
        scale, divisor = _climb(MONEY[label_language(language)], size, 1) if raw in ("", "a") else ("", 1.0)
        return Manner(_sign(currency), scale + rest, divisor)
    if unit in WORDS:
        return Manner("", WORDS[unit], 1)
    symbol, divisor = _climb(LADDERS.get(first, ((first, 1.0),)), size) if raw in ("", "a") else (first, 1.0)
    named = f"{symbol}{SPACE}{CARBON}" if carbon and first in ("t", "kg") else readable(symbol)
    named = YEARS[label_language(language)] if symbol == "a" and rest else named
    return Manner("", named + rest, divisor)


def readable(unit: str, language: str = "en") -> str:
    """A unit as in a table: "kWh/(m²·a)" becomes "kWh/m² a", in Chinese "kWh/m² 年"; "µg/m3" becomes "µg/m³"."""
    parts = re.sub(r"\bm3\b", "m³", unit).replace("(", "").replace(")", "").split("·")
    return SPACE.join(IN_CHINESE.get(part, part) if language == "zh" else part for part in parts)


def last_digit(size: float, count: int = DIGITS) -> int:
    """Power of ten of the last of `count` digits of a number; 0 for zero."""
    return math.floor(math.log10(abs(size))) - count + 1 if size and math.isfinite(size) else 0


def digits(value: float, last: int, signed: bool = False, keep: bool = False) -> str:
    """A number rounded to a power of ten, thousands apart, with a true minus and, if asked for, a plus.

    A half goes away from zero, as on the web page. Zeros at its end are left out unless they are to be kept.
    """
    rounded = _rounded(value, last)
    told = f"{abs(rounded):,.{max(0, min(MOST_DECIMALS, -last))}f}"
    if not float(told.replace(",", "")):
        return "0"
    if "." in told and not keep:
        told = told.rstrip("0").rstrip(".")
    return (MINUS if rounded < 0 else "+" if signed else "") + told


def _rounded(value: float, last: int) -> float:
    """A number rounded to a power of ten by its shortest decimal digits, a half away from zero: 352.5 becomes 353."""
    if not math.isfinite(value):
        return value
    told = Decimal(repr(float(value)))
    if told.adjusted() - last > MOST_DIGITS:
        return value
    step = Decimal(1).scaleb(last)
    return float((told / step).to_integral_value(ROUND_HALF_UP) * step)


def _climb(ladder: tuple[tuple[str, float], ...], size: float, step_at: float = STEP_AT) -> tuple[str, float]:
    fitting = [step for step in ladder if abs(size) >= step[1] * step_at]
    return fitting[-1] if fitting else ladder[0]


def _sign(currency: str) -> str:
    sign = SIGNS.get(currency)
    return sign if sign else f"{currency}{SPACE}" if currency else ""
