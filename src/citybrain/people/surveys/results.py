"""What was answered to a questionnaire: by option, by group with small ones withheld, weighted, places as cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import floor, log10
from typing import Any, NamedTuple

from citybrain.governance.discrete_laplace import discrete_laplace, half_width
from citybrain.governance.noise import KeyedChance, noise_key
from citybrain.people.cells import CountedCell, counted_cells
from citybrain.people.consultations.shapes import WeightedShare
from citybrain.people.disclosure import EPSILON, LEAST, SHARE, noised
from citybrain.people.surveys.answering import chosen, middle_of, reached
from citybrain.people.surveys.document import PLACES, NewQuestionnaire, SurveyQuestion
from citybrain.people.tally import Voice, table_of, totals, weighted_shares, withheld_of
from citybrain.people.traits import Trait
from citybrain.records.errors import NotRecordedError

THOUSANDTHS = 1_000
MEAN_DIGITS = 6
"""Behind the point, of a mean without noise."""

Together = Mapping[str, frozenset[int]]
"""Rows of groups that are withheld, by trait."""


class Response(NamedTuple):
    """Answers of one sender by question, and what they said of themselves."""

    answers: Mapping[str, Any]
    traits: Mapping[str, str]

    def voice(self, answer: str) -> Voice:
        """One answer of the sender with what they said of themselves."""
        return Voice(answer, self.traits)


class QuestionTally(NamedTuple):
    """Counts by option, by trait and group; weighted shares by option; the mean of a number.

    off: how far the mean is off by its noise at most, in 90 of 100 cases; 0 when answering is over.
    """

    answered: int
    counts: dict[str, int] | None = None
    tables: dict[str, dict[str, dict[str, int] | None]] | None = None
    weighted: dict[str, WeightedShare] | None = None
    mean: float | None = None
    off: float | None = None


def tally_of_question(
    one: SurveyQuestion,
    responses: Sequence[Response],
    traits: Mapping[str, Trait],
    of: str,
    final: bool,
    together: Together | None = None,
) -> QuestionTally:
    """What those who were asked a question and answered it said; nothing of fewer than are told of a group.

    together: groups that are withheld of all who answered the survey, by trait; they are in each question.

    How many they are has noise too while answers come in, unless everybody has to answer it: who is asked at all hangs
    on what they answered before.
    """
    given = [(response.answers[one.name], response.traits) for response in responses if one.name in response.answers]
    answered = _shown_count(
        len(given), len(responses), f"{of} {one.name} answered", final or (one.required and not one.when)
    )
    if min(len(given), answered) < LEAST or one.kind in ("text", "photo", *PLACES):
        return QuestionTally(answered)
    if one.kind == "number":
        mean, off = mean_of_number([float(answer) for answer, _ in given], one, of, final)
        return QuestionTally(answered, mean=mean, off=off)
    held = withheld_of_all(responses, traits) if together is None else together
    if one.kind != "multiple":
        voices = [Voice(chosen(answer)[0], said) for answer, said in given]
        counts = totals(voices, one.steps, of_one := f"{of} {one.name}", final, answered)
        tables = {
            name: table_of(voices, trait, one.steps, of_one, counts, held[name]) for name, trait in traits.items()
        }
        return QuestionTally(answered, counts, tables, _weighted(voices, one.steps, traits, of_one, held))
    counts, shares = {}, {}
    for option in one.steps:
        voices = [Voice("yes" if option in chosen(answer) else "no", said) for answer, said in given]
        of_option = f"{of} {one.name} {option}"
        counts[option] = totals(voices, ("yes", "no"), of_option, final, answered)["yes"]
        weighted = _weighted(voices, ("yes", "no"), traits, of_option, held)
        if weighted is not None:
            shares[option] = weighted["yes"]
    return QuestionTally(answered, counts, {}, shares or None)


def withheld_of_all(responses: Sequence[Response], traits: Mapping[str, Trait]) -> Together:
    """Groups of each trait that are withheld of all who answered."""
    voices = [response.voice("") for response in responses]
    return {name: withheld_of(voices, trait) for name, trait in traits.items()}


def _weighted(
    voices: Sequence[Voice], steps: Sequence[str], traits: Mapping[str, Trait], of: str, together: Together
) -> dict[str, WeightedShare] | None:
    found = weighted_shares(voices, list(traits.values()), steps, of, together)
    if found is None:
        return None
    return {name: {"share": ends[0], "low": ends[1], "high": ends[2]} for name, ends in found.shares.items()}


def mean_of_number(values: Sequence[float], one: SurveyQuestion, of: str, final: bool) -> tuple[float, float]:
    """The mean of a number within its bounds, and how far it is off by noise at most in 90 of 100 cases.

    As it is when answering is over; before, with keyed noise of the most that one answer changes it, and with as many
    digits as that leaves.
    """
    if final:
        return round(sum(values) / len(values), MEAN_DIGITS), 0.0
    key = noise_key()
    if key is None:
        raise NotRecordedError("people-no-key")
    least, most = one.least or 0.0, one.most or 0.0
    chance = KeyedChance(key, f"mean {of} {one.name}".encode())
    share = sum(values) / len(values) - least
    scale = Fraction(THOUSANDTHS, len(values)) / EPSILON
    steps = round(share / (most - least) * THOUSANDTHS) + discrete_laplace(scale, chance.below)
    noisy = least + min(THOUSANDTHS, max(0, steps)) / THOUSANDTHS * (most - least)
    off = half_width([float(scale)], SHARE) / THOUSANDTHS * (most - least)
    digits = -floor(log10(off)) if off > 0 else MEAN_DIGITS
    return min(most, max(least, round(noisy, digits))), round(off, digits)


def _shown_count(count: int, most: int, of: str, final: bool) -> int:
    """A number of answers of at most so many, with noise unless answering is over."""
    return count if final else min(most, noised([[count]], of)[0][0])


def cells_of_places(
    one: SurveyQuestion, responses: Sequence[Response], of: str, answered: int | None = None
) -> tuple[list[CountedCell], int]:
    """Cells in which enough people drew a place, by its middle, and how many places are in the others together.

    answered: how many drew one, as it is told, else all of them; no number is more.
    """
    points = [middle_of(response.answers[one.name]) for response in responses if one.name in response.answers]
    return counted_cells(points, f"{of} {one.name}", answered)


def export_rows(asked: NewQuestionnaire, responses: Sequence[Response]) -> list[list[object]]:
    """A heading and a row for each answer, in no order of time; empty where a question was skipped or left out."""
    names = [column for one in asked.questions for column in _columns(one)]
    rows: list[list[object]] = []
    for response in responses:
        questions = {one.name for one in reached(asked, response.answers)}
        rows.append([
            cell for one in asked.questions
            for cell in _cells(one, response.answers.get(one.name) if one.name in questions else None)
        ])  # fmt: skip
    return [list(names), *sorted(rows, key=lambda row: [str(cell) for cell in row])]


def _columns(one: SurveyQuestion) -> list[str]:
    return [f"{one.name}.{option}" for option in one.steps] if one.kind == "multiple" else [one.name]


def _cells(one: SurveyQuestion, answer: Any) -> list[object]:
    if one.kind == "multiple":
        return [""] * len(one.steps) if answer is None else [int(option in chosen(answer)) for option in one.steps]
    if answer is None:
        return [""]
    return ["; ".join(f"{point[0]} {point[1]}" for point in answer) if one.kind in PLACES else answer]
