"""Who reads the terminal: the language, the width, and how errors and numbers look to them."""

from __future__ import annotations

import math
import os
import sys
from typing import TYPE_CHECKING, Final

from citybrain.messages import LANGUAGES, choose

if TYPE_CHECKING:
    from rich.console import Console

    from citybrain.kernel.errors import CityBrainError

SIGNIFICANT: Final = 4
LARGE: Final = 10
"""A number is said in a larger unit from this many of it on."""

TINY, HUGE = 1e-6, 1e15
"""Numbers beyond these are written with a power of ten."""

LARGER: Final = {
    "kWh": ((1e6, "GWh"), (1e3, "MWh")),
    "kW": ((1e3, "MW"),),
    "t": ((1e3, "kt"),),
    "money": ((1e6, "M money"),),
}


def system_language() -> str:
    """Language that the environment asks for (LC_ALL, LC_MESSAGES, LANG), English where it asks for none of ours."""
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return choose(named.split(".")[0].replace("_", "-"))


class Reader:
    """The person at the terminal."""

    def __init__(self, language: str | None = None) -> None:
        self.language = language if language in LANGUAGES else system_language()

    def out(self) -> Console:
        """Where results go."""
        from citybrain.cli.console import HarmlessConsole

        return HarmlessConsole(highlight=False)

    def err(self) -> Console:
        """Where everything else goes."""
        from citybrain.cli.console import HarmlessConsole

        return HarmlessConsole(stderr=True, highlight=False)

    def show_error(self, error: CityBrainError) -> None:
        """Writes an error, or each of several, in the reader's language."""
        from rich.text import Text

        from citybrain.messages import render
        from citybrain.plans.problems import each

        console = self.err()
        for single in each(error):
            console.print(Text(render(single, self.language), style="red"), soft_wrap=not sys.stderr.isatty())


READER = Reader()
"""The reader of this process; `--language` sets it."""


def amount(value: float | str | None, unit: str = "", currency: str = "") -> str:
    """A number with four significant digits, grouped, and its unit with the city's currency."""
    if value is None:
        return "–"
    if unit == "year number":
        return f"{value:.0f}"
    if isinstance(value, str):
        return describe(value, unit, currency)
    size, larger = scaled(value, unit)
    return describe(size, larger, currency)


def describe(value: float | str, unit: str, currency: str) -> str:
    """A number with four significant digits in exactly this unit."""
    named = unit.replace("money", currency or "money") if unit not in ("1", "category") else ""
    return f"{value if isinstance(value, str) else grouped(value)} {named}".strip()


def scaled(value: float, unit: str) -> tuple[float, str]:
    """A large number of energy, power, mass or money in the larger unit in which people say it."""
    base, per, time = unit.partition("/a")
    if time or base not in LARGER:
        return value, unit
    for factor, larger in LARGER[base]:
        if math.isfinite(value) and abs(value) >= LARGE * factor:
            return value / factor, larger + per
    return value, unit


def grouped(value: float) -> str:
    """A number with four significant digits and thousands set apart."""
    if not math.isfinite(value):
        return str(value)
    if value and not TINY <= abs(value) < HUGE:
        return f"{value:.{SIGNIFICANT}g}"
    if value == 0 or abs(value) >= 10 ** (SIGNIFICANT - 1):
        return f"{value:,.0f}"
    digits = SIGNIFICANT - 1 - math.floor(math.log10(abs(value)))
    return f"{value:.{digits}f}".rstrip("0").rstrip(".")
