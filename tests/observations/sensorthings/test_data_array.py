"""The fast way through a data array and the slow one come to the same."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from citybrain.observations.sensorthings.writing import data_array
from citybrain.observations.sensorthings.writing.data_array import group_of
from citybrain.observations.sensorthings.writing.streams import KnownStream

OM = "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement"
STREAM = KnownStream(7, OM, "public", 3, 5, float("inf"))
NOW = 1_800_000_000_000_000
times = st.integers(1_700_000_000, 1_800_001_000).map(lambda s: str(np.datetime64(s, "s")) + "Z")
numbers = st.one_of(st.floats(-1e12, 1e12), st.integers(1 - (1 << 53), (1 << 53) - 1))
features = st.one_of(st.none(), st.integers(1, 9))


@settings(deadline=None)
@given(st.lists(st.tuples(times, numbers).map(list), min_size=1, max_size=20), st.booleans())
def test_both_ways_come_to_the_same(rows: list, with_feature: bool) -> None:
    names = ["phenomenonTime", "result"]
    if with_feature:
        names, rows = [*names, "FeatureOfInterest/id"], [[*row, 4] for row in rows]
    fast = data_array._at_once(STREAM, names, rows, NOW)
    slow = data_array._one_by_one(STREAM, names, rows, NOW)
    assert fast is not None
    assert fast.rows.tolist() == slow.rows.tolist()
    assert {row: no.code for row, no in fast.refused.items()} == {row: no.code for row, no in slow.refused.items()}
    one, other = fast.readings.whole(), slow.readings.whole()
    for name in ("stream", "time", "value", "until", "made", "feature"):
        assert np.array_equal(getattr(one, name), getattr(other, name)), name


def test_a_stream_that_is_not_there_refuses_all_its_rows() -> None:
    told = {"Datastream": {"@iot.id": 8}, "components": ["result"], "dataArray": [[1], [2]]}
    group, rows = group_of(told, {7: STREAM}, NOW, "/0")
    assert (len(group.readings), len(rows)) == (0, 2)
    assert {no.code for no in group.refused.values()} == {"reading-stream-unknown"}
