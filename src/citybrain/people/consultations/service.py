"""Consultations of a city: who opens, answers, adds, replies and decides, and who may know what."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row

from citybrain.governance import Actor, Verdict, decide, require
from citybrain.kernel.errors import NotFoundError
from citybrain.people.cells import CountedCell, counted_cells
from citybrain.people.consultations.document import (
    ANSWERS,
    ConsultationFaultsError,
    NewConsultation,
    faults_of_form,
    require_faultless,
)
from citybrain.people.consultations.effects import (
    effects_of,
    faults_of_effects,
    to_text,
    uncertainty_of_plan,
    unclear_changes,
)
from citybrain.people.consultations.own_plan import check_offer, evaluate_own_plan, faults_of_offer, own_plan_data
from citybrain.people.consultations.registry import (
    ANYBODY,
    CLOSING,
    DECISION,
    NO_ANSWER,
    ON,
    REPLY,
    InputPage,
    Opened,
    add_answer,
    add_consultation,
    add_entries,
    add_input,
    add_support,
    answer_by,
    input_of,
    inputs_by,
    inputs_of,
    known_inputs,
    opened,
    part_from_persons,
    places_of_comments,
    sent_before,
    waiting_inputs,
)
from citybrain.people.consultations.results import tally_of
from citybrain.people.consultations.sending import (
    MOST_BY_ONE,
    MOST_INPUTS,
    AnswerSent,
    InputSent,
    faults_of_answer,
    faults_of_input,
)
from citybrain.people.consultations.shapes import TallyContent
from citybrain.people.consultations.tries import tries_of
from citybrain.people.consultations.views import ConsultationView, chosen_views, faults_of_views, view_of
from citybrain.people.disclosure import released
from citybrain.people.releases import releases_of
from citybrain.people.tokens import BY_CLERK, VoiceChannel, label_of
from citybrain.people.voices import OPENS, VoiceService
from citybrain.plans.document import Document
from citybrain.plans.saved.text import plan_data, plan_text, yaml_text
from citybrain.plans.workspace import Workspace
from citybrain.records import CityRecords
from citybrain.records.tables.consultations import consultation, consultation_answer, consultation_input

MOST_LISTED = 200
"""Inputs of one answer."""

OWN_TITLE = "Own plan"
SAME = ("answer", "traits")
"""By what it is the same answer that comes again by a code."""

VERDICTS = ("shown", "taken_up", "partly", "not_taken_up", "noted", "withheld")


class ConsultationSurroundings(NamedTuple):
    """What consultations ask of the city: its workspace, the day, and whether a proposal has a number."""

    workspace: Callable[[], Workspace]
    today: Callable[[], datetime.date]
    proposal: Callable[[int], object]


class SendingReceipt(NamedTuple):
    """That something was taken; `number` of an input, and whether it was new."""

    sending: str
    number: int | None
    new: bool
    answered: int


class Told(NamedTuple):
    """A result: its tables, how many answered by now, and whether answering is over."""

    tally: TallyContent
    answered: int
    final: bool


class ConsultationService(VoiceService):
    """Consultations of one city. Safe for threads."""

    what, table = "consultation", consultation

    def __init__(self, records: CityRecords, around: ConsultationSurroundings) -> None:
        super().__init__(records, around)
        self.around = around

    def open(self, asked: NewConsultation, actor: Actor) -> int:
        """The number of a new consultation, with effects worked out now and kept as they are.

        Raises NotFoundError for an unknown plan, PlanError where it or the offer of own plans cannot be worked out, and
        ConsultationFaultsError with all that is wrong.
        """
        require(actor, OPENS)
        workspace, faults = self.around.workspace(), list(faults_of_form(asked, self.today))
        faults += faults_of_offer(workspace, asked.own) if asked.own is not None else ()
        try:
            plan = workspace.saved.find(asked.plan).plan
        except NotFoundError:
            require_faultless(iter([*faults, f"plan: {asked.plan}"] if faults else ()), "consultation-faults")
            raise
        if asked.own is not None and not faults:
            check_offer(workspace, asked.own)
        outcome = workspace.outcome_of(Document(plan_data(plan), asked.plan))
        faults += faults_of_effects(asked, outcome, frozenset())
        faults += faults_of_views(workspace, outcome, asked.views)
        require_faultless(iter(faults), "consultation-faults")
        found = uncertainty_of_plan(workspace, outcome)
        require_faultless(faults_of_effects(asked, outcome, unclear_changes(found)), "consultation-faults")
        effects = to_text(effects_of(asked.effects, workspace, outcome, found))
        asked = asked.model_copy(update={"views": chosen_views(workspace, outcome, asked.views)})
        with self._records.to_write().begin() as connection:
            return add_consultation(connection, asked, plan_text(plan).decode(), effects, actor.name)

    def listed(self) -> list[Opened]:
        """All consultations, the newest first."""
        records = self._records.to_read()
        if records is None:
            return []
        with records.read() as connection:
            return opened(connection)

    def one(self, number: int) -> Opened:
        """A consultation; one whose last day is over is closed by then. Raises NotFoundError."""
        with self._records.to_write().read() as connection:
            found = opened(connection, number)[0]
        if found.closing is None and found.state(self.today) == "closed":
            with self._records.to_write().begin() as connection:
                found = self._close(connection, number, "until", ANYBODY)
        return found

    def view(self, number: int, view: int) -> ConsultationView:
        """One of the places of which pictures are shown. Raises as `view_of` does."""
        return view_of(self._records, self.around.workspace(), self.one(number), view)

    def answer(self, number: int, sent: AnswerSent, actor: Actor) -> SendingReceipt:
        """Take an answer: one for each code, however often the same one is sent.

        Raises TokenError for a code that was not given for it, ConsultationFaultsError for what was not asked, and
        where by this code another answer was given or answering is not open.
        """
        channel, voter = self._voter(number, sent.code, actor)
        require_faultless(faults_of_answer(sent, ANSWERS, self.traits), "consultation-answer")
        said = {
            "sending": sent.sending, "voter": voter, "channel": channel.value, "answer": sent.answer,
            "traits": json.dumps(sent.traits, ensure_ascii=False, sort_keys=True),
        }  # fmt: skip
        with self._records.to_write().begin() as connection:
            one = opened(connection, number)[0]
            before = sent_before(connection, consultation_answer, number, sent.sending)
            by_code = answer_by(connection, number, voter)
            same = by_code is not None and all(by_code._mapping[name] == said[name] for name in SAME)
            if by_code is not None and same and by_code.sending == sent.sending:
                return SendingReceipt(sent.sending, None, False, one.answered)
            self._require_open(one)
            if before is not None or by_code is not None:
                code = "consultation-entered" if same else "consultation-answered"
                raise ConsultationFaultsError(code, consultation=number)
            add_answer(connection, number, said, _maker(channel, actor))
            return SendingReceipt(sent.sending, None, True, one.answered + 1)

    def add(self, number: int, sent: InputSent, actor: Actor) -> SendingReceipt:
        """Take a comment, a proposal or a plan of one's own, once. Raises as `answer` does, and PlanError."""
        channel, voter = self._voter(number, sent.code, actor)
        found = self.one(number)
        asked, workspace = found.asked, self.around.workspace()
        faults = faults_of_input(sent, asked.own is not None, workspace.snapshot.manifest.bounds)
        require_faultless(faults, "consultation-input")
        with self._records.to_write().read() as connection:
            if (known := self._known_input(connection, found, sent, (channel, voter))) is not None:
                return known
        content: dict[str, Any] = {}
        if asked.own is not None and sent.kind == "plan":
            title = sent.title or OWN_TITLE
            with tries_of(self._records).counted(f"{number} {voter}"):
                content = evaluate_own_plan(workspace, asked.own, asked.effects, sent.levels, title).content
        at = sent.place
        said = {
            "sending": sent.sending, "voter": voter, "channel": channel.value, "kind": sent.kind, "title": sent.title,
            "text": sent.text, "content": json.dumps({**content, ON: str(self.today)}, ensure_ascii=False),
            "longitude": None if at is None else round(at.longitude, 6),
            "latitude": None if at is None else round(at.latitude, 6),
        }  # fmt: skip
        with self._records.to_write().begin() as connection:
            one = opened(connection, number)[0]
            if (known := self._known_input(connection, one, sent, (channel, voter))) is not None:
                return known
            made = add_input(connection, number, said, _maker(channel, actor))
            return SendingReceipt(sent.sending, made, True, one.answered)

    def _known_input(
        self, connection: Connection, one: Opened, sent: InputSent, by: tuple[VoiceChannel, str]
    ) -> SendingReceipt | None:
        """The receipt of an input that came before; None for a new one. Raises where no more can be taken.

        What a clerk enters is taken however many others there are: no flood shuts out who comes to the counter.
        """
        channel, voter = by
        before = sent_before(connection, consultation_input, one.number, sent.sending)
        if before is not None and before.voter == voter and _is_same_input(one, sent, before):
            return SendingReceipt(sent.sending, int(before.id), False, one.answered)
        self._require_open(one)
        is_full = channel not in BY_CLERK and inputs_by(connection, one.number) >= MOST_INPUTS
        if is_full or inputs_by(connection, one.number, voter) >= MOST_BY_ONE:
            raise ConsultationFaultsError("consultation-inputs-many", allowed=MOST_BY_ONE)
        if before is not None:
            raise ConsultationFaultsError("consultation-sent-otherwise", consultation=one.number)
        return None

    def _has_answered(self, number: int, voter: str) -> bool:
        with self._records.to_write().read() as connection:
            return answer_by(connection, number, voter) is not None

    def support(self, number: int, of: int, code: str, actor: Actor) -> SendingReceipt:
        """Support a proposal or a plan that is shown, once. Raises as `answer` does, and NotFoundError."""
        _, voter = self._voter(number, code, actor)
        with self._records.to_write().begin() as connection:
            one = opened(connection, number)[0]
            self._require_open(one)
            found = input_of(connection, number, of)
            if not found.is_shown or found.row.kind == "comment":
                raise ConsultationFaultsError("consultation-no-support", received=of)
            return SendingReceipt("", of, add_support(connection, of, voter), one.answered)

    def inputs(self, number: int, skip: int = 0) -> InputPage:
        """Inputs of a consultation from one on, the newest first. Raises NotFoundError."""
        self.one(number)
        with self._records.to_write().read() as connection:
            return inputs_of(connection, number, skip, MOST_LISTED)

    def plan_file(self, number: int, of: int, device: str | None, actor: Actor) -> str:
        """The file of a plan of one's own that is shown; that nobody has read yet for its sender and the office.

        device: the code of who asks. Raises NotFoundError, and TokenError as `answer` does.
        """
        voter = self.voter_of(number, device)
        with self._records.to_write().read() as connection:
            opened(connection, number)
            found = input_of(connection, number, of)
        own = voter is not None and found.row.voter == voter
        reads = found.is_shown or own or decide(actor, OPENS) is Verdict.ALLOWED
        if not reads or "plan" not in found.content:
            raise NotFoundError("consultation-no-plan", received=str(of), consultation=number)
        return str(found.content["plan"])

    def voter_of(self, number: int, code: str | None) -> str | None:
        """The mark of a code, None without one. Raises TokenError."""
        return None if code is None else self._read(number, code)[1]

    def result(self, number: int, code: str | None, actor: Actor) -> Told:
        """The result, for who answered, for who opens consultations, and for everybody when answering is over.

        Raises ConsultationFaultsError for who has not answered yet, TokenError as `answer` does.
        """
        one = self.one(number)
        if one.closing is not None:
            return Told(json.loads(one.closing.content), one.answered, True)
        voter = self.voter_of(number, code)
        with self._records.to_write().read() as connection:
            answered = voter is not None and answer_by(connection, number, voter) is not None
            if not answered and decide(actor, OPENS) is not Verdict.ALLOWED:
                raise ConsultationFaultsError("consultation-answer-first", consultation=number)

        def make() -> TallyContent:
            with self._records.to_write().read() as connection:
                return tally_of(connection, one, self.traits, False)

        of = ("consultation", number, released(one.answered))
        return Told(releases_of(self._records).released(of, self.traits, make), one.answered, False)

    def places(self, number: int) -> tuple[list[CountedCell], int]:
        """Cells with comments of enough people that are shown, and how many are in others; made anew with 25, 50, 100,
        200 ... of them, and of all once it is decided. Their noise is of just these comments: where one is hidden or
        shown, all of it is another. Raises NotFoundError.
        """
        one = self.one(number)
        with self._records.to_write().read() as connection:
            places = places_of_comments(connection, number)
        limit = len(places) if one.decision is not None else released(len(places))
        return counted_cells(places[:limit], f"{label_of(self.what, one.row)} comments {places[:limit]}")

    def reply(self, number: int, inputs: Sequence[int], verdict: str, text: str, actor: Actor) -> None:
        """Say what became of some inputs; the newest reply to each counts. Raises ConsultationFaultsError."""
        require(actor, OPENS)
        if verdict not in VERDICTS:
            raise NotFoundError("cli-consultation-no-verdict", received=verdict)
        with self._records.to_write().begin() as connection:
            opened(connection, number)
            known = known_inputs(connection, number, inputs)
            faults = [f"inputs: {of}" for of in inputs if of not in known]
            if verdict not in NO_ANSWER and not text:
                faults.append("text: -")
            require_faultless(iter(faults), "consultation-reply")
            content = {"verdict": verdict, ON: str(self.today)}
            add_entries(connection, number, REPLY, text, content, actor.name, tuple(dict.fromkeys(inputs)))

    def close(self, number: int, why: str, actor: Actor) -> Opened:
        """End answering before its last day; the result is kept as it is, and apart from persons from then on."""
        require(actor, OPENS)
        with self._records.to_write().begin() as connection:
            one = opened(connection, number)[0]
            if one.closing is not None:
                return one
            return self._close(connection, number, why, actor.name)

    def decide(self, number: int, text: str, proposal: int | None, actor: Actor) -> None:
        """Put the decision on record when every input has an answer. proposal: number of one of the gate, by which the
        city is changed; no input of a resident. Raises ConsultationFaultsError, NotFoundError.
        """
        require(actor, OPENS)
        one = self.one(number)
        if one.closing is None:
            raise ConsultationFaultsError("consultation-not-closed", consultation=number, until=one.row.until)
        with self._records.to_write().read() as connection:
            _require_answered(connection, number)
        if proposal is not None:
            self._require_proposal(proposal)
        with self._records.to_write().begin() as connection:
            _require_answered(connection, number)
            content = {"proposal": proposal, ON: str(self.today)}
            add_entries(connection, number, DECISION, text, content, actor.name)

    def _require_proposal(self, number: int) -> None:
        try:
            self.around.proposal(number)
        except NotFoundError as problem:
            raise NotFoundError("consultation-gate-proposal", received=str(number)) from problem

    def _close(self, connection: Connection, number: int, why: str, by: str) -> Opened:
        one = opened(connection, number)[0]
        if one.closing is None:
            result: TallyContent = {
                **tally_of(connection, one, self.traits, True), "ended": min(self.today.isoformat(), one.row.until)
            }  # fmt: skip
            add_entries(connection, number, CLOSING, why, result, by)
            part_from_persons(connection, number)
        return opened(connection, number)[0]

    def _require_open(self, one: Opened) -> None:
        state = one.state(self.today)
        if state != "open":
            told = {"received": state, "since": one.row.since, "until": one.ended or one.row.until}
            raise ConsultationFaultsError("consultation-not-open", consultation=one.number, **told)


def _is_same_input(one: Opened, sent: InputSent, row: Row[Any]) -> bool:
    """Whether what came before under the same mark says the same."""
    at, own = sent.place, one.asked.own
    place = (None, None) if at is None else (round(at.longitude, 6), round(at.latitude, 6))
    said = (sent.kind, sent.title, sent.text, *place)
    if said != (row.kind, row.title, row.text, row.longitude, row.latitude):
        return False
    if sent.kind != "plan" or own is None:
        return True
    plan = yaml_text(own_plan_data(own, sent.levels, sent.title or OWN_TITLE))
    return bool(json.loads(row.content).get("plan") == plan)


def _require_answered(connection: Connection, number: int) -> None:
    waiting = waiting_inputs(connection, number)
    if waiting:
        raise ConsultationFaultsError("consultation-waiting", number=waiting, consultation=number)


def _maker(channel: VoiceChannel, actor: Actor) -> str:
    """Who made a row: the clerk who entered it, nobody by name of what came by a device."""
    return actor.name if channel in BY_CLERK else ANYBODY
