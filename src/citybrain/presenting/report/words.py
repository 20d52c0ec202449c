"""The words of the report in the reader's language, and its numbers with unit and uncertainty."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

from citybrain.messages import keys, text
from citybrain.plans.outcome import NARROW
from citybrain.presenting.report.numbers import MINUS, SPACE, Manner, digits, last_digit, manner_of

LEVEL = 0.1
"""Share of the half width by which an interval may be lopsided and still be written with ±."""
UNCERTAINTY_DIGITS = 2
USUAL_DIGITS, MOST_DIGITS = 3, 8
NOTHING = 1e-9
"""Share, or per cent, below which a number is none: what rounding leaves of a sum."""
TAGS = {"en": "en", "zh": "zh-CN"}


@dataclass(frozen=True)
class _Written:
    """A number as it is written, and the manner of its unit."""

    manner: Manner
    number: str


class Words:
    """Texts and numbers for one reader of one city."""

    def __init__(self, language: str, currency: str) -> None:
        self.language = language
        self.currency = currency

    def text(self, key: str, **arguments: str | float) -> str:
        """A message of the catalogue. Raises UnknownMessageError."""
        return text(key, self.language, **arguments)

    def optional(self, key: str, otherwise: str) -> str:
        """A message, or another text where the catalogue has none of that key."""
        return text(key, self.language) if key in keys(self.language) else otherwise

    def manner(self, unit: str, size: float, quantity: str = "") -> Manner:
        """How numbers up to a size are written beside each other."""
        manner = manner_of(unit, size, self.currency, self.language, is_carbon(quantity, unit))
        key = f"report-unit-{manner.after}"
        return replace(manner, after=self.text(key)) if key in keys(self.language) else manner

    def say(self, value: float | None, unit: str, quantity: str = "", beside: float = 0.0, signed: bool = False) -> str:
        """A number with its unit; words where it is missing. `beside` is the largest number it is compared with, whose
        digits it has, unless they would write as none what is some.
        """
        if value is None or not math.isfinite(value):
            return self.text("report-not-known")
        size = max(abs(value), abs(beside))
        manner = self.manner(unit, size, quantity)
        last = last_digit(size / manner.divisor)
        if NOTHING * size < abs(value) < size and digits(value / manner.divisor, last) == "0":
            return self.say(value, unit, quantity, signed=signed)
        return manner.write(value, last, signed)

    def telling(self, one: float, other: float, unit: str, quantity: str = "") -> tuple[str, str]:
        """Two numbers with their unit, in as many digits as tell them apart."""
        size = max(abs(one), abs(other))
        manner = self.manner(unit, size, quantity)
        for count in range(USUAL_DIGITS, MOST_DIGITS + 1):
            last = last_digit(size / manner.divisor, count)
            told = manner.write(one, last, False), manner.write(other, last, False)
            if told[0] != told[1]:
                break
        return told

    def sure(self, value: float | None, spread: Any, unit: str, quantity: str = "", signed: bool = False) -> str:
        """A number with its 90 % interval and its unit, in one line."""
        told, around = self._around(value, spread, unit, quantity, signed)
        if told is None:
            return self.say(value, unit, quantity, signed=signed)
        joined = f"{told.number} {around}" if around.startswith("±") else f"{told.number} ({around})"
        return self._with_unit(told.manner, joined)

    def apart(
        self, value: float | None, spread: Any, unit: str, quantity: str = "", signed: bool = False
    ) -> tuple[str, str]:
        """A number with its unit, and apart from it its interval, "" where none was computed."""
        told, around = self._around(value, spread, unit, quantity, signed)
        if told is None:
            return self.say(value, unit, quantity, signed=signed), ""
        return self._with_unit(told.manner, told.number), around

    def _around(
        self, value: float | None, spread: Any, unit: str, quantity: str, signed: bool
    ) -> tuple[_Written | None, str]:
        """A number rounded to the second digit of its uncertainty, and the interval: ± half of it, or from where to
        where if it is lopsided or half of it would reach past zero.
        """
        low, high = bounds(spread)
        if value is None or not math.isfinite(value) or low is None or high is None:
            return None, ""
        if high - low <= NARROW * max(abs(low), abs(high)):
            return None, ""
        manner = self.manner(unit, max(abs(value), abs(low), abs(high)), quantity)
        half = (high - low) / 2
        last = last_digit(half / manner.divisor, UNCERTAINTY_DIGITS)
        told = _Written(manner, manner.bare(value, last, signed, keep=True))
        past_zero = (low >= 0 and value < half) or (high <= 0 and -value < half)
        if not past_zero and abs(value - (low + high) / 2) <= LEVEL * half:
            return told, f"±{SPACE}{manner.bare(half, last, keep=True)}"
        ends = (manner.bare(end, last, keep=True) for end in (low, high))
        return told, self.text("report-low-high", **dict(zip(("low", "high"), ends, strict=True)))

    def percent(self, value: float | None, signed: bool = True) -> str:
        """A share in per cent; of one that would be written as none, that it is less than the least."""
        if value is None:
            return self.text("report-from-zero")
        told = digits(value, max(-1, min(0, last_digit(value, 2))), signed)
        return self.text("report-percent-least") if told == "0" and abs(value) > NOTHING else f"{told}{SPACE}%"

    def within(self, label: str) -> str:
        """A label as it stands inside a sentence."""
        plain = self.language == "en" and label[1:2].islower()
        return label[:1].lower() + label[1:] if plain else label

    def count(self, value: float) -> str:
        """A whole number, thousands apart."""
        return digits(value, 0)

    def _with_unit(self, manner: Manner, told: str) -> str:
        after = manner.after if manner.after[:1] in ("/", "") else f"{SPACE}{manner.after}"
        mark = told[0] if told[0] in ("+", MINUS) else ""
        return f"{manner.marked(mark)}{told.removeprefix(mark)}{after}"


def is_carbon(quantity: str, unit: str) -> bool:
    """Whether the tonnes of a quantity are tonnes of CO2 equivalent."""
    return "emissions" in quantity and unit.startswith(("t", "kg"))


def bounds(spread: Any) -> tuple[float | None, float | None]:
    """Low and high end of an interval of the answers; None where there is none."""
    return (spread.get("low"), spread.get("high")) if isinstance(spread, dict) else (None, None)
