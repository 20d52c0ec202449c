"""What a plan changes in each zone: as plain values, and at once as the text of JSON that these have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, repeat
from typing import Any

import orjson

from citybrain.base.answers import numbers
from citybrain.presenting.answers.shapes.outcome import ZoneEffects

Zones = Mapping[str, Sequence[list[float]]]
"""By quantity: values of all zones today, in the reference and with the plan."""


def zones_answer(zones: Zones, names: Iterable[object]) -> list[ZoneEffects]:
    """The numbers of each zone."""
    columns = {quantity: tuple(map(numbers, values)) for quantity, values in zones.items()}
    return [
        {
            "row": row,
            "name": str(name),
            "values": {
                quantity: {"today": today[row], "reference": without[row], "plan": plan[row]}
                for quantity, (today, without, plan) in columns.items()
            },
        }
        for row, name in enumerate(names)
    ]


def zones_text(zones: Zones, names: Iterable[object]) -> Any:
    """The same as text for `orjson`, byte for byte, without thousands of small objects that live for one answer."""
    texts = {id(values): _texts(values) for sides in zones.values() for values in sides}
    ids = [orjson.dumps(str(name)) for name in names]
    columns: list[Iterable[bytes]] = [(b',{"row":%d,"name":' % row for row in range(len(ids))), ids]
    before = b',"values":{'
    for quantity, sides in zones.items():
        heads = (before + orjson.dumps(quantity) + b':{"today":', b',"reference":', b',"plan":')
        columns += chain.from_iterable((repeat(h), texts[id(v)]) for h, v in zip(heads, sides, strict=True))
        before = b"},"
    columns.append(repeat(b"}}}" if zones else before + b"}}"))
    return orjson.Fragment(b"[" + b"".join(chain.from_iterable(zip(*columns, strict=False)))[1:] + b"]")


def _texts(values: list[float]) -> list[bytes]:
    """Each number as JSON has it; null for one that is not finite."""
    return orjson.dumps(values)[1:-1].split(b",")
