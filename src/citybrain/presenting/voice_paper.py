"""Forms on paper for who answers a survey or a consultation without a screen: what the page asks, and a code."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from citybrain.messages.language import direction
from citybrain.people.consultations.shapes import (
    ConsultationAnswer,
    LikeAnswer,
    ShownEffectAnswer,
    TraitChoice,
    ViewAnswer,
)
from citybrain.people.surveys.shapes import QuestionAnswer, QuestionnaireAnswer
from citybrain.people.texts import EASY
from citybrain.presenting.report.element import Markup, element, join
from citybrain.presenting.report.page import PICTURES, page
from citybrain.presenting.report.sections.section import Section, note, spoken
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


MARK = "\N{INFORMATION SEPARATOR ONE}"
"""Stands in a sentence for a text in another language."""


class PaperView(NamedTuple):
    """A place today and with the plan: in words, and both pictures as SVG."""

    told: ViewAnswer
    today: str
    plan: str


class FormWords(Words):
    """Words of a form, and what the texts of the city in it are in, where that is not their language."""

    def __init__(self, language: str, currency: str, fallbacks: Mapping[str, str]) -> None:
        super().__init__(language, currency)
        self.fallbacks = fallbacks

    def tag(self, text: str) -> str:
        """The language of a text of the city; empty for that of the form."""
        return self.fallbacks.get(text, "").removesuffix(EASY)

    def own(self, name: str, text: str, **attributes: str) -> Markup:
        """An element with a text of the city."""
        return element(name, text, **attributes, **spoken(self.tag(text)))

    def around(self, key: str, name: str, own: str, tag: str, **arguments: str | float) -> Markup:
        """A sentence with a text of the city in it as the argument `name`."""
        if not tag:
            return join(self.text(key, **arguments, **{name: own}))
        before, _, after = self.text(key, **arguments, **{name: MARK}).partition(MARK)
        return join(before, element("span", own, **spoken(tag)), after)


def survey_paper(city: str, currency: str, told: QuestionnaireAnswer, code: str, language: str) -> str:
    """The form of a survey with a code of its own."""
    words = FormWords(language, currency, told["fallbacks"])
    questions = {one["name"]: one for one in told["questions"]}
    parts = [
        Section(
            f"q-{number}", f"{number}. {one['label']}", _question(one, questions, words), words.tag(one["label"])
        )
        for number, one in enumerate(told["questions"], 1)
    ]  # fmt: skip
    head = _head(city, told["title"], told["about"], code, told["until"], words)
    return page(told["title"], words, head, [*parts, *_traits(told["traits"], words)])


def consultation_paper(
    city: str, currency: str, told: ConsultationAnswer, code: str, language: str, views: Sequence[PaperView] = ()
) -> str:
    """The form of a consultation with a code of its own: the effects, pictures of places today and with the plan, the
    question with its three answers, a comment, which is entered by the same code as the answer.
    """
    words = FormWords(language, currency, told["fallbacks"])
    effects = element("ul", [element("li", _effect(one, words)) for one in told["effects"]])
    asked = told["question"]
    choices = _choices(asked, [one["label"] for one in told["choices"]], words)
    parts = [
        Section("effects", words.text("voice-paper-effects"), effects),
        *(
            [Section("views", words.text("web-consult-views"), join(*(_view(one, words) for one in views)))]
            if views
            else ()
        ),
        Section("question", asked, join(note(words.text("voice-paper-one")), choices), words.tag(asked)),
        Section("comment", words.text("voice-paper-comment"), _lines(COMMENT_LINES)),
        *_traits(told["traits"], words),
    ]
    head = _head(city, told["title"], told["about"], code, told["until"], words)
    return page(told["title"], words, head, parts, PICTURES if views else "")


def _view(one: PaperView, words: FormWords) -> Markup:
    """Both pictures beside each other, and what they show in words: on paper, too, not everybody sees them."""
    told = one.told
    pair = element("div", _picture(one.today, told["today"]), _picture(one.plan, told["plan"]), class_="pair")
    return element("figure", words.own("figcaption", told["name"]), pair, note(told["plan"]))


def _picture(svg: str, described: str) -> Markup:
    return element(
        "img", src=f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}", alt=described
    )  # fmt: skip


def _head(city: str, title: str, about: str, code: str, until: str, words: FormWords) -> Markup:
    return element(
        "header",
        element("p", city, class_="place"),
        words.own("h1", title),
        words.own("p", about, class_="lead"),
        element("p", words.text("voice-paper-code", code=code), class_="description"),
        note(words.text("voice-paper-until", day=until)),
    )


def _question(one: QuestionAnswer, questions: dict[str, QuestionAnswer], words: FormWords) -> Markup:
    kind = one["kind"]
    hints: list[Markup | str] = [*_conditions(one, questions, words)]
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
        labels = [each["label"] for each in one["options"]]
        body = _choices(one["label"], labels, words) if kind in CHOICES else _lines(LINES[kind])
    return join(*(note(hint) for hint in hints), body)


def _conditions(one: QuestionAnswer, questions: dict[str, QuestionAnswer], words: FormWords) -> Iterator[Markup]:
    """By which answers a question is asked; where it is not, it stays blank."""
    numbers = {name: number for number, name in enumerate(questions, 1)}
    for name, answers in one["when"].items():
        labels = [each["label"] for each in questions[name]["options"] if each["name"] in answers]
        tag = words.tag(labels[0]) if labels else ""
        yield words.around("voice-paper-when", "answer", " / ".join(labels), tag, number=numbers[name])


def _effect(one: ShownEffectAnswer, words: FormWords) -> Markup:
    """What the page says of an effect: in things, with their interval and whether more or less, and in its unit."""
    key, label = "voice-paper-effect", one["label"]
    if one["verdict"] == "unclear":
        return words.around(key, "label", label, words.tag(label), change=words.text("voice-paper-unclear"))
    change = words.sure(one["change"], dict(one), one["unit"], signed=True)
    if one["like"] is not None:
        defined = one["like"]["source"].startswith(DEFINITION)
        source = () if defined else (one["like"]["source"],)
        change = " · ".join([_like(one["like"], one["unit"], words), change, *source])
    return words.around(key, "label", label, words.tag(label), change=change)


def _like(like: LikeAnswer, unit: str, words: Words) -> str:
    """A change in everyday things: the size of it, and in words whether there are more or less."""
    less = like["amount"] < 0
    ends = [None if end is None else -end if less else end for end in (like["low"], like["high"])]
    low, high = reversed(ends) if less else ends
    told = words.sure(abs(like["amount"]), {"low": low, "high": high}, "money" if unit.startswith("money") else "1")
    way = "plain" if like["source"].startswith(DEFINITION) else "like"
    return words.text(f"web-consult-{way}-{'less' if less else 'more'}", what=f"{told} {like['label']}")


def _traits(traits: Sequence[TraitChoice], words: FormWords) -> list[Section]:
    """What people may say of themselves; an area is written, because there are many."""
    if not traits:
        return []
    asked = [
        join(words.own("h3", one["label"]), _choices(one["label"], [group["label"] for group in one["groups"]], words))
        if len(one["groups"]) <= MOST_BOXES
        else join(words.own("h3", one["label"]), _lines(1))
        for one in traits
    ]
    body = join(note(words.text("voice-paper-you-how")), *asked)
    return [Section("you", words.text("voice-paper-you"), body)]


def _choices(asked: str, labels: Sequence[str], words: FormWords) -> Markup:
    """Boxes to tick, from the side from which what is asked is read: numbers have no side of their own."""
    tags = [words.tag(label) for label in labels]
    if len(set(tags)) <= 1:
        row = element("p", "   ".join(f"☐ {label}" for label in labels), **spoken("".join(tags[:1])))
    else:
        boxes = [element("span", f"☐ {label}", **spoken(tag)) for label, tag in zip(labels, tags, strict=True)]
        row = element("p", "   ".join(boxes))
    tag = words.tag(asked)
    return element("div", row, dir=direction(tag)) if tag else row


def _lines(count: int) -> Markup:
    """Lines to write on."""
    rows = [element("tr", element("td", BLANK)) for _ in range(count)]
    return element("table", element("tbody", rows), class_="duty form")
