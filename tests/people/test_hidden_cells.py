"""An attacker who takes each number as exact, adds and subtracts all that is told and knows the rules, learns no more
of a group that is withheld than that it is one of two or more with so many people together.
"""

import datetime
import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from scipy.optimize import linprog

from citybrain.people import disclosure
from citybrain.people.consultations import results
from citybrain.people.consultations.answers import result_answer
from citybrain.people.consultations.registry import Opened
from citybrain.people.consultations.results import CHANNELS, tally
from citybrain.people.consultations.service import ConsultationService, Told
from citybrain.people.disclosure import LEAST, shown_groups
from citybrain.people.participation import TOGETHER
from citybrain.people.surveys.document import NewQuestionnaire
from citybrain.people.surveys.results import Response, tally_of_question, withheld_of_all
from citybrain.people.tally import NOT_SAID, Voice, table_of, together_row, totals, weighted_shares, withheld_of
from citybrain.people.traits import Trait
from tests.people.survey_answers import survey

ANSWERS = ("yes", "otherwise", "no")
GENDER = Trait("gender", {}, {name: {"en": name} for name in ("women", "men")}, {"women": 53.0, "men": 47.0})
AREAS = Trait("area", {}, {name: {"en": name} for name in "abcde"}, dict.fromkeys("abcde", 100.0))


@pytest.fixture
def exact(monkeypatch: pytest.MonkeyPatch) -> None:
    """No noise: what is told is as it was counted, which is the best that an attacker can hope for."""
    for where in ("disclosure", "tally"):
        monkeypatch.setattr(f"citybrain.people.{where}.discrete_laplace", lambda scale, below: 0)


def said_by(people: Mapping[str, int], trait: Trait, seed: int = 3) -> list[Voice]:
    random = np.random.default_rng(seed)
    return [
        Voice(str(random.choice(ANSWERS, p=[0.5, 0.2, 0.3])), {} if name == NOT_SAID else {trait.name: name})
        for name, count in people.items() for _ in range(count)
    ]  # fmt: skip


def ends_of(equations: Sequence[tuple[Sequence[float], float]], most: float, variable: int) -> tuple[float, float]:
    """The least and the most that a number can be by some linear equations of numbers none of which is below 0."""
    rows, values = np.array([row for row, _ in equations]), [value for _, value in equations]
    aim = np.zeros(rows.shape[1])
    ends = []
    for sign in (1.0, -1.0):
        aim[variable] = sign
        found = linprog(aim, A_eq=rows, b_eq=values, bounds=(0, most))
        assert found.status == 0, found.message
        ends.append(sign * found.fun)
    return ends[0], ends[1]


def test_one_answer_without_traits_hides_no_number_but_that_of_two_groups_apart(exact: None) -> None:
    people = {"women": 60, "men": 40, NOT_SAID: 1}
    said = said_by(people, GENDER)
    everybody = totals(said, ANSWERS, "one", True)
    table = table_of(said, GENDER, ANSWERS, "one", everybody)
    assert [name for name, counts in table.items() if counts is None] == ["men", NOT_SAID]
    left = together_row(table, everybody)
    assert left is not None and sum(left.values()) == 41
    found = weighted_shares(said, [GENDER], ANSWERS, "one")
    assert found is not None and found.traits == ["gender"], "nor are weights lost"
    service = ConsultationService.__new__(ConsultationService)
    service.__dict__["traits"] = {"gender": GENDER}
    told = result_answer(Told(tally(said, {"gender": GENDER}, "one", True), 101, True), service, "en")
    gender = {one["name"]: one for one in told["traits"][0]["groups"]}
    assert gender[TOGETHER]["label"] == "men + Not said (together)" and gender[TOGETHER]["counts"] == left
    assert gender["women"]["taken_part"] == round(60 / 101, 4) and gender[TOGETHER]["living"] == 0.47


@pytest.mark.parametrize("final", [True, False])
@pytest.mark.parametrize(
    "people",
    [
        {"a": 60, "b": 40, NOT_SAID: 1},
        {"a": 60, "b": 9, "c": 1, "d": 33},
        {"a": 70, "b": 2, "c": 2, "d": 20, "e": 17, NOT_SAID: 30},
        {"a": 45, "b": 44, "c": 9, "d": 10, NOT_SAID: 12},
    ],
)
def test_no_cell_that_is_withheld_is_bounded_by_all_that_is_told(
    exact: None, people: Mapping[str, int], final: bool
) -> None:
    """Numbers in all, rows that are shown, that of those withheld, and weighted shares with weights that are known."""
    said = said_by(people, AREAS)
    everybody = totals(said, ANSWERS, "cells", final)
    table = table_of(said, AREAS, ANSWERS, "cells", everybody)
    left = together_row(table, everybody)
    found = weighted_shares(said, [AREAS], ANSWERS, "cells")
    assert left is not None and found is not None
    names, size = [*table], len(table) * len(ANSWERS)
    weight = np.ones(len(names))
    for voice, one in zip(said, found.weights.weight, strict=True):
        weight[names.index(voice.traits.get("area", NOT_SAID))] = one
    cell = np.arange(size).reshape(len(names), len(ANSWERS))
    equations: list[tuple[Sequence[float], float]] = []
    for at, answer in enumerate(ANSWERS):
        exact_share = sum(
            weight[row] * sum(one.answer == answer and one.traits.get("area", NOT_SAID) == name for one in said)
            for row, name in enumerate(names)
        )  # fmt: skip
        for factors, value in ((np.ones(len(names)), everybody[answer]), (weight, exact_share)):
            row = np.zeros(size)
            row[cell[:, at]] = factors
            equations.append((row.tolist(), float(value)))
        equations += [
            (np.eye(size)[cell[row, at]].tolist(), float(counts[answer]))
            for row, name in enumerate(names) if (counts := table[name]) is not None
        ]  # fmt: skip
    held = [row for row, name in enumerate(names) if table[name] is None]
    assert sum(left.values()) >= LEAST and sum(people.get(names[row], 0) > 0 for row in held) >= 2
    if len({weight[row] for row in held if people.get(names[row], 0)}) > 1:
        pytest.fail("weights tell groups apart that are withheld together")
    weight[held] = weight[held].max()
    for row, (at, answer) in itertools.product(held, enumerate(ANSWERS)):
        if people.get(names[row], 0):
            low, high = ends_of(equations, len(said), int(cell[row, at]))
            assert low == pytest.approx(0, abs=1e-6) and high == pytest.approx(left[answer], abs=1e-6)


@pytest.mark.parametrize(
    "people",
    [
        {"web": 0, "link": 135, "paper": 1, "counter": 0},
        {"web": 60, "link": 30, "paper": 2, "counter": 3},
        {"web": 0, "link": 90, "paper": 9, "counter": 1},
        {"web": 200, "link": 12, "paper": 4, "counter": 0},
    ],
)
def test_who_knows_how_many_came_by_each_way_does_not_learn_what_they_said(
    exact: None, people: Mapping[str, int]
) -> None:
    """The office knows whose answers came on paper: numbers in all and rows that are shown do not bound what these said
    more than how many came by each way does.
    """
    said = said_by(people, CHANNELS)
    everybody = totals(said, ANSWERS, "ways", True)
    table = table_of(said, CHANNELS, ANSWERS, "ways", everybody)
    left = together_row(table, everybody)
    names = [name for name, counts in table.items() if counts is None and people.get(name)]
    behind = left or everybody
    cell = np.arange(len(names) * len(ANSWERS)).reshape(len(names), len(ANSWERS))
    one = np.eye(cell.size)
    equations: list[tuple[Sequence[float], float]] = [
        *((one[cell[:, at]].sum(axis=0).tolist(), float(behind[answer])) for at, answer in enumerate(ANSWERS)),
        *((one[cell[row]].sum(axis=0).tolist(), float(people[name])) for row, name in enumerate(names)),
    ]
    assert len(names) >= 2 and sum(behind.values()) == sum(people[name] for name in names) >= LEAST
    assert (left is None) == all(counts is None for counts in table.values())
    for row, name in enumerate(names):
        for at, answer in enumerate(ANSWERS):
            others = sum(people.values() if left is None else [people[one] for one in names]) - people[name]
            low, high = ends_of(equations, len(said), int(cell[row, at]))
            assert low == pytest.approx(max(0, behind[answer] - others), abs=1e-6)
            assert high == pytest.approx(min(behind[answer], people[name]), abs=1e-6)
            assert low < high or not behind[answer]


def test_ways_that_are_withheld_are_told_together(exact: None) -> None:
    people = {"web": 60, "link": 30, "paper": 2, "counter": 3}
    service = ConsultationService.__new__(ConsultationService)
    service.__dict__["traits"] = {}
    told = result_answer(Told(tally(said_by(people, CHANNELS), {}, "ways", True), 95, True), service, "en")
    [ways] = [one for one in told["traits"] if one["name"] == "channel"]
    rows = {one["name"]: one["counts"] for one in ways["groups"]}
    assert [name for name, counts in rows.items() if counts is None] == ["link", "paper", "counter"]
    together = rows[TOGETHER]
    assert together is not None and sum(together.values()) == 35


def all_tables(groups: int, whole: int) -> Iterator[tuple[int, ...]]:
    if groups == 1:
        yield (whole,)
        return
    for first in range(whole + 1):
        yield from ((first, *rest) for rest in all_tables(groups - 1, whole - first))


def test_who_knows_the_rules_does_not_learn_how_many_are_in_a_group(monkeypatch: pytest.MonkeyPatch) -> None:
    """All tables of four groups and up to 15 people, with 3 as the least number: which have the same release?"""
    monkeypatch.setattr(disclosure, "LEAST", 3)
    for whole in range(6, 16):
        releases: dict[Any, list[tuple[int, ...]]] = defaultdict(list)
        for people in all_tables(4, whole):
            for order in np.ones((5, 5), int) - np.eye(5, dtype=int):
                monkeypatch.setattr(disclosure, "_order_of_equals", lambda _, order=order: order)
                shown = shown_groups(people)
                assert all(people[group] >= 3 for group in shown)
                releases[tuple(people[group] if group in shown else None for group in range(4))].append(people)
        for release, tables in releases.items():
            held = [group for group, count in enumerate(release) if count is None]
            left = whole - sum(count or 0 for count in release)
            if not left:
                continue
            assert left >= 3 and len(held) >= 2, release
            for group in held:  # the order of equals is by a key, which the attacker does not have
                assert len({people[group] for people in tables}) >= 2, (release, tables)


def test_a_total_does_not_tell_how_many_are_in_each_group_where_all_are_withheld(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """36 answers of four groups are nine of each, or one large group that is withheld so that it hides a small one."""
    monkeypatch.setattr(disclosure, "_order_of_equals", lambda sizes: [*range(len(sizes))])
    whole = 4 * (LEAST - 1)
    tables = [people for people in all_tables(4, whole) if not shown_groups(people)]
    assert (LEAST - 1,) * 4 in tables
    for known in (tables, [people for people in tables if min(people) > 0]):
        sizes = {people[0] for people in known}
        assert sizes >= {*range(1, LEAST - 2), LEAST - 1, whole - 3}, "also where it is known that no group is empty"


def test_no_other_choice_hides_fewer_people(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disclosure, "LEAST", 3)
    for people in all_tables(5, 14):
        shown = shown_groups(people)
        small = {group for group, count in enumerate(people) if count < 3}
        safe = [
            sum(people[group] for group in held)
            for number in range(6 - len(small)) for more in itertools.combinations(set(range(5)) - small, number)
            if is_safe(people, held := small | set(more))
        ]  # fmt: skip
        if safe and shown:
            assert sum(people[group] for group in range(5) if group not in shown) == min(safe), people


def is_safe(people: Sequence[int], held: set[int]) -> bool:
    """Two or more with so many together, which are not each as large as a small group can be."""
    counts = [people[group] for group in held if people[group]]
    return not counts or (len(counts) >= 2 and sum(counts) >= 3 and set(counts) != {2})


def responses_of(rows: Sequence[tuple[str, str | None, int]]) -> list[Response]:
    """So many who said their gender, or not, and answered a question, or left it out."""
    return [
        Response({"walks": "yes", **({"safe": 3} if answer else {})}, {} if gender == NOT_SAID else {"gender": gender})
        for gender, answer, count in rows for _ in range(count)
    ]  # fmt: skip


def test_questions_that_some_leave_out_do_not_take_groups_apart(exact: None) -> None:
    """All but the one who did not say the trait answer a question: men alone would tell that there was one."""
    asked = NewQuestionnaire.model_validate(survey(datetime.date(2026, 5, 4)))
    question = next(one for one in asked.questions if one.name == "safe")
    responses = responses_of([("women", "yes", 60), ("men", "yes", 40), (NOT_SAID, None, 1)])
    traits = {"gender": GENDER}
    held = withheld_of_all(responses, traits)
    assert held == {"gender": frozenset({1, 2})}
    told = tally_of_question(question, responses, traits, "some", True, held)
    assert told.tables is not None and told.counts is not None
    table = told.tables["gender"]
    assert [name for name, counts in table.items() if counts is None] == ["men", NOT_SAID], "still one row"
    left = together_row(table, told.counts)
    assert left is not None and sum(left.values()) == 40
    alone = withheld_of([one.voice("") for one in responses[:100]], GENDER)
    assert alone == frozenset({2}), "what the question would show by itself"


@pytest.mark.parametrize("seed", range(40))
def test_tables_of_a_survey_withhold_at_least_what_is_withheld_of_all(seed: int) -> None:
    random = np.random.default_rng(seed)
    people = [int(one) for one in random.choice([0, 1, 5, 9, 10, 14, 40], 5)]
    fewer = [int(random.integers(0, count + 1)) for count in people]
    whole = frozenset(range(5)) - shown_groups(people)
    shown = shown_groups(fewer, whole)
    held = [group for group in range(5) if group not in shown]
    left = sum(fewer[group] for group in held)
    assert whole <= set(held) and all(fewer[group] >= LEAST for group in shown)
    assert not shown or not left or left >= LEAST


def test_few_answers_are_told_of_no_consultation_that_ended() -> None:
    """Exact numbers of three are the answers of three."""
    for answered, counted in ((LEAST - 1, 0), (LEAST, LEAST)):
        voices = said_by({"women": answered}, GENDER)
        told = final_of(voices)
        assert told["counted"] == counted and sum(told["counts"].values()) == counted


def final_of(voices: Sequence[Voice]) -> Any:
    class Row:
        id, identity = 1, "few"

    with patch.object(results, "voices_of", lambda connection, number, limit: voices[:limit]):
        one = Opened(Row(), len(voices), None, None)  # type: ignore[arg-type]
        return results.tally_of(None, one, {"gender": GENDER}, True)  # type: ignore[arg-type]
