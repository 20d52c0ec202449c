"""Forms on paper for who answers a survey or a consultation without a screen: what the page asks, and a code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citybrain.people.consultations.shapes import ConsultationAnswer, ShownEffectAnswer, TraitChoice
from citybrain.people.surveys.shapes import QuestionAnswer, QuestionnaireAnswer
from citybrain.presenting.report.element import Markup, element, join
from citybrain.presenting.report.page import page
from citybrain.presenting.report.sections.section import Section, lead, note
from citybrain.presenting.report.words import Words

BLANK = "\N{NO-BREAK SPACE}"
LINES = {"text": 4, "photo": 1, "point": 2, "line": 2, "area": 2, "number": 1}
"""Blank lines of each kind of question without options."""

CHOICES = ("single", "multiple", "scale")
COMMENT_LINES = 6
MOST_BOXES = 12
"""Groups of a trait that are printed as boxes; of one with more, the group is written."""


def survey_paper(city: str, currency: str, told: QuestionnaireAnswer, code: str, language: str) -> str:
    """The form of a survey with a code of its own."""
    words = Words(language, currency)
    questions = {one["name"]: one for one in told["questions"]}
    parts = [
        Section(f"q-{number}", f"{number}. {one['label']}", _question(one, questions, words))
        for number, one in enumerate(told["questions"], 1)
    ]
    head = _head(city, told["title"], told["about"], code, told["until"], words)
    return page(told["title"], words, head, [*parts, *_traits(told["traits"], words)])


def consultation_paper(city: str, currency: str, told: ConsultationAnswer, code: str, language: str) -> str:
    """The form of a consultation with a code of its own: the effects, the question with its three answers, a comment.

    A comment is entered by the same code as the answer.
    """
    words = Words(language, currency)
    effects = element("ul", [element("li", _effect(one, words)) for one in told["effects"]])
    choices = _choices([one["label"] for one in told["choices"]])
    parts = [
        Section("effects", words.text("voice-paper-effects"), effects),
        Section("question", told["question"], join(note(words.text("voice-paper-one")), choices)),
        Section("comment", words.text("voice-paper-comment"), _lines(COMMENT_LINES)),
        *_traits(told["traits"], words),
    ]
    head = _head(city, told["title"], told["about"], code, told["until"], words)
    return page(told["title"], words, head, parts)


def _head(city: str, title: str, about: str, code: str, until: str, words: Words) -> Markup:
    return element(
        "header",
        element("p", city, class_="place"),
        element("h1", title),
        lead(about),
        element("p", words.text("voice-paper-code", code=code), class_="description"),
        note(words.text("voice-paper-until", day=until)),
    )


def _question(one: QuestionAnswer, questions: dict[str, QuestionAnswer], words: Words) -> Markup:
    kind = one["kind"]
    hints = [*_conditions(one, questions, words)]
    if kind in ("single", "scale"):
        hints.append(words.text("voice-paper-one"))
    elif kind == "multiple":
        hints.append(words.text("voice-paper-several"))
    elif kind in ("point", "line", "area"):
        hints.append(words.text("voice-paper-place"))
    elif kind == "photo":
        hints.append(words.text("voice-paper-photo"))
    elif kind == "number":
        least, most = (f"{end:g}" for end in (one["least"] or 0.0, one["most"] or 0.0))
        hints.append(words.text("voice-paper-number", least=least, most=most, unit=one["unit"]))
    if one["required"]:
        hints.append(words.text("voice-paper-required"))
    body = _choices([each["label"] for each in one["options"]]) if kind in CHOICES else _lines(LINES[kind])
    return join(*(note(hint) for hint in hints), body)


def _conditions(one: QuestionAnswer, questions: dict[str, QuestionAnswer], words: Words) -> Iterator[str]:
    """By which answers a question is asked; where it is not, it stays blank."""
    numbers = {name: number for number, name in enumerate(questions, 1)}
    for name, answers in one["when"].items():
        labels = [each["label"] for each in questions[name]["options"] if each["name"] in answers]
        yield words.text("voice-paper-when", number=numbers[name], answer=" / ".join(labels))


def _effect(one: ShownEffectAnswer, words: Words) -> str:
    if one["verdict"] == "unclear":
        change = words.text("voice-paper-unclear")
    else:
        change = words.sure(one["change"], dict(one), one["unit"], one["quantity"], signed=True)
    like = one["like"]
    things = f" · {words.count(abs(like['amount']))} {like['label']}" if like and one["verdict"] != "unclear" else ""
    return words.text("voice-paper-effect", label=one["label"], change=change) + things


def _traits(traits: Sequence[TraitChoice], words: Words) -> list[Section]:
    """What people may say of themselves; an area is written, because there are many."""
    if not traits:
        return []
    asked = [
        join(element("h3", one["label"]), _choices([group["label"] for group in one["groups"]]))
        if len(one["groups"]) <= MOST_BOXES
        else join(element("h3", one["label"]), _lines(1))
        for one in traits
    ]
    body = join(note(words.text("voice-paper-you-how")), *asked)
    return [Section("you", words.text("voice-paper-you"), body)]


def _choices(labels: Sequence[str]) -> Markup:
    return element("p", "   ".join(f"☐ {label}" for label in labels))


def _lines(count: int) -> Markup:
    """Lines to write on."""
    rows = [element("tr", element("td", BLANK)) for _ in range(count)]
    return element("table", element("tbody", rows), class_="duty form")
