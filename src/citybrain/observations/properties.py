"""Observed properties that importers know: by the names that files use, with unit and definition."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from citybrain.base.names import plain
from citybrain.kernel.dimensions import registry
from citybrain.kernel.errors import InputError
from citybrain.kernel.yaml_files import read_yaml

LONGEST_NAME = 300
"""Characters of a name that may have a unit behind it; it is sought from each bracket on."""

UNIT = re.compile(r"^(?P<name>.*?)\s*[\[(](?P<unit>[^\])]+)[\])]\s*$")
LONGEST_UNIT = 100
TENS = re.compile(r"(?<![\w.)*^])10(?:(?:\*\*|\^)-?\d|⁻?[¹²³⁴⁵⁶⁷⁸⁹])(?![\w.*^⁰¹²³⁴⁵⁶⁷⁸⁹])")
POWERS = re.compile(
    r"[\d.)_]\s*(?:\*\*|\^|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻])|(?:\*\*|\^)\s*(?!-?\d(?![\w.]))|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]{3}"
    r"|\b(?:squared?|cubed|cubic|sq)\b.*\b(?:squared?|cubed|cubic|sq)\b",
    re.DOTALL,
)
"""Powers of units that are none: of numbers, of powers, and beyond one digit; working one out could never end."""

SPELLINGS = {
    "ug/m3": "µg/m3", "c": "°C", "degc": "°C", "deg c": "°C", "celsius": "°C", "℃": "°C", "ºc": "°C", "f": "degF",
    "°f": "degF", "dba": "dB", "db(a)": "dB", "percent": "%",
}  # fmt: skip
SIGNS = str.maketrans({"μ": "µ", "³": "3", "²": "2", "^": None})
COMMON = (
    "µg/m3", "mg/m3", "ng/m3", "°C", "K", "degF", "hPa", "Pa", "kPa", "mmHg", "mm", "cm", "m", "inch", "m/s", "km/h",
    "knot", "%", "dB", "1/h", "1/min", "W/m2", "W", "kW", "MW",
)  # fmt: skip
"""Units that files often have."""

PINT = {"°C": "degC", "%": "percent", "µg/m3": "microgram/meter**3"}


@dataclass(frozen=True)
class KnownProperty:
    """One property: `unit` is that of its readings, None where they are texts.

    Of what is neither declared nor `stated` by a person the page asks which known property it is. A `sporadic` one
    comes when there is something, so that silence says nothing of its sensor, but where a stream declares an interval.
    """

    key: str
    label: Mapping[str, str]
    definition: str
    unit: str | None
    stated: bool = True
    sporadic: bool = False


@cache
def known_properties() -> Mapping[str, KnownProperty]:
    """All of them by key."""
    return {
        key: KnownProperty(key, x["label"], x["definition"], x["unit"], sporadic=x.get("sporadic", False))
        for key, x in _declared().items()
    }


def is_sporadic(key: str) -> bool:
    """Whether readings of a property come when there is something; False of an unknown one."""
    known = known_properties().get(key)
    return known is not None and known.sporadic


@cache
def _declared() -> Mapping[str, Any]:
    told: Mapping[str, Any] = read_yaml(Path(__file__).with_name("properties.yaml"))
    return told


@cache
def _by_name() -> Mapping[str, str]:
    return {plain(name): key for key, told in _declared().items() for name in (key, *told["names"])}


def named(column: str) -> tuple[KnownProperty | None, str]:
    """The property that a name in a file means, None where it means none, and the unit that stands behind the name.

    >>> found, unit = named("PM2.5 (mg/m3)")
    >>> found.key, unit
    ('pm2_5', 'mg/m3')
    """
    match = UNIT.match(column) if len(column) <= LONGEST_NAME else None
    name, unit = (match["name"], match["unit"].strip()) if match else (column, "")
    key = _by_name().get(plain(name))
    return (known_properties()[key] if key else None), unit


def recognised(definition: str, name: str, unit: str | None, answer: str | None = None) -> str | None:
    """The key of the property that a stream observes, or None.

    By its definition, else as a person answered, else by its name; the last two where its unit converts.

    >>> recognised("https://example.org/dust", "Feinstaub", "mg/m3", "pm10")
    'pm10'
    >>> recognised("https://example.org/dust", "PM10", "mg/m3")
    'pm10'
    >>> recognised("https://example.org/dust", "PM10", "dB") is None
    True
    """
    key = _by_definition().get(definition)
    if key is not None:
        return key
    known = known_properties().get(answer or "") or named(name)[0]
    if known is None or (known.unit is None) != (not unit):
        return None
    return known.key if known.unit is None or converts(unit or "", known) else None


def answer_in(properties: str | None) -> str | None:
    """The key that the properties (JSON) of an observed property state; None where nobody has."""
    told = json.loads(properties or "{}")
    key = told.get("key") if isinstance(told, dict) else None
    return key if isinstance(key, str) else None


def candidates(name: str, unit: str) -> list[KnownProperty]:
    """Known properties that a stream may observe: those to which its unit converts, the likest names first."""
    wanted = plain(name)

    def likeness(known: KnownProperty) -> float:
        names = (known.key, *_declared()[known.key]["names"], *known.label.values())
        return max(SequenceMatcher(None, wanted, plain(other)).ratio() for other in names)

    fit = [known for known in known_properties().values() if known.unit and converts(unit, known)]
    return sorted(fit, key=lambda known: -likeness(known))


@cache
def _by_definition() -> Mapping[str, str]:
    return {known.definition: key for key, known in known_properties().items()}


@cache
def unclear_names() -> Mapping[str, tuple[str, frozenset[str]]]:
    """Names that mean a property only beside others: its key and the keys of those, by plain name."""
    return {
        plain(name): (key, frozenset(beside))
        for key, told in _declared().items()
        for name, beside in told.get("unclear", {}).items()
    }


def units_of(known: KnownProperty) -> tuple[str, ...]:
    """Units that files often have and that convert to that of a property, its own first."""
    return tuple(dict.fromkeys(unit for unit in (known.unit or "", *COMMON) if unit and converts(unit, known)))


def converts(unit: str, known: KnownProperty) -> bool:
    """Whether a unit converts to that of a property."""
    try:
        scale(unit, known)
    except InputError:
        return False
    return True


def scale(unit: str, known: KnownProperty) -> tuple[float, float]:
    """Factor and offset from a unit to that of a property.

    Raises InputError for a unit that does not convert so: a level in dB is no share in %, though both lack a dimension.
    """
    if not unit or known.unit is None or spelled(unit) == known.unit:
        return 1.0, 0.0
    found = _linear(spelled(unit), known.unit)
    if found is None:
        raise InputError("observations-unit", property=known.key, received=unit[:40], allowed=known.unit)
    return found


@lru_cache(4_096)
def _linear(unit: str, wanted: str) -> tuple[float, float] | None:
    """Factor and offset from a unit to another one; None where it does not convert so, or could take for ever."""
    if len(unit) > LONGEST_UNIT or POWERS.search(TENS.sub("", unit)):
        return None
    try:
        one, two, four = _converted([1.0, 2.0, 4.0], unit, wanted)
    except Exception:  # pint has no common base of its errors
        return None
    if not math.isclose(four - two, 2.0 * (two - one), rel_tol=1e-9):
        return None
    nothing, one = _converted([0.0, 1.0], unit, wanted)
    return one - nothing, nothing


def _converted(values: list[float], unit: str, wanted: str) -> list[float]:
    units = registry()
    told = units.Quantity(values, _pint(spelled(unit))).to(_pint(wanted)).magnitude
    return [float(value) for value in told]


def spelled(unit: str) -> str:
    """A unit as this program writes it."""
    told = unit.strip().translate(SIGNS)
    return SPELLINGS.get(told.casefold(), told)


def _pint(unit: str) -> str:
    return PINT.get(unit, unit.replace("µ", "micro").replace("m3", "m**3").replace("m2", "m**2"))
