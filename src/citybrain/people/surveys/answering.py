"""Answers to a questionnaire: which questions are reached, and what is wrong with what was given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from pydantic import BaseModel, Field

from citybrain.people.consultations.sending import MARGIN, Bounds, Code, Group, Sending
from citybrain.people.surveys.document import PLACES, NewQuestionnaire, SurveyQuestion
from citybrain.people.texts import cleaned, in_language

LONGEST_TEXT = 2_000
MOST_POINTS = 200
LEAST_POINTS = {"point": 1, "line": 2, "area": 3}
Given = Any


class QuestionnaireSent(BaseModel, extra="forbid", frozen=True):
    """Answers by name of the question: an option, several, a number, words, points in degrees, the number of a photo;
    traits as they like."""

    sending: Sending
    code: Code
    answers: Annotated[dict[Group, Given], Field(max_length=60)]
    traits: Annotated[dict[Group, Group], Field(max_length=10)] = {}


def reached(asked: NewQuestionnaire, answers: Mapping[str, Given]) -> list[SurveyQuestion]:
    """The questions that are not skipped: each condition is met by an answer to a question that was reached itself."""
    found: dict[str, SurveyQuestion] = {}
    for one in asked.questions:
        met = (name in found and not set(chosen(answers.get(name))).isdisjoint(of) for name, of in one.when.items())
        if all(met):
            found[one.name] = one
    return list(found.values())


def chosen(answer: Given) -> list[str]:
    """What was chosen, as names."""
    if answer is None:
        return []
    return [_name_of(one) for one in (answer if isinstance(answer, list) else [answer])]


def _name_of(one: Given) -> str:
    return str(int(one)) if isinstance(one, float) and one.is_integer() else str(one)


def faults_of_answers(
    asked: NewQuestionnaire,
    answers: Mapping[str, Given],
    bounds: Bounds,
    photos: Sequence[int] = (),
    language: str | None = None,
) -> Iterator[str]:
    """Everything that is wrong: questions that are not asked, answers that lack or that nothing asks for.

    photos: numbers of those that came with the code, of which each is of one answer. language: in which questions and
    options are called what the page calls them; None for their names.
    """
    left = set(photos)
    questions = {one.name: one for one in reached(asked, answers)}
    labels = {one.name: _label(one.name, one.label, language) for one in asked.questions}
    for name in answers:
        if name not in questions:
            yield f"{labels.get(name, name):.60}: ({', '.join(labels[each] for each in questions)})"
    for one in questions.values():
        name, answer = labels[one.name], answers.get(one.name)
        if answer is None or answer in ([], ""):
            if one.required:
                yield f"{name}: -"
        elif one.kind == "photo":
            if isinstance(answer, bool) or not isinstance(answer, int) or answer not in left:
                yield f"{name}: {answer!s:.40} ({', '.join(map(str, sorted(left))) or '-'})"
            left.discard(answer if isinstance(answer, int) else 0)
        elif fault := _fault(one, answer, bounds, language):
            yield f"{name}: {fault}"


def read_answers(asked: NewQuestionnaire, written: Mapping[str, str]) -> dict[str, Given]:
    """Answers as somebody writes them: options by comma, places as latitude and longitude, several by semicolon.

    What cannot be read stays as it is written, and `faults_of_answers` names it.
    """
    kinds = {one.name: one.kind for one in asked.questions}
    return {name: _read(kinds.get(name, "text"), text.strip()) for name, text in written.items()}


def _read(kind: str, text: str) -> Given:
    if kind == "multiple":
        return [one.strip() for one in text.split(",") if one.strip()]
    try:
        if kind in ("number", "scale", "photo"):
            number = float(text)
            return int(number) if number.is_integer() else number
        if kind in PLACES:
            pairs = [one.split(",") for one in text.split(";") if one.strip()]
            return [[float(longitude), float(latitude)] for latitude, longitude in pairs]
    except (ValueError, OverflowError):
        pass
    return text


def tidied(answers: Mapping[str, Given]) -> dict[str, Given]:
    """Answers with texts cleaned and points of a decimetre, without those that say nothing."""
    told = {name: _tidied(answer) for name, answer in answers.items()}
    return {name: answer for name, answer in told.items() if answer not in (None, "", [])}


def _tidied(answer: Given) -> Given:
    if isinstance(answer, list) and answer and all(_is_point(point) for point in answer):
        return [[round(float(degrees), 6) for degrees in point] for point in answer]
    return cleaned(answer)


def _label(name: str, labels: Mapping[Any, str], language: str | None) -> str:
    return name if language is None else in_language(labels, language) or name


def _fault(one: SurveyQuestion, answer: Given, bounds: Bounds, language: str | None) -> str:
    """What is wrong with an answer, and what is allowed; empty where nothing is."""
    if one.kind in PLACES:
        return _fault_of_place(one.kind, answer, bounds)
    if one.kind == "text":
        fits = isinstance(answer, str) and len(answer) <= LONGEST_TEXT
        return "" if fits else f"(≤ {LONGEST_TEXT})"
    if one.kind == "number":
        is_number = isinstance(answer, int | float) and not isinstance(answer, bool)
        fits = is_number and (one.least or 0.0) <= answer <= (one.most or 0.0)
        return "" if fits else f"{answer!s:.40} ({one.least:g} … {one.most:g} {one.unit})"
    several = isinstance(answer, list)
    names = chosen(answer)
    fits = set(names) <= set(one.steps) and len(set(names)) == len(names) and several == (one.kind == "multiple")
    if fits:
        return ""
    labels = {step: _label(step, one.options.get(step, {}), language) for step in one.steps}
    return f"{', '.join(labels.get(name, name) for name in names)[:60]} ({', '.join(labels.values())})"


def _fault_of_place(kind: str, answer: Given, bounds: Bounds) -> str:
    least, most = LEAST_POINTS[kind], 1 if kind == "point" else MOST_POINTS
    if not isinstance(answer, list) or not least <= len(answer) <= most:
        return f"({least} … {most})"
    west, south, east, north = bounds
    for point in answer:
        if not _is_point(point):
            return "(longitude, latitude)"
        inside = west - MARGIN <= point[0] <= east + MARGIN and south - MARGIN <= point[1] <= north + MARGIN
        if not inside:
            return f"{point[0]:g}, {point[1]:g} ({west:g} … {east:g}, {south:g} … {north:g})"
    return ""


def _is_point(point: Given) -> bool:
    fits = isinstance(point, list) and len(point) == 2
    return fits and all(isinstance(one, int | float) and not isinstance(one, bool) and abs(one) <= 180 for one in point)


def middle_of(points: Sequence[Sequence[float]]) -> tuple[float, float]:
    """Where a drawn place counts: the mean of its points."""
    return sum(one[0] for one in points) / len(points), sum(one[1] for one in points) / len(points)
