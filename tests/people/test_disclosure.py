"""Attacks by differences on tallies: they succeed without protection, and not with it."""

import itertools

import numpy as np
import pytest

from citybrain.governance.discrete_laplace import half_width
from citybrain.people import disclosure
from citybrain.people.disclosure import LEAST, group_table, noised, released, shown_groups
from citybrain.people.tally import CHANNEL, Voice, table_of, totals, weighted_shares
from citybrain.people.traits import Trait

ANSWERS = ("yes", "otherwise", "no")
AREAS = Trait("area", {}, {name: {} for name in "abcdef"}, dict.fromkeys("abcdef", 100.0))

SHARES = [0.4, 0.3, 0.2, 0.08, 0.015, 0.005]


def voices(count: int, seed: int = 1) -> list[Voice]:
    random = np.random.default_rng(seed)
    return [
        Voice(str(random.choice(ANSWERS)), {"area": str(random.choice(list("abcdef"), p=SHARES))})
        for _ in range(count)
    ]  # fmt: skip


def test_tables_while_answers_come_in_differ_by_25_answers_at_least() -> None:
    steps = sorted({released(count) for count in range(5_000)})
    assert steps[:6] == [0, 25, 50, 100, 200, 400]
    assert min(b - a for a, b in itertools.pairwise(steps)) == 25
    assert all(released(count) <= count for count in range(5_000))


@pytest.mark.parametrize("seed", range(30))
def test_what_is_left_over_of_a_table_is_large_and_of_two_groups(seed: int) -> None:
    random = np.random.default_rng(seed)
    people = [int(one) for one in random.choice([0, 1, 3, 9, 10, 12, 40, 300], 7)]
    shown = shown_groups(people)
    back = [one for group, one in enumerate(people) if group not in shown and one]
    assert all(people[group] >= LEAST for group in shown)
    assert not back or not shown or (len(back) >= 2 and sum(back) >= LEAST)


def test_subtracting_shown_groups_from_all_answers_tells_no_small_group() -> None:
    said = voices(500)
    small = [one.answer for one in said if one.traits["area"] in "ef"]
    assert 2 <= len(small) < LEAST
    everybody = totals(said, ANSWERS, "attack", True)
    table = table_of(said, AREAS, ANSWERS, "attack", everybody)
    naive = {
        answer: everybody[answer] - sum(one.answer == answer for one in said if one.traits["area"] in "abcd")
        for answer in ANSWERS
    }  # fmt: skip
    assert naive == {answer: small.count(answer) for answer in ANSWERS}, "exact numbers give a small group away"
    assert table["e"] is None and table["f"] is None and table["d"] is None
    shown = [counts for counts in table.values() if counts is not None]
    left = {answer: everybody[answer] - sum(one[answer] for one in shown) for answer in ANSWERS}
    held = [one for one in said if one.traits["area"] in "def"]
    assert len(held) >= LEAST
    assert left != {answer: sum(one.answer == answer for one in held) for answer in ANSWERS}


def test_who_knows_all_other_answers_guesses_little_better_than_by_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    """The victim says yes or no; the attacker subtracts all others from the table and takes the likelier answer."""
    right, tries = 0, 2_000
    random = np.random.default_rng(11)
    others = np.array([40, 12, 30])
    for turn in range(tries):
        answer = int(random.choice([0, 2]))
        counts = others.copy()
        counts[answer] += 1
        [told] = noised([counts], f"try {turn}")
        left = np.array(told) - others
        like = [abs(left[0] - 1) + abs(left[2]), abs(left[0]) + abs(left[2] - 1)]
        guess = 0 if like[0] < like[1] else 2 if like[1] < like[0] else int(random.choice([0, 2]))
        right += guess == answer
    bound = np.e / (1 + np.e)
    assert 0.5 < right / tries < bound, right / tries


def test_asking_again_tells_the_same_and_another_answer_in_a_release_nothing() -> None:
    said = voices(420)
    first_400 = totals(said[: released(420)], ANSWERS, "consultation 1 400", False)
    table = table_of(said[: released(420)], AREAS, ANSWERS, "consultation 1 400", first_400)
    assert table == table_of(said[: released(420)], AREAS, ANSWERS, "consultation 1 400", first_400)
    more = [*said, Voice("no", {"area": "a"})]
    assert first_400 == totals(more[: released(421)], ANSWERS, "consultation 1 400", False)
    assert table == table_of(more[: released(421)], AREAS, ANSWERS, "consultation 1 400", first_400)
    first = weighted_shares(said[:400], [AREAS], ANSWERS, "w")
    assert first is not None and all(float(one).is_integer() for ends in first.shares.values() for one in ends)
    assert weighted_shares(said[:99], [AREAS], ANSWERS, "w") is None


def test_noise_is_as_wide_as_is_told() -> None:
    counts = [np.full(3, 100)] * 2_000
    off = np.abs(np.array(noised(counts, "wide")) - 100)
    width = half_width([float(disclosure.SENSITIVITY / disclosure.EPSILON)], 0.9)
    assert 0.85 < (off <= round(width)).mean() < 0.95
    assert disclosure.noise_half_width() == round(width)


def test_a_group_in_which_all_say_the_same_is_not_told_as_such() -> None:
    rows, kinds = np.array([0] * 40 + [1] * 40), np.array([2] * 40 + [0] * 40)
    tables = [group_table(rows, kinds, 2, (40, 0, 40), f"same {turn}") for turn in range(20)]
    assert any(one.counts is not None and one.counts[0] > 0 for table in tables for one in table if one.group == 0)


@pytest.mark.parametrize("turn", range(20))
def test_tables_do_not_contradict_what_is_known_of_their_sum(turn: int) -> None:
    said, of = voices(100, turn), f"sum {turn}"
    live, final = totals(said, ANSWERS, of, False), totals(said, ANSWERS, of, True)
    assert sum(live.values()) == sum(final.values()) == 100
    for everybody in (live, final):
        table = table_of(said, AREAS, ANSWERS, f"{of} {everybody}", everybody)
        shown = [counts for counts in table.values() if counts is not None]
        assert shown and all(sum(one.values()) >= LEAST for one in shown)
        assert all(sum(one[answer] for one in shown) <= everybody[answer] for answer in ANSWERS)
        silent = table_of([Voice(one.answer, {}) for one in said], AREAS, ANSWERS, f"{of} silent", everybody)
        assert silent["not_said"] == everybody and set(map(str, silent.values())) == {str(everybody), "None"}


def test_bringing_numbers_onto_their_sum_brings_them_nearer() -> None:
    """Against the same noise without it, over 200 tables of three groups with nobody withheld."""
    counts = np.array([[30, 20, 15], [25, 40, 12], [18, 22, 33]])
    rows, kinds = (np.repeat(which, counts.ravel()) for which in np.unravel_index(np.arange(9), (3, 3)))
    before, after = [], []
    for turn in range(200):
        table = group_table(rows, kinds, 3, [int(one) for one in counts.sum(axis=0)], f"near {turn}")
        after.append(np.abs(np.array([one.counts for one in table]) - counts).mean())
        before.append(np.abs(np.array(noised(list(counts), f"near {turn}")) - counts).mean())
    assert np.mean(after) < 0.95 * np.mean(before)


def test_one_paper_among_links_is_withheld_with_the_links() -> None:
    """All answers less those by link are the one on paper: there is no other way behind which it hides."""
    ways = Trait(CHANNEL, {}, {name: {} for name in ("web", "link", "paper", "counter")}, {})
    said = [Voice("yes", {CHANNEL: "link"})] * 135 + [Voice("no", {CHANNEL: "paper"})]
    table = table_of(said, ways, ANSWERS, "ways", totals(said, ANSWERS, "ways", True))
    assert [name for name, counts in table.items() if counts is not None] == []
