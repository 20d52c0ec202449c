"""What is told of surveys, in the language of the reader."""

from __future__ import annotations

from collections.abc import Mapping

from citybrain.messages import text
from citybrain.people.cells import PlaceCells, feature_of_cell
from citybrain.people.consultations.shapes import TraitChoice, WeightedShare
from citybrain.people.disclosure import LEAST, next_release, noise_half_width
from citybrain.people.participation import TOGETHER, shares_of_groups
from citybrain.people.surveys import shapes as shape
from citybrain.people.surveys.document import SurveyQuestion
from citybrain.people.surveys.results import MEAN_DIGITS, QuestionTally
from citybrain.people.surveys.service import ONE_KIND, OpenedQuestionnaire, QuestionnaireService, ToldQuestionnaire
from citybrain.people.tally import NOT_SAID, shares_of_counts, together_row
from citybrain.people.texts import fallbacks, in_language, label_together, languages_of
from citybrain.people.traits import Trait


def questionnaire_summary(
    one: OpenedQuestionnaire, service: QuestionnaireService, language: str
) -> shape.QuestionnaireSummary:
    """A survey in a list."""
    return {
        "number": one.number,
        "title": in_language(one.asked.title, language),
        "state": one.state(service.today),  # type: ignore[typeddict-item]
        "since": one.row.since,
        "until": one.row.until,
        "ended": one.ended,
        "answered": one.answered,
        "minutes": one.asked.minutes,
        "fallbacks": fallbacks((one.asked.title,), language),
        "languages": languages_of(one.asked.texts()),
    }


def questionnaire_answer(
    one: OpenedQuestionnaire, service: QuestionnaireService, language: str
) -> shape.QuestionnaireAnswer:
    """A survey with its questions."""
    traits = [texts for trait in service.traits.values() for texts in trait.texts()]
    return {
        **questionnaire_summary(one, service, language),
        "about": in_language(one.asked.about, language),
        "questions": [_question(each, language) for each in one.asked.questions],
        "traits": [_trait(trait, language) for trait in service.traits.values()],
        "fallbacks": fallbacks((*one.asked.texts(), *traits), language),
    }


def result_of_questionnaire(
    told: ToldQuestionnaire, service: QuestionnaireService, language: str
) -> shape.QuestionnaireResult:
    """The result with what everything is called."""
    traits = service.traits
    questions = [_result(each, told, traits, language) for each in told.one.asked.questions]
    return {
        "final": told.final,
        "answered": told.one.answered,
        "counted": told.tally.counted,
        "questions": questions,
        "took_part": [
            part for name, table in told.tally.took_part.items() if name in traits
            for part in _parts(traits[name], table, told.tally.counted, language)
        ],
        "noise": noise_half_width(),
        "least": LEAST,
        "next": None if told.final else next_release(told.one.answered),
    }  # fmt: skip


def places_answer(told: ToldQuestionnaire, language: str) -> PlaceCells:
    """Cells of all questions that ask for places."""
    labels = {one.name: in_language(one.label, language) for one in told.one.asked.questions}
    features = [
        feature_of_cell(name, labels[name], cell) for name, (cells, _) in told.tally.cells.items() for cell in cells
    ]
    left = sum(left for _, left in told.tally.cells.values())
    return {"type": "FeatureCollection", "features": features, "left_out": left}


def _question(one: SurveyQuestion, language: str) -> shape.QuestionAnswer:
    return {
        "name": one.name, "kind": one.kind, "label": in_language(one.label, language),
        "options": _options(one, language), "least": one.least, "most": one.most, "unit": one.unit,
        "required": one.required, "when": {name: list(answers) for name, answers in one.when.items()},
    }  # fmt: skip


def _options(one: SurveyQuestion, language: str) -> list[shape.OptionAnswer]:
    return [{"name": step, "label": in_language(one.options.get(step, {}), language) or step} for step in one.steps]


def _trait(trait: Trait, language: str) -> TraitChoice:
    return {
        "name": trait.name,
        "label": in_language(trait.labels, language),
        "groups": [{"name": name, "label": in_language(labels, language)} for name, labels in trait.groups.items()],
    }


def _result(
    one: SurveyQuestion, told: ToldQuestionnaire, traits: Mapping[str, Trait], language: str
) -> shape.QuestionResult:
    tally = told.tally.questions[one.name]
    groups: list[shape.SurveyGroupTable] = []
    for name, table in (tally.tables or {}).items():
        trait = traits.get(name)
        groups += [
            {"trait": name, "name": group, "label": _group(trait, group, language), "counts": counts}
            for group, counts in table.items()
        ]
        left = together_row(table, tally.counts or {})
        if left is not None:
            label = label_together(
                [_group(trait, group, language) for group in table if table[group] is None], language
            )
            groups.append({"trait": name, "name": TOGETHER, "label": label, "counts": left})
    return {
        "name": one.name, "label": in_language(one.label, language), "kind": one.kind, "answered": tally.answered,
        "options": _options(one, language), "counts": tally.counts,
        "shares": _shares(one, tally, told.final), "weighted": tally.weighted, "mean": tally.mean,
        "mean_off": tally.off, "mean_ends": _ends_of_mean(one, tally), "unit": one.unit, "groups": groups,
    }  # fmt: skip


def _ends_of_mean(one: SurveyQuestion, tally: QuestionTally) -> list[float] | None:
    """From where to where a mean may be by its noise, within the bounds of its question; None without noise."""
    if tally.mean is None or not tally.off:
        return None
    least, most = one.least or 0.0, one.most or 0.0
    digits = MEAN_DIGITS
    return [round(max(least, tally.mean - tally.off), digits), round(min(most, tally.mean + tally.off), digits)]


def _shares(one: SurveyQuestion, tally: QuestionTally, final: bool) -> dict[str, WeightedShare] | None:
    """Shares of the answers as they were given: of several, each for itself, of those who answered."""
    if tally.counts is None:
        return None
    return shares_of_counts(tally.counts, tally.answered if one.kind == "multiple" else None, final)


def _parts(
    trait: Trait, table: Mapping[str, dict[str, int] | None], counted: int, language: str
) -> list[shape.TraitPart]:
    left = together_row(table, {ONE_KIND: counted})
    labels = {group: _group(trait, group, language) for group in table}
    labels[TOGETHER] = label_together([labels[group] for group in table if table[group] is None], language)
    return [
        {
            "trait": trait.name, "name": group, "label": labels[group], "taken_part": share.taken,
            "living": share.living, "gap": share.gap, "withheld": group in table and table[group] is None,
            "simulated": trait.simulated,
        }
        for group, share in shares_of_groups(table, trait.people, counted, left).items()
    ]  # fmt: skip


def _group(trait: Trait | None, group: str, language: str) -> str:
    if group == NOT_SAID:
        return text("consultation-not-said", language)
    return in_language(trait.groups.get(group, {}), language) if trait else group
