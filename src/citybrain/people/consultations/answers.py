"""What is told of consultations, in the language of the reader."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from citybrain.messages import text
from citybrain.people.cells import CountedCell, PlaceCells, feature_of_cell
from citybrain.people.consultations import shapes as shape
from citybrain.people.consultations.document import ANSWERS, NewConsultation
from citybrain.people.consultations.registry import InputPage, Opened, StoredInput, day_of
from citybrain.people.consultations.results import CHANNELS
from citybrain.people.consultations.service import ConsultationService, SendingReceipt, Told
from citybrain.people.disclosure import LEAST, next_release, noise_half_width
from citybrain.people.participation import TOGETHER, shares_of_groups
from citybrain.people.tally import CHANNEL, NOT_SAID, shares_of_counts, together_row
from citybrain.people.texts import fallbacks, in_language, label_together, languages_of
from citybrain.people.traits import Trait

COMMENTS = "comments"
"""Stands for them where a layer of a survey has the name of its question."""


def summary_answer(one: Opened, service: ConsultationService, language: str) -> shape.ConsultationSummary:
    """A consultation in a list."""
    asked = one.asked
    return {
        "number": one.number,
        "title": in_language(asked.title, language),
        "question": in_language(asked.question, language),
        "state": one.state(service.today),  # type: ignore[typeddict-item]
        "since": one.row.since,
        "until": one.row.until,
        "ended": one.ended,
        "answered": one.answered,
        "fallbacks": fallbacks((asked.title, asked.question), language),
        "languages": languages_of(asked.texts()),
    }


def consultation_answer(one: Opened, service: ConsultationService, language: str) -> shape.ConsultationAnswer:
    """A consultation with all that one needs to answer it."""
    asked = one.asked
    effects: list[shape.EffectContent] = json.loads(one.row.effects)
    likes = [effect["like"]["label"] for effect in effects if effect["like"] is not None]
    traits = [texts for trait in service.traits.values() for texts in trait.texts()]
    return {
        **summary_answer(one, service, language),
        "about": in_language(asked.about, language),
        "plan": asked.plan,
        "effects": [_effect(effect, language) for effect in effects],
        "choices": [{"name": name, "label": _choice(asked, name, language)} for name in ANSWERS],
        "traits": [_trait(trait, language) for trait in service.traits.values()],
        "own": _own(asked, language),
        "views": [
            {"number": number, "name": in_language(view.name, language)} for number, view in enumerate(asked.views, 1)
        ],
        "decision": _decision(one),
        "fallbacks": fallbacks((*asked.texts(), *traits), language) | fallbacks(likes, str(language)),
    }


def _effect(effect: shape.EffectContent, language: str) -> shape.ShownEffectAnswer:
    like = effect["like"]
    return {
        **effect,
        "label": in_language(effect["label"], language),
        "like": None if like is None else {**like, "label": in_language(like["label"], str(language))},
    }


def _choice(asked: NewConsultation, name: str, language: str) -> str:
    own = asked.answers.get(name)
    return in_language(own, language) if own else text(f"consultation-choice-{name}", language)


def _trait(trait: Trait, language: str) -> shape.TraitChoice:
    groups: list[shape.TraitGroup] = [
        {"name": name, "label": in_language(labels, language)} for name, labels in trait.groups.items()
    ]
    return {"name": trait.name, "label": in_language(trait.labels, language), "groups": groups}


def _own(asked: NewConsultation, language: str) -> shape.OwnPlansAnswer | None:
    own = asked.own
    if own is None:
        return None
    measures: list[shape.OfferedMeasureAnswer] = [
        {
            "label": in_language(one.label, language), "intervention": one.intervention, "where": one.where,
            "settings": one.settings, "levels": list(one.levels),
        }
        for one in own.measures
    ]  # fmt: skip
    return {"budget": own.budget, "seed": own.seed, "measures": measures}


def _decision(one: Opened) -> shape.DecisionAnswer | None:
    if one.decision is None:
        return None
    proposal = json.loads(one.decision.content)["proposal"]
    return {"text": one.decision.text, "at": day_of(one.decision), "proposal": proposal}


def receipt_answer(receipt: SendingReceipt) -> shape.ReceiptAnswer:
    """That something was taken."""
    return {
        "sending": receipt.sending, "number": receipt.number, "new": receipt.new, "answered": receipt.answered
    }  # fmt: skip


def inputs_answer(page: InputPage, voter: str | None, office: bool, skip: int, language: str) -> shape.InputList:
    """Inputs from one on; the office reads all of them, others what is shown, and what they sent themselves.

    Where a comment of somebody else is about is told in cells of enough people alone.
    """
    end = skip + len(page.inputs)
    return {
        "inputs": [_input(one, voter, office, language) for one in page.inputs],
        "all": page.all,
        "waiting": page.waiting,
        "next": end if end < page.all and page.inputs else None,
    }


def _input(one: StoredInput, voter: str | None, office: bool, language: str) -> shape.InputAnswer:
    row = one.row
    own = voter is not None and row.voter == voter
    reads = one.is_shown or own or office
    content = one.content if reads else {}
    return {
        "number": row.id,
        "kind": row.kind,
        "title": row.title if reads else "",
        "text": row.text if reads else "",
        "longitude": row.longitude if own or office else None,
        "latitude": row.latitude if own or office else None,
        "support": one.support,
        "at": day_of(row),
        "own": own,
        "investment": content.get("investment"),
        "values": content.get("values", {}),
        "changes": content.get("changes", {}),
        "plan": content.get("document"),
        "reply": _reply(one, language),
    }


def _reply(one: StoredInput, language: str) -> shape.InputReply | None:
    if one.reply is None:
        return None
    verdict: shape.ReplyVerdict = one.verdict  # type: ignore[assignment]
    label = text(f"consultation-verdict-{verdict}", language)
    return {"verdict": verdict, "label": label, "text": one.reply.text, "at": day_of(one.reply)}


def result_answer(told: Told, service: ConsultationService, language: str) -> shape.ResultAnswer:
    """A result with what each group is called, and which take part less than they live here."""
    tally = told.tally
    traits = {**service.traits, CHANNEL: CHANNELS}
    return {
        "final": told.final,
        "answered": told.answered,
        "counted": tally["counted"],
        "counts": tally["counts"],
        "shares": shares_of_counts(tally["counts"], None, told.final),
        "weighted": tally["weighted"],
        "traits": [
            _table(traits[name], table, tally, language) for name, table in tally["tables"].items() if name in traits
        ],
        "noise": noise_half_width(),
        "least": LEAST,
        "next": None if told.final else next_release(told.answered),
    }


def comments_answer(cells: Sequence[CountedCell], left: int, language: str) -> PlaceCells:
    """Places of comments as cells."""
    label = text("consultation-comments", language)
    features = [feature_of_cell(COMMENTS, label, cell) for cell in cells]
    return {"type": "FeatureCollection", "features": features, "left_out": left}


def _table(
    trait: Trait, table: Mapping[str, dict[str, int] | None], tally: shape.TallyContent, language: str
) -> shape.TraitResult:
    left = together_row(table, tally["counts"])
    shares = shares_of_groups(table, tally["living"].get(trait.name, {}), tally["counted"], left)
    rows = {name: counts for name, counts in table.items() if (trait.name, name) != (CHANNEL, NOT_SAID)}
    labels = {name: _group_label(trait, name, language) for name in rows}
    held = [labels[name] for name, counts in rows.items() if counts is None]
    if left is not None:
        rows[TOGETHER], labels[TOGETHER] = left, label_together(held, language)
    groups: list[shape.GroupResult] = [
        {
            "name": name,
            "label": labels[name],
            "counts": counts,
            "taken_part": shares[name].taken,
            "living": shares[name].living,
            "gap": shares[name].gap,
        }
        for name, counts in rows.items()
    ]
    label = text("consultation-channel", language) if trait.name == CHANNEL else in_language(trait.labels, language)
    return {"name": trait.name, "label": label, "groups": groups, "simulated": trait.name in tally["simulated"]}


def _group_label(trait: Trait, name: str, language: str) -> str:
    if name == NOT_SAID:
        return text("consultation-not-said", language)
    if trait.name == CHANNEL:
        return text(f"consultation-channel-{name}", language)
    return in_language(trait.groups.get(name, {}), language) or name
