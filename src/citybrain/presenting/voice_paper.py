"""Forms on paper for who answers a survey or a consultation without a screen: what the page asks, and a code."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from citybrain.people.consultations.shapes import (
    ConsultationAnswer,
    LikeAnswer,
    ShownEffectAnswer,
    TraitChoice,
    ViewAnswer,
)
from citybrain.people.surveys.shapes import QuestionAnswer, QuestionnaireAnswer
from citybrain.presenting.report.element import Markup, element, join
from citybrain.presenting.report.page import PICTURES, page
from citybrain.presenting.report.sections.section import Section, lead, note
from citybrain.presenting.report.words import Words

BLANK = "\N{NO-BREAK SPACE}"
LINES = {"text": 4, "point": 2, "line": 2, "area": 2, "number": 1}
"""Blank lines of each kind of question without options."""

DEFINITION = "Definition"
"""How the source of a thing begins that is the change itself, shared out."""

CHOICES = ("single", "multiple", "scale")
COMMENT_LINES = 6
MOST_BOXES = 12
"""Groups of a trait that are printed as boxes; of one with more, the group is written."""


class PaperView(NamedTuple):
    """A place today and with the plan: in words, and both pictures as SVG."""

    told: ViewAnswer
    today: str
    plan: str


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


def consultation_paper(
    city: str, currency: str, told: ConsultationAnswer, code: str, language: str, views: Sequence[PaperView] = ()
) -> str:
    """The form of a consultation with a code of its own: the effects, pictures of places today and with the plan, the
    question with its three answers, a comment, which is entered by the same code as the answer.
    """
    words = Words(language, currency)
    effects = element("ul", [element("li", _effect(one, words)) for one in told["effects"]])
    choices = _choices([one["label"] for one in told["choices"]])
    parts = [
        Section("effects", words.text("voice-paper-effects"), effects),
        *([Section("views", words.text("web-consult-views"), join(*map(_view, views)))] if views else ()),
        Section("question", told["question"], join(note(words.text("voice-paper-one")), choices)),
        Section("comment", words.text("voice-paper-comment"), _lines(COMMENT_LINES)),
        *_traits(told["traits"], words),
    ]
    head = _head(city, told["title"], told["about"], code, told["until"], words)
    return page(told["title"], words, head, parts, PICTURES if views else "")


def _view(one: PaperView) -> Markup:
    """Both pictures beside each other, and what they show in words: on paper, too, not everybody sees them."""
    told = one.told
    pair = element("div", _picture(one.today, told["today"]), _picture(one.plan, told["plan"]), class_="pair")
    return element("figure", element("figcaption", told["name"]), pair, note(told["plan"]))


def _picture(svg: str, described: str) -> Markup:
    return element(
        "img", src=f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}", alt=described
    )  # fmt: skip


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
    if kind == "photo":
        body = element("div", class_="photo")
    else:
        body = _choices([each["label"] for each in one["options"]]) if kind in CHOICES else _lines(LINES[kind])
    return join(*(note(hint) for hint in hints), body)


def _conditions(one: QuestionAnswer, questions: dict[str, QuestionAnswer], words: Words) -> Iterator[str]:
    """By which answers a question is asked; where it is not, it stays blank."""
    numbers = {name: number for number, name in enumerate(questions, 1)}
    for name, answers in one["when"].items():
        labels = [each["label"] for each in questions[name]["options"] if each["name"] in answers]
        yield words.text("voice-paper-when", number=numbers[name], answer=" / ".join(labels))


def _effect(one: ShownEffectAnswer, words: Words) -> str:
    """What the page says of an effect: in things, with their interval and whether more or less, and in its unit."""
    if one["verdict"] == "unclear":
        return words.text("voice-paper-effect", label=one["label"], change=words.text("voice-paper-unclear"))
    change = words.sure(one["change"], dict(one), one["unit"], signed=True)
    if one["like"] is not None:
        defined = one["like"]["source"].startswith(DEFINITION)
        source = () if defined else (one["like"]["source"],)
        change = " · ".join([_like(one["like"], one["unit"], words), change, *source])
    return words.text("voice-paper-effect", label=one["label"], change=change)


def _like(like: LikeAnswer, unit: str, words: Words) -> str:
    """A change in everyday things: the size of it, and in words whether there are more or less."""
    less = like["amount"] < 0
    ends = [None if end is None else -end if less else end for end in (like["low"], like["high"])]
    low, high = reversed(ends) if less else ends
    told = words.sure(abs(like["amount"]), {"low": low, "high": high}, "money" if unit.startswith("money") else "1")
    way = "plain" if like["source"].startswith(DEFINITION) else "like"
    return words.text(f"web-consult-{way}-{'less' if less else 'more'}", what=f"{told} {like['label']}")


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
