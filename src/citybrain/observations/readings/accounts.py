"""What is written about deliveries beside their readings: the ledger, and what was set apart."""

from __future__ import annotations

import datetime
import json
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citybrain.observations.readings.columns import Delivery, Fate, Readings, Receipt, identities
from citybrain.observations.readings.sorting import Sorted

CONFLICTS, FORGOTTEN = "reading-conflicts", "reading-forgotten"


class RefusedReadings(NamedTuple):
    """A row of the quarantine."""

    source: str
    came: datetime.datetime
    code: str
    arguments: str
    place: str
    received: str


def receipts(deliveries: Sequence[Delivery], readings: Readings, found: Sorted) -> list[Receipt]:
    """What became of each delivery; `readings` are those of all, one after another."""
    identity = identities(readings.stream, found.number)
    if len(deliveries) == 1:
        return [Receipt(identity, found.fate)]
    ends = np.cumsum([len(delivery.readings) for delivery in deliveries]).tolist()
    return [Receipt(identity[begin:end], found.fate[begin:end]) for begin, end in zip([0, *ends], ends, strict=False)]


def tallies(deliveries: Sequence[Delivery], given: Sequence[Receipt]) -> dict[str, tuple[int, int, int, int]]:
    """By source how many were received, stored, duplicates and rejected."""
    fates: dict[str, list[NDArray[np.int8]]] = {}
    rejected: Counter[str] = Counter()
    for delivery, receipt in zip(deliveries, given, strict=True):
        fates.setdefault(delivery.source, []).append(receipt.fate)
        rejected[delivery.source] += len(delivery.rejected)
    counted = {}
    for source, of in fates.items():
        stored, duplicates, *refused = np.bincount(np.concatenate(of), minlength=len(Fate)).tolist()
        apart = sum(refused) + rejected[source]
        counted[source] = (stored + duplicates + apart, stored, duplicates, apart)
    return counted


def refused(deliveries: Sequence[Delivery], given: Sequence[Receipt], now: datetime.datetime) -> list[RefusedReadings]:
    """What stands in quarantine: what was none, and readings that conflict with a stored one or came too late."""
    rows = []
    for delivery, receipt in zip(deliveries, given, strict=True):
        for one in delivery.rejected:
            arguments = json.dumps(dict(one.arguments or {}))
            rows.append(RefusedReadings(delivery.source, now, one.code, arguments, one.place, one.received))
        if receipt.refused:
            rows += _conflicts(delivery, receipt, now) + _late(delivery, receipt, now)
    return rows


def _conflicts(delivery: Delivery, receipt: Receipt, now: datetime.datetime) -> list[RefusedReadings]:
    places = np.flatnonzero(receipt.fate == Fate.CONFLICT)
    some, stored = delivery.readings.whole().taken(places), receipt.identity[places]
    assert some.said is not None
    rows = []
    for row in range(len(places)):
        result = some.said[row] if some.said[row] is not None else float(some.value[row])
        received = json.dumps({"stream": int(some.stream[row]), "time": int(some.time[row]), "result": result})
        arguments = json.dumps({"stored": str(stored[row])})
        rows.append(RefusedReadings(delivery.source, now, CONFLICTS, arguments, "", received))
    return rows


def _late(delivery: Delivery, receipt: Receipt, now: datetime.datetime) -> list[RefusedReadings]:
    """Without their results, which are not to be kept any longer."""
    late = delivery.readings.taken(receipt.fate == Fate.LATE)
    keys = zip(late.stream.tolist(), late.time.tolist(), strict=True)
    said = (json.dumps({"stream": stream, "time": time}) for stream, time in keys)
    return [RefusedReadings(delivery.source, now, FORGOTTEN, "{}", "", received) for received in said]
