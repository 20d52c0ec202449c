"""From the unit in which a value was entered to that of its indicator."""

from __future__ import annotations

import re
from functools import cache

from citybrain.kernel.dimensions import registry

_TEXT = re.compile(r"[A-Za-zµ°%€$²³·./()^*\- 0-9]{1,40}")
_SPELLINGS = {"%": "percent", "": "1", "share": "1"}


@cache
def factor_between(received: str, wanted: str) -> float | None:
    """What a value in one unit is multiplied with to be in the other; None where the two do not convert.

    Units that no registry knows (elements, 1/(100,000 person)) only fit themselves; temperatures are left alone.
    """
    first, second = (_SPELLINGS.get(unit.strip(), unit.strip()) for unit in (received, wanted))
    if first == second:
        return 1.0
    if not (_TEXT.fullmatch(first) and _TEXT.fullmatch(second)):
        return None
    units = registry()
    try:
        one = units.Quantity(1.0, "" if first == "1" else first)
        return float(one.to("" if second == "1" else second).magnitude)
    except Exception:  # whatever a parser of units says of a text that a person typed, it is no unit that converts
        return None
