"""What records keep of observations beside their readings, forgotten with them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import numpy as np
from sqlalchemy import delete, select

from citybrain.observations.readings.store import Store
from citybrain.records import Records
from citybrain.records.tables.sensing import entity_version, observation_more

OBSERVATION = "observation"
AT_ONCE = 500


def forget_more(records: Records, store: Store, streams: Sequence[int], before: datetime.datetime) -> None:
    """Delete what observations of streams said beyond their results, where they were forgotten.

    So is how they were before somebody changed or removed them, where that is longer ago than a time. This alone is
    deleted from the records: what has to be forgotten may not stay elsewhere.
    """
    at = before.isoformat(timespec="microseconds")
    for stream in streams:
        first, end = int(stream) << 32, int(stream) + 1 << 32
        more, versions = observation_more.c, entity_version.c
        with records.read() as connection:
            asked = select(more.id).where(more.id >= first, more.id < end, more.withdrawn_at.is_(None))
            known = np.array(connection.execute(asked).scalars().all(), np.int64)
        gone = np.setdiff1d(known, store.readings(known).identity) if len(known) else known
        with records.begin() as connection:
            for some in np.array_split(gone, -(-len(gone) // AT_ONCE) or 1):
                connection.execute(delete(observation_more).where(more.id.in_(some.tolist())))
            connection.execute(delete(observation_more).where(more.id >= first, more.id < end, more.withdrawn_at < at))
            of = (versions.kind == OBSERVATION) & (versions.entity >= first) & (versions.entity < end)
            connection.execute(delete(entity_version).where(of, versions.made_at < at))
