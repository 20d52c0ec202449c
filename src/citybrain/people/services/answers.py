"""Services, questions and matters as plain values."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence

from citybrain.governance import Permission
from citybrain.messages import text
from citybrain.observations.times import written
from citybrain.people.departments import department_names
from citybrain.people.services.catalogue import ServiceVersion
from citybrain.people.services.correction import CorrectionEnd, CorrectionRecord
from citybrain.people.services.digital import DigitalCandidate, DigitalRanking
from citybrain.people.services.entry import CityService, ServiceChannel
from citybrain.people.services.matter import RESIDENT, Matter, MatterEvent, MatterState
from citybrain.people.services.matter_file import MatterFile
from citybrain.people.services.matters import MOST_APPEALS
from citybrain.people.services.questions import AnswerToQuestion
from citybrain.people.services.sentences import promise_text
from citybrain.people.services.shapes import (
    CorrectionMade,
    DigitalNeeds,
    DigitalNext,
    ListedMatter,
    MatterAnswer,
    MatterClock,
    MatterCorrection,
    MatterCorrectionEnd,
    MatterOfOffice,
    MatterStep,
    QuestionAnswered,
    ServiceAnswer,
    ServiceDocument,
    ServiceHistory,
    ServiceList,
    ServiceName,
    ServiceSummary,
)
from citybrain.people.texts import fallbacks, languages_of

Services = Mapping[str, CityService]


def summary_of_service(service: CityService, language: str) -> ServiceSummary:
    """A service in a few words."""
    return {
        "code": service.code, "name": service.name.of(language), "description": service.description.of(language),
        "group": service.group, "kind": service.kind, "events": [str(one) for one in service.events],
        "channels": [str(one) for one in service.channels], "fee": service.fee.text.of(language),
        "promise": promise_text(service, language), "takes": service.takes_applications,
        "fallbacks": fallbacks((service.name.by_tag, service.description.by_tag), language),
        "languages": languages_of(service.own_texts()),
    }  # fmt: skip


def list_of_services(
    some: Iterable[CityService], every: Iterable[CityService], today: datetime.date, language: str
) -> ServiceList:
    """Some of them, with all events and groups of the catalogue. today: of the city."""
    known = list(every)
    return {
        "today": str(today),
        "services": [summary_of_service(one, language) for one in some],
        "events": sorted({str(event) for one in known for event in one.events}),
        "groups": sorted({one.group for one in known}),
    }


def service_answer(service: CityService, versions: Iterable[ServiceVersion], language: str) -> ServiceAnswer:
    """A service whole, with all that was ever on record of it."""
    documents: list[ServiceDocument] = [
        {
            "name": one.name.en, "label": one.name.of(language),
            "left_out": None if one.left_out is None else one.left_out.of(language),
            "held": None if one.held is None else one.held.records.of(language),
            "register": None if one.held is None else one.held.records.en,
            "by": None if one.held is None else one.held.by,
        }
        for one in service.documents
    ]  # fmt: skip
    history: list[ServiceHistory] = [
        {
            "since": one.service.since.isoformat(), "name": one.service.name.of(language), "source": one.source,
            "made_at": one.made_at, "replaced": one.withdrawn_at,
        }
        for one in versions
    ]  # fmt: skip
    unit, checked = service.unit, service.source.checked
    return {
        **summary_of_service(service, language),
        "since": service.since.isoformat(),
        "keywords": [one.of(language) for one in service.keywords],
        "basis": [{"law": one.law, "url": one.url} for one in service.basis],
        "unit": "" if unit is None else unit.name.of(language),
        "contact": None if unit is None or unit.contact is None else unit.contact.of(language),
        "conditions": [one.of(language) for one in service.conditions],
        "documents": documents,
        "alternatives": [one.of(language) for one in service.alternatives],
        "source": service.source.text,
        "url": service.source.url,
        "checked": None if checked is None else checked.isoformat(),
        "history": history,
        "fallbacks": fallbacks(service.own_texts(), language),
    }


def question_answer(found: AnswerToQuestion, services: Mapping[str, CityService], language: str) -> QuestionAnswered:
    """A sentence with its source, or that it is not known."""
    sentence = found.sentence
    return {
        "known": sentence is not None,
        "sentence": None if sentence is None else sentence.text,
        "field": None if sentence is None else sentence.field,
        "service": None if sentence is None else _name(services[sentence.code], language),
        "coverage": round(found.coverage, 3),
        "near": [_name(one, language) for one in found.near],
    }


def digital_answer(ranking: DigitalRanking, language: str) -> DigitalNeeds:
    """What to make digital next."""
    return {
        "next": [_next(one, language) for one in ranking.candidates],
        "units": {"distance": "km/a", "emissions": "t/a"},
        "not_stated": [_name(one, language) for one in ranking.not_stated],
    }


def matter_answer(
    file: MatterFile, services: Services, language: str, office: bool = False
) -> MatterAnswer:  # fmt: skip
    """A matter for who asked, or for the office, where names stand at the steps."""
    matter = file.matter
    steps: list[MatterStep] = [
        {
            "kind": one.kind.value, "outcome": one.outcome, "words": _ended(file, one, language),
            "text": one.text, "at": written(one.at),
            "by": None if not office or one.made_by == RESIDENT else one.made_by,
        }
        for one in matter.entries
    ]  # fmt: skip
    clocks: list[MatterClock] = [
        {
            "case": one.number, "answer_by": None if one.acknowledge_by is None else written(one.acknowledge_by),
            "decide_by": None if one.resolve_by is None else written(one.resolve_by), "late": one.late,
            "answer_late": one.answer_late,
        }
        for one in file.cases
    ]  # fmt: skip
    corrections = [_correction(file, one, language) for one in file.corrections]
    may_appeal = matter.state is MatterState.DECIDED and matter.key is not None and matter.appeals < MOST_APPEALS
    return {
        "number": matter.number, "kind": matter.kind.value, "of": _of(matter), "state": matter.state.value,
        "subject": _subject_of(file, services, language),
        "made_at": written(file.cases[0].opened) if file.cases else matter.made_at,
        "channel": matter.channel,
        "text": matter.text, "office": _office_of(file, services, language), "steps": steps, "clocks": clocks,
        "corrections": corrections, "may_appeal": may_appeal,
    }  # fmt: skip


OUTCOME_OF = frozenset({"partly-objection", "right-decision", "right-algorithm", "right-measure"})
"""Outcomes that have words of their own by what a matter is about: a number is right, a decision stands."""


def _ended(file: MatterFile, one: MatterEvent, language: str) -> str | None:
    """What a decision says in words, those of the page; what was corrected by its name, but where it is what somebody
    objected to.
    """
    outcome, matter = one.outcome, file.matter
    if outcome is None:
        return None
    named = next((of.row.parameter for of in file.corrections if of.row.id == one.content.get("correction")), None)
    if named not in (None, matter.about.get("name")):
        label = file.labelled(named, language)
        return text("matter-corrected-named", language, outcome=outcome, name=label)
    own = (f"{outcome}-{matter.kind}", f"{outcome}-{_of(matter)}")
    return text(f"web-services-outcome-{next((one for one in own if one in OUTCOME_OF), outcome)}", language)


def _of(matter: Matter) -> str:
    """What an objection is about: a quantity, a decision; of an application the service."""
    return str(matter.about.get("kind", "service"))


def _correction(file: MatterFile, one: CorrectionRecord, language: str) -> MatterCorrection:
    row, label = one.row, file.labelled(one.row.parameter, language)
    return {
        "number": row.id, "parameter": row.parameter, "label": label, "unit": row.unit, "since": row.since,
        "until": one.until, "before": row.before, "value": row.value, "now": one.now, "source": row.source,
        "plans": list(one.plans), "stands": one.stands, "ended": _ended_correction(one.end),
        "words": one.words(label, language),
    }  # fmt: skip


def _ended_correction(end: CorrectionEnd | None) -> MatterCorrectionEnd | None:
    if end is None:
        return None
    other = end.other
    number, since, value = (None, None, None) if other is None else (other.id, other.since, other.value)
    return {"how": end.how, "at": written(end.at), "number": number, "since": since, "value": value}


def correction_answer(record: CorrectionRecord, label: str, language: str) -> CorrectionMade:
    """What a correction changed, for who made it."""
    return {
        "number": record.row.id, "until": record.until, "plans": list(record.plans),
        "words": record.words(label, language),
    }  # fmt: skip


def listed_matter(
    file: MatterFile, services: Services, language: str, department: str | None, barred: Sequence[Permission]
) -> ListedMatter:
    """A matter in the list of the office; without its words for whom a right on cases does not reach.

    department: that of who asks.
    """
    told, service = matter_answer(file, services, language, office=True), _service_of(file, services)
    if Permission.WORK_CASES in barred:
        told = {**told, "text": None, "steps": []}
    unit = None if service is None else service.unit
    return {
        **told, "department": "" if unit is None else unit.name.of(language),
        "own": department in department_names(service), "barred": [one.value for one in barred],
    }  # fmt: skip


def _subject_of(file: MatterFile, services: Services, language: str) -> str:
    """What a matter is about; of one that was erased, what the catalogue has of it alone."""
    service = _service_of(file, services)
    return file.matter.called or ("" if service is None else service.name.of(language))


def _service_of(file: MatterFile, services: Services) -> CityService | None:
    return services.get(str(file.matter.about.get("service", "")))


def _office_of(file: MatterFile, services: Services, language: str) -> str:
    """Who answers: the office of the service, else the role that answers for the case; with how to reach it."""
    service = _service_of(file, services)
    if service is not None and (unit := service.unit) is not None:
        return ", ".join(one.of(language) for one in (unit.name, unit.contact) if one is not None)
    return text(f"access-role-{file.cases[-1].owner_role}", language) if file.cases else ""


def office_answer(
    file: MatterFile, services: Services, language: str, department: str | None, barred: Sequence[Permission],
    contact: bool,
) -> MatterOfOffice:  # fmt: skip
    """A matter for the office; with the contact for who may hand cases on."""
    about, of = dict(file.matter.about), file.matter.contact
    shown = None if of is None or not contact else of
    return {
        **listed_matter(file, services, language, department, barred),
        "about": about,
        "contact": None if shown is None else {"name": shown.name, "address": shown.address},
    }


def _next(one: DigitalCandidate, language: str) -> DigitalNext:
    assert one.service.need is not None
    return {
        "service": _name(one.service, language), "cases": one.service.need.cases, "visits": one.visits,
        "distance": one.distance, "emissions": one.emissions, "on_page": ServiceChannel.PAGE in one.service.channels,
        "source": one.service.need.source,
    }  # fmt: skip


def _name(service: CityService, language: str) -> ServiceName:
    return {"code": service.code, "name": service.name.of(language)}
