"""Every active row sits in exactly one lane, in a block of its own schedule class and group."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from citybrain.domains.buildings.models.thermal.blocks import EMPTY, LANES, blocks_of, of_whole_groups

SIZES = st.shared(st.integers(0, 200), key="rows")


def codes(largest: int) -> st.SearchStrategy:
    return SIZES.flatmap(lambda n: arrays(np.int64, n, elements=st.integers(0, largest)))


@given(codes(8), codes(1), codes(4))
def test_every_active_row_has_one_lane_of_its_kind(schedule, active, group):
    blocks = blocks_of(schedule, active == 1, group)
    assert blocks.rows.shape == (len(blocks.schedule), LANES)
    taken = blocks.rows[blocks.rows != EMPTY]
    assert sorted(taken) == np.flatnonzero(active).tolist()
    for rows, kind, area in zip(blocks.rows, blocks.schedule, blocks.group, strict=True):
        inside = rows[rows != EMPTY]
        assert len(inside) and (schedule[inside] == kind).all() and (group[inside] == area).all()


@given(codes(8))
def test_no_more_blocks_than_needed(schedule):
    blocks = blocks_of(schedule, np.ones(len(schedule), bool))
    assert len(blocks.rows) == sum(-(-count // LANES) for count in np.bincount(schedule, minlength=9))


@given(codes(8), codes(4), st.integers(1, 5))
def test_parts_hold_every_block_once_and_share_no_group(schedule, group, parts):
    blocks = blocks_of(schedule, np.ones(len(schedule), bool), group)
    cuts = [len(blocks.rows) * part // parts for part in range(parts + 1)]
    found = [of_whole_groups(blocks, slice(a, b)) for a, b in pairwise(cuts)]
    assert np.concatenate([part.rows for part in found]).tolist() == blocks.rows.tolist()
    groups = [one for part in found for one in set(part.group.tolist())]
    assert len(groups) == len(set(groups))
