"""What residents and offices send: applications, objections, decisions, and what is wrong with an application."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, Field

from citybrain.people.consultations.sending import Sending
from citybrain.people.services.entry import CityService
from citybrain.people.services.matter import GivenText, MatterContact, Name, Outcome
from citybrain.people.texts import on_one_line


class NewServiceApplication(BaseModel, extra="forbid", frozen=True):
    """An application for a service or a notice. documents: names of those that come with it or are at hand; consents:
    registers in which the city may look instead of asking. sending: a mark that is the same each time that it is sent
    anew, so that it is one application however often it comes."""

    sending: Sending | None = None
    text: GivenText
    documents: Annotated[tuple[Annotated[str, Field(max_length=200)], ...], Field(max_length=30)] = ()
    consents: Annotated[tuple[Annotated[str, Field(max_length=200)], ...], Field(max_length=30)] = ()
    contact: MatterContact


class ObjectedThing(BaseModel, extra="forbid", frozen=True):
    """What an objection is about: its kind and name, the row of an entity, and the number that was shown."""

    kind: Literal["quantity", "parameter", "algorithm", "decision", "measure"]
    name: Name
    row: Annotated[str, BeforeValidator(on_one_line), Field(max_length=200)] | None = None
    value: Annotated[str, BeforeValidator(on_one_line), Field(max_length=100)] | None = None


class NewObjection(BaseModel, extra="forbid", frozen=True):
    """What looks wrong, and why; no account is needed, and no contact.

    sending: a mark that is the same each time that it is sent anew, so that it is one objection however often it comes.
    """

    sending: Sending | None = None
    about: ObjectedThing
    text: GivenText
    contact: MatterContact | None = None


class WordsToSend(BaseModel, extra="forbid"):
    """An answer or an appeal in plain words."""

    text: GivenText


class MatterDecision(BaseModel, extra="forbid", frozen=True):
    """How a matter ends, and why, in plain words for who asked.

    correction: number of the correction of a parameter that an objection led to, its own or one that another one led
    to before; `corrected` names it.
    """

    outcome: Outcome
    text: GivenText
    correction: Annotated[int, Field(ge=1, le=10**15)] | None = None


def faults_of(service: CityService, asked: NewServiceApplication) -> list[str]:
    """Documents that are missing or that nothing asks for, and consents for no register of the service."""
    if not service.takes_applications:
        return [f"{service.kind}: there is nothing to apply for"]
    known = {one.name.en: one for one in service.documents}
    held = {one.held.records.en for one in service.documents if one.held is not None and one.held.by == "consent"}
    faults = [f"{one}: not asked for ({'; '.join(known) or '–'})" for one in asked.documents if one not in known]
    for name, one in known.items():
        needs = one.left_out is None and one.held is None
        if one.held is not None and one.held.by == "consent" and one.left_out is None:
            needs = one.held.records.en not in asked.consents
        if needs and name not in asked.documents:
            faults.append(f"{name}: missing")
    faults += [
        f"{one}: no register of this service ({'; '.join(held) or '–'})" for one in asked.consents if one not in held
    ]
    return faults
