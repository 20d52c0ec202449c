"""Surveys of a city: who opens, answers and exports, and what everybody may know of what was answered."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, String, cast, func, insert, select, update

from citybrain.base.spreadsheets import csv_lines
from citybrain.governance import Actor, require
from citybrain.governance.roles import DataClass
from citybrain.kernel.errors import NotFoundError
from citybrain.people.cells import CountedCell
from citybrain.people.disclosure import released
from citybrain.people.helpers.service import ActingHelper
from citybrain.people.releases import releases_of
from citybrain.people.surveys.answering import QuestionnaireSent, faults_of_answers, tidied
from citybrain.people.surveys.document import MOST_FAULTS, PLACES, NewQuestionnaire, QuestionnaireFaultsError, faults_of
from citybrain.people.surveys.photos import add_photo, drop_unanswered, part_from_codes, photos_by_code
from citybrain.people.surveys.results import (
    QuestionTally,
    Response,
    cells_of_places,
    export_rows,
    tally_of_question,
    withheld_of_all,
)
from citybrain.people.tally import table_of
from citybrain.people.tokens import BY_CLERK, label_of, new_identity
from citybrain.people.voices import OPENS, VoiceService, ended_on
from citybrain.plans.workspace import Workspace
from citybrain.records import CityRecords, author
from citybrain.records.tables.base import now
from citybrain.records.tables.questionnaires import questionnaire, questionnaire_answer

ANYBODY = "resident"
ONE_KIND = "took part"
"""The only kind of answer of a table that tells who took part alone."""

MOST_ANSWERS = 200_000
SAME = ("voter", "answers", "traits")
"""By what it is the same that comes again."""


class QuestionnaireSurroundings(NamedTuple):
    """What surveys ask of the city: its workspace and the day."""

    workspace: Callable[[], Workspace]
    today: Callable[[], datetime.date]


class OpenedQuestionnaire(NamedTuple):
    """A survey of the records, and how many answered."""

    row: Row[Any]
    answered: int

    @property
    def number(self) -> int:
        """Its number."""
        return int(self.row.id)

    @property
    def asked(self) -> NewQuestionnaire:
        """What was opened."""
        return NewQuestionnaire.model_validate_json(self.row.content)

    @property
    def ended(self) -> str | None:
        """The day on which answering ended, by the clock of the city; None before."""
        if self.row.closed_at is None:
            return None
        return ended_on(_tally_of_text(self.row.result).ended, self.row.closed_at, self.row.until)

    def state(self, today: datetime.date) -> str:
        """Where it stands on a day."""
        if self.row.closed_at is not None or self.row.until < today.isoformat():
            return "closed"
        return "open" if self.row.since <= today.isoformat() else "coming"


class QuestionnaireTally(NamedTuple):
    """What was answered to each question by name, who took part by trait and group, and cells of drawn places.

    ended: the day on which answering ended, by the clock of the city; None before.
    """

    counted: int
    questions: dict[str, QuestionTally]
    took_part: dict[str, dict[str, dict[str, int] | None]]
    cells: dict[str, tuple[list[CountedCell], int]]
    ended: str | None = None


class ToldQuestionnaire(NamedTuple):
    """A result, how many answered by now, and whether answering is over."""

    one: OpenedQuestionnaire
    tally: QuestionnaireTally
    final: bool


class QuestionnaireService(VoiceService):
    """Surveys of one city. Safe for threads."""

    what, table = "questionnaire", questionnaire

    def __init__(self, records: CityRecords, around: QuestionnaireSurroundings) -> None:
        super().__init__(records, around)
        self.around = around

    def open(self, asked: NewQuestionnaire, actor: Actor) -> int:
        """The number of a new survey. Raises QuestionnaireFaultsError with all that is wrong."""
        require(actor, OPENS)
        faults = list(faults_of(asked))
        if asked.until < self.today:
            faults.append(f"until: {asked.until} (≥ {self.today})")
        if faults:
            told = "; ".join(faults[:MOST_FAULTS])
            raise QuestionnaireFaultsError("questionnaire-faults", problem=told, number=len(faults))
        values = {"content": asked.model_dump_json(), "since": str(asked.since), "until": str(asked.until)}
        with self._records.to_write().begin() as connection:
            made = connection.execute(
                insert(questionnaire).values(**values, identity=new_identity(), **_acts(actor.name))
            )
            return int(made.inserted_primary_key[0])  # type: ignore[index]

    def listed(self) -> list[OpenedQuestionnaire]:
        """All surveys, the newest first."""
        records = self._records.to_read()
        if records is None:
            return []
        with records.read() as connection:
            return _opened(connection)

    def one(self, number: int) -> OpenedQuestionnaire:
        """A survey; one whose last day is over is closed by then. Raises NotFoundError."""
        with self._records.to_write().read() as connection:
            found = _opened(connection, number)[0]
        if found.row.closed_at is None and found.state(self.today) == "closed":
            return self._close(number)
        return found

    def answer(
        self,
        number: int,
        sent: QuestionnaireSent,
        actor: Actor,
        helper: ActingHelper | None = None,
        language: str | None = None,
    ) -> bool:
        """Whether answers were new: they are taken once for each code, however often they are sent.

        Raises TokenError for a code that was not given for it, QuestionnaireFaultsError with all that is wrong, and
        where by this code something else was answered or answering is not open.
        """
        channel, voter = self._voter(number, sent.code, actor)
        one = self.one(number)
        answers = tidied(sent.answers)
        with self._records.to_write().read() as connection:
            photos = photos_by_code(connection, number, voter)
        bounds = self.around.workspace().snapshot.manifest.bounds
        faults = [*faults_of_answers(one.asked, answers, bounds, photos, language)]
        faults += [
            f"traits.{name:.40}: {group:.40}" for name, group in sent.traits.items()
            if name not in self.traits or group not in self.traits[name].groups
        ]  # fmt: skip
        if faults:
            told = "; ".join(faults[:MOST_FAULTS])
            raise QuestionnaireFaultsError("questionnaire-answer", problem=told, number=len(faults))
        said = {
            "questionnaire": number, "sending": sent.sending, "voter": voter, "channel": channel.value,
            "answers": json.dumps(answers, ensure_ascii=False, sort_keys=True),
            "traits": json.dumps(sent.traits, ensure_ascii=False, sort_keys=True),
            "data_class": DataClass.PERSONAL.value,
        }  # fmt: skip
        table, by = questionnaire_answer, actor.name if channel in BY_CLERK else ANYBODY
        with self._records.to_write().begin() as connection:
            of = select(table).where(table.c.questionnaire == number)
            before = connection.execute(of.where((table.c.voter == voter) | (table.c.sending == sent.sending))).first()
            same = before is not None and all(before._mapping[name] == said[name] for name in SAME)
            if before is not None and same and before.sending == sent.sending:
                return False
            current = _opened(connection, number)[0]
            self._require_open(current)
            if before is not None:
                code = "questionnaire-entered" if same else "questionnaire-answered"
                raise QuestionnaireFaultsError(code, questionnaire=number)
            if current.answered >= MOST_ANSWERS:
                raise QuestionnaireFaultsError("questionnaire-many", allowed=MOST_ANSWERS)
            connection.execute(insert(table).values(**said, **_acts(by)))
            if helper is not None:  # that they answered; which answers are theirs stands nowhere
                helper.record(connection, f"questionnaire/{number}", "", helper.by(connection))
            return True

    def add_photo(self, number: int, code: str, given: bytes, actor: Actor) -> int:
        """The number of a photo, by which an answer names it. Nobody but officers sees it.

        Raises TokenError, EntryError for what is no photo or one too many, QuestionnaireFaultsError where no question
        asks for one, answering is not open, or by this code somebody answered.
        """
        channel, voter = self._voter(number, code, actor)
        one = self.one(number)
        self._require_open(one)
        if not any(each.kind == "photo" for each in one.asked.questions):
            raise QuestionnaireFaultsError("questionnaire-no-photo", questionnaire=number)
        if self._has_answered(number, voter):
            raise QuestionnaireFaultsError("questionnaire-answered", questionnaire=number)
        return add_photo(self._records, number, voter, given, actor.name if channel in BY_CLERK else ANYBODY)

    def result(self, number: int) -> ToldQuestionnaire:
        """What was answered: of so many as are told while more come in, of all when answering is over."""
        one = self.one(number)
        if one.row.result is not None:
            return ToldQuestionnaire(one, _tally_of_text(one.row.result), True)
        if not (limit := released(one.answered)):
            return ToldQuestionnaire(one, self._tally_of([], one, "", False), False)

        def make() -> QuestionnaireTally:
            with self._records.to_write().read() as connection:
                return self._tally(connection, one, limit, False)

        of = ("questionnaire", number, limit)
        return ToldQuestionnaire(one, releases_of(self._records).released(of, self.traits, make), False)

    def export(self, number: int, actor: Actor) -> str:
        """All answers as CSV, without what people said of themselves. Its sums are the numbers of the final result.

        While more come in they are the first 25, 50, 100, ...: who asks twice does not learn what came in between.
        """
        require(actor, OPENS)
        one = self.one(number)
        limit = one.answered if one.row.closed_at is not None else released(one.answered)
        with self._records.to_write().read() as connection:
            return csv_lines(export_rows(one.asked, _responses(connection, number, limit)))

    def close(self, number: int, actor: Actor) -> OpenedQuestionnaire:
        """End answering; the result is kept, and apart from persons from then on."""
        require(actor, OPENS)
        return self._close(number)

    def _has_answered(self, number: int, voter: str) -> bool:
        of = questionnaire_answer.c
        with self._records.to_write().read() as connection:
            asked = select(of.id).where(of.questionnaire == number, of.voter == voter)
            return connection.execute(asked).first() is not None

    def _close(self, number: int) -> OpenedQuestionnaire:
        table = questionnaire_answer
        with self._records.to_write().begin() as connection:
            one = _opened(connection, number)[0]
            if one.row.closed_at is None:
                tally = self._tally(connection, one, one.answered, True)
                result = json.dumps(tally._replace(ended=str(self.today)), ensure_ascii=False)
                closed = {"result": result, "closed_at": now()}
                connection.execute(update(questionnaire).where(questionnaire.c.id == number).values(**closed))
                gone = {"voter": None, "traits": None, "sending": cast(table.c.id, String)}
                connection.execute(update(table).where(table.c.questionnaire == number).values(**gone))
                part_from_codes(connection, number, _photos_answered(connection, one))
            closed_one = _opened(connection, number)[0]
        if any(each.kind == "photo" for each in one.asked.questions):
            drop_unanswered(self._records, number, ANYBODY)
        return closed_one

    def _tally(
        self, connection: Connection, one: OpenedQuestionnaire, limit: int, final: bool
    ) -> QuestionnaireTally:  # fmt: skip
        responses = _responses(connection, one.number, limit) if limit else []
        of = f"{label_of(self.what, one.row)} {'final' if final else limit}"
        return self._tally_of(responses, one, of, final)

    def _tally_of(
        self, responses: Sequence[Response], one: OpenedQuestionnaire, of: str, final: bool
    ) -> QuestionnaireTally:
        held = withheld_of_all(responses, self.traits)
        questions = {
            each.name: tally_of_question(each, responses, self.traits, of, final, held) for each in one.asked.questions
        }
        voices = [response.voice(ONE_KIND) for response in responses]
        everybody = {ONE_KIND: len(voices)}
        took_part = {name: table_of(voices, trait, (ONE_KIND,), of, everybody) for name, trait in self.traits.items()}
        places = (each for each in one.asked.questions if each.kind in PLACES)
        cells = {each.name: cells_of_places(each, responses, of, questions[each.name].answered) for each in places}
        return QuestionnaireTally(len(responses), questions, took_part if responses else {}, cells)

    def _require_open(self, one: OpenedQuestionnaire) -> None:
        state = one.state(self.today)
        if state != "open":
            told = {"received": state, "since": one.row.since, "until": one.ended or one.row.until}
            raise QuestionnaireFaultsError("questionnaire-not-open", questionnaire=one.number, **told)


def _opened(connection: Connection, number: int | None = None) -> list[OpenedQuestionnaire]:
    asked = select(questionnaire).where(questionnaire.c.withdrawn_at.is_(None)).order_by(questionnaire.c.id.desc())
    if number is not None:
        asked = asked.where(questionnaire.c.id == number)
    rows = connection.execute(asked).all()
    if number is not None and not rows:
        raise NotFoundError("questionnaire-unknown", received=str(number))
    of = questionnaire_answer.c.questionnaire
    counts = {int(one[0]): int(one[1]) for one in connection.execute(select(of, func.count()).group_by(of))}
    return [OpenedQuestionnaire(one, counts.get(one.id, 0)) for one in rows]


def _responses(connection: Connection, number: int, limit: int | None = None) -> list[Response]:
    table = questionnaire_answer
    asked = select(table.c.answers, table.c.traits).where(table.c.questionnaire == number).order_by(table.c.id)
    rows = connection.execute(asked.limit(limit))
    return [Response(json.loads(one.answers), json.loads(one.traits or "{}")) for one in rows]


def _photos_answered(connection: Connection, one: OpenedQuestionnaire) -> set[int]:
    """Numbers of the photos that answers name."""
    names = [each.name for each in one.asked.questions if each.kind == "photo"]
    if not names:
        return set()
    answered = (response.answers for response in _responses(connection, one.number))
    return {int(answers[name]) for answers in answered for name in names if name in answers}


def _tally_of_text(text: str) -> QuestionnaireTally:
    counted, questions, took_part, cells, *ended = json.loads(text)
    told = {
        name: ([CountedCell(tuple(bounds), count) for bounds, count in every], left)
        for name, (every, left) in cells.items()
    }
    answers = {name: QuestionTally(*one) for name, one in questions.items()}
    return QuestionnaireTally(counted, answers, took_part, told, *ended)


def _acts(by: str) -> dict[str, Any]:
    return {"made_by": author(by), "made_at": now()}
