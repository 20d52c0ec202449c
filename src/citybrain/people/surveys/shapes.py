"""What is told of surveys."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from citybrain.people.consultations.shapes import TraitChoice, WeightedShare

QuestionKind = Literal["single", "multiple", "scale", "number", "text", "photo", "point", "line", "area"]
QuestionnaireState = Literal["coming", "open", "closed"]


class OptionAnswer(TypedDict):
    """What can be chosen."""

    name: str
    label: str


class QuestionAnswer(TypedDict):
    """A question; `when` tells by which answers of earlier ones it is asked, empty where it always is."""

    name: str
    kind: QuestionKind
    label: str
    options: list[OptionAnswer]
    least: float | None
    most: float | None
    unit: str
    required: bool
    when: dict[str, list[str]]


class QuestionnaireSummary(TypedDict):
    """A survey in a list; `minutes` is how long it takes, `until` the last day that was meant.

    `ended`: the day, by the clock of the city, on which answering ended, null before.
    `fallbacks`: texts that are not in the language of the page, or not in its easy words, and what they are in.
    `languages`: those in which the city wrote some of its texts.
    """

    number: int
    title: str
    state: QuestionnaireState
    since: str
    until: str
    ended: str | None
    answered: int
    minutes: int
    fallbacks: dict[str, str]
    languages: list[str]


class QuestionnaireAnswer(QuestionnaireSummary):
    """A survey with its questions, and what people may say of themselves."""

    about: str
    questions: list[QuestionAnswer]
    traits: list[TraitChoice]


class QuestionnaireList(TypedDict):
    """The newest surveys first."""

    questionnaires: list[QuestionnaireSummary]


class SurveyGroupTable(TypedDict):
    """Answers of a group by option, null where they are withheld; `name` is `not_said` of who did not say the trait,
    and `together` of the row of all that are withheld.
    """

    trait: str
    name: str
    label: str
    counts: dict[str, int] | None


class QuestionResult(TypedDict):
    """What was answered to a question by those who answered it.

    `counts` by option with their `shares`, the `weighted` ones (null below 100 answers), and by `groups`; of a number
    its `mean` in `unit`, which noise puts off by `mean_off` at most in 90 of 100 cases, 0 when answering is over;
    `mean_ends` are what it may be then, within the bounds of the question.
    Shares of a question with several answers are of those who answered it, each for itself.
    Texts are told in the export for the office alone, places as cells of the map.
    """

    name: str
    label: str
    kind: QuestionKind
    answered: int
    options: list[OptionAnswer]
    counts: dict[str, int] | None
    shares: dict[str, WeightedShare] | None
    weighted: dict[str, WeightedShare] | None
    mean: float | None
    mean_off: float | None
    mean_ends: list[float] | None
    unit: str
    groups: list[SurveyGroupTable]


class TraitPart(TypedDict):
    """A group's share of the answers of who said the trait, and of all who live here; null below two that are shown.

    `gap`: whether it takes part less than it lives here, by more than noise; a group that is `withheld` is none, and
    all of those are one named `together`.
    `simulated` where the numbers of those who live here are made up.
    """

    trait: str
    name: str
    label: str
    taken_part: float | None
    living: float | None
    gap: bool
    withheld: bool
    simulated: bool


class QuestionnaireResult(TypedDict):
    """The result; `final` when answering is over, before that of 25, 50, 100, 200 ... answers, with noise.

    `next`: with how many answers it is made anew, null when answering is over.
    """

    final: bool
    answered: int
    counted: int
    questions: list[QuestionResult]
    took_part: list[TraitPart]
    noise: int
    least: int
    next: int | None


class SurveyPhoto(TypedDict):
    """The number by which an answer names a photo."""

    photo: int
