"""Who takes part is stable, fair, and grows with the uptake."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from citybrain.plans.entity_index import Index, fnv1a
from citybrain.plans.requests import ranks, splitmix64
from tests.plans.toy import run, toy_baseline

MANY = 20_000


def places(ids) -> Index:
    return Index(np.array(ids, object))


CITY = places([f"way/{n}" for n in range(MANY)])
ALL = np.arange(MANY)


def test_hashes_are_the_published_ones() -> None:
    """Test vectors of FNV-1a 64 by its authors (draft-eastlake-fnv, appendix C)."""
    assert fnv1a(["", "a", "foobar"]).tolist() == [0xCBF29CE484222325, 0xAF63DC4C8601EC8C, 0x85944171F73967E8]


def test_the_mixer_is_the_published_one() -> None:
    """First outputs of SplitMix64 seeded with 1234567, as in the Rosetta Code task of that name."""
    golden, outputs, state = 0x9E3779B97F4A7C15, [], 1234567
    for _ in range(3):
        outputs.append(int(splitmix64(np.array([state], np.uint64))[0]))
        state = (state + golden) % 2**64
    assert outputs == [6457827717110365317, 3203168211198807973, 9817491932198370423]


def test_ranks_are_even() -> None:
    drawn = ranks(CITY, ALL, 7, "insulate_walls")
    counts, _ = np.histogram(drawn, 20, (0, 1))
    assert abs(counts - MANY / 20).max() < 5 * np.sqrt(MANY / 20)


def test_seed_and_intervention_draw_anew_without_correlation() -> None:
    drawn = ranks(CITY, ALL, 7, "insulate_walls")
    for other in (ranks(CITY, ALL, 8, "insulate_walls"), ranks(CITY, ALL, 7, "renew_windows")):
        assert abs(np.corrcoef(drawn, other)[0, 1]) < 5 / np.sqrt(MANY)


def test_a_building_keeps_its_rank_in_any_company() -> None:
    shuffled = places([f"way/{n}" for n in reversed(range(MANY))] + ["a-much-longer-identifier/" + "x" * 50])
    assert np.array_equal(ranks(CITY, ALL, 7, "a"), ranks(shuffled, MANY - 1 - ALL, 7, "a"))


@given(st.floats(0, 1), st.floats(0, 1), st.integers(0, 2**53 - 1))
def test_a_larger_uptake_holds_the_smaller(one: float, other: float, seed: int) -> None:
    drawn = ranks(CITY, ALL[:500], seed, "a")
    few, many = sorted((one, other))
    assert not np.any((drawn < few) & ~(drawn < many))


def test_nobody_at_zero_and_all_at_one() -> None:
    def adopted(uptake: float) -> int:
        text = f"name: x\nmeasures: [{{intervention: connect_network, uptake: {uptake}}}]"
        return len(run(text, toy_baseline()).measures[0].rows)

    assert (adopted(0), adopted(1)) == (0, 6)
