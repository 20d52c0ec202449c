"""An impact assessment as one HTML file to print: what the law asks, what is answered, risks, decision, versions."""

from __future__ import annotations

from collections.abc import Sequence

from citybrain.governance.impact_assessments import ImpactAssessment, ImpactDuty, ImpactPart, Risk
from citybrain.presenting.report.charts.frame import table_of
from citybrain.presenting.report.element import Child, Markup, element, join
from citybrain.presenting.report.page import page
from citybrain.presenting.report.sections.section import Section, note
from citybrain.presenting.report.words import Words


def impact_page(
    one: ImpactAssessment, city: str, parts: Sequence[ImpactPart], duties: Sequence[ImpactDuty], language: str
) -> str:
    """The page of an assessment as it is now; `parts` and `duties` are those of the country."""
    words = Words(language, "")
    last = one.versions[-1]
    title = words.text("impact-title", number=one.number, name=one.name)
    purpose = words.text(f"access-purpose-{one.purpose}")
    place = words.text("impact-of", city=city, purpose=purpose, day=last.made_at[:10], by=last.made_by)
    decision = words.text(f"impact-decision-{last.content.decision}")
    head = element(
        "header", element("p", place, class_="place"), element("h1", title), element("p", decision, class_="verdict")
    )
    return page(title, words, head, [*(_part(one, part, duties, words) for part in parts), _versions(one, words)])


def article_of(duties: Sequence[ImpactDuty], part: ImpactPart) -> str:
    """Where the law asks for a part; empty where it does not."""
    return ", ".join(f"{duty.law} {duty.article}" for duty in duties if duty.part is part)


def _part(one: ImpactAssessment, part: ImpactPart, duties: Sequence[ImpactDuty], words: Words) -> Section:
    content = one.versions[-1].content
    question = note(words.text(f"impact-part-{part}-question"), " ", article_of(duties, part))
    answer: Child = content.answers.get(part, "").strip()
    if part is ImpactPart.RISKS:
        answer = _risks(content.risks, words) if content.risks else ""
    elif part is ImpactPart.REVIEW:
        answer = content.review_on.isoformat() if content.review_on else ""
    told = answer if isinstance(answer, Markup) else element("p", answer or words.text("impact-no-answer"))
    return Section(part.value, words.text(f"impact-part-{part}"), join(question, told))


def _risks(risks: Sequence[Risk], words: Words) -> Markup:
    heads = [words.text(f"impact-column-{name}") for name in ("risk", "likelihood", "severity", "measure", "high")]
    rows = [
        (
            risk.about, words.text(f"impact-level-{risk.likelihood}"), words.text(f"impact-level-{risk.severity}"),
            risk.measure, words.text("impact-yes" if risk.stays_high else "impact-no"),
        )
        for risk in risks
    ]  # fmt: skip
    return table_of(heads, rows)


def _versions(one: ImpactAssessment, words: Words) -> Section:
    lines = [
        f"{version.made_at[:10]} · {version.made_by} · {words.text(f'impact-decision-{version.content.decision}')}"
        for version in one.versions
    ]
    return Section("versions", words.text("impact-versions"), element("ol", [element("li", line) for line in lines]))
