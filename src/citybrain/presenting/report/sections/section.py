"""What the parts of the report have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from citybrain.messages.language import direction
from citybrain.plans.outcome import settled
from citybrain.presenting.report.contents import Json, ReportContents
from citybrain.presenting.report.element import Child, Markup, element, join
from citybrain.presenting.report.words import Words

ASSUMED_FROM = 4
"""From this level of quality on a number is called assumed."""


def spoken(tag: str) -> dict[str, str]:
    """Attributes of a text in another language than that of the page: what it is in and how that is written."""
    return {"lang": tag, "dir": direction(tag)} if tag else {}


@dataclass(frozen=True)
class Section:
    """A part with a title of its own; `name` is where a link leads to, `tag` what its title is in, where that is not
    the language of the page.
    """

    name: str
    title: str
    body: Markup
    tag: str = ""

    def element(self) -> Markup:
        """The part as it stands on the page."""
        heading = element("h2", self.title, id=f"{self.name}-title", **spoken(self.tag))
        return element("section", heading, self.body, id=self.name, aria_labelledby=f"{self.name}-title")


def section(words: Words, name: str, *body: Child) -> Section:
    """A part whose title is the message report-title-NAME."""
    return Section(name, words.text(f"report-title-{name}"), join(*body))


def known(level: Any) -> str:
    """Class of the line under a number: how it is known."""
    if level is None:
        return "number"
    return "number assumed" if int(level) >= ASSUMED_FROM else "number computed"


def number(told: str, level: Any = ASSUMED_FROM, hint: str = "") -> Markup:
    """A number with the line that says how it is known."""
    return element("span", told, class_=known(level), title=hint or None)


def spread(around: str) -> Markup | None:
    """The interval of a number under it, nothing where there is none."""
    return element("small", around, class_="spread") if around else None


def lead(*told: Child) -> Markup:
    """The sentence that answers the question of a part."""
    return element("p", *told, class_="lead")


def note(*told: Child) -> Markup:
    """A remark on how to read something."""
    return element("p", *told, class_="note")


def verdict_of(contents: ReportContents, effect: Json) -> str:
    """Better, worse, same or, where the interval says so, unclear; what is slight or unknown stays so."""
    return str(settled(effect["verdict"], contents.uncertain(effect["quantity"]).get("verdict")))


def group_of(contents: ReportContents, effect: Json) -> str:
    """The group in which page, report and table tell an effect: its verdict, or that it has no value."""
    return "without-value" if effect["change"] is None else verdict_of(contents, effect)


def swatch(kind: str) -> Markup:
    """A square in the colour of a class, for legends."""
    square = element("rect", width=14, height=14, class_=kind)
    return element("svg", square, viewBox="0 0 14 14", class_="swatch", aria_hidden="true")
