"""Evaluations of effects as acts: asked of an open city, answered, and kept on record with all that they rest on."""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import Any

from sqlalchemy import Connection, insert, select

import citybrain
from citybrain.cases.effect.comparison import LEVEL, MeasuredEffect
from citybrain.cases.effect.evaluate import EffectVerdict, Evaluation, MethodOutcome, evaluate
from citybrain.cases.effect.question import EffectQuestion
from citybrain.cases.effect.streams import Gathered, OtherMeasure, gather
from citybrain.kernel.errors import NotFoundError
from citybrain.observations.forecasts.card import instant
from citybrain.observations.sensing import Sensing
from citybrain.records import author
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.effects import effect_evaluation, effect_stream
from citybrain.twin.progress import Progress, silent

LONGEST_WHAT = 200
MOST = 50
"""Evaluations that are read at a time."""

EffectRecord = dict[str, Any]
"""An evaluation as it is kept: question, data with their hash, answer, who asked and when."""


@dataclass(frozen=True)
class EffectService:
    """Evaluations of one city; `sensing` is what it senses. Records are never changed."""

    sensing: Sensing

    def evaluate(
        self,
        question: EffectQuestion,
        by: str | None = None,
        seed: int = 1,
        dry_run: bool = False,
        progress: Progress = silent,
        case: int | None = None,
        beside: Callable[[Connection, EffectRecord], None] = lambda connection, record: None,
    ) -> EffectRecord:
        """Answer a question, of a case where it is named, and keep the answer unless it is a dry run (number 0).

        `beside` writes what belongs to it in the same transaction. Raises InputError and NotFoundError for a question
        that cannot be answered, and Cancelled where `progress` does.
        """
        progress(0.0, "effect-progress-reading")
        with self.sensing.records.read() as connection:
            others = _others(connection, question)
        gathered = gather(self.sensing, question, others)
        answer = evaluate(
            gathered.evidence, seed, lambda share: progress(0.1 + 0.85 * share, "effect-progress-computing")
        )
        record = _record(question, gathered, answer, seed, author(by), case)
        if dry_run:
            return {**record, "number": 0}
        progress(0.97, "effect-progress-writing")
        with self.sensing.records.begin() as connection:
            record = {**record, "number": _write(connection, record)}
            beside(connection, record)
        return record

    def records(self, before: int | None = None, most: int | None = MOST) -> list[EffectRecord]:
        """Evaluations, the newest first, of numbers before one; all of them where `most` is None."""
        asked = select(effect_evaluation).order_by(effect_evaluation.c.id.desc()).limit(most)
        if before is not None:
            asked = asked.where(effect_evaluation.c.id < before)
        with self.sensing.records.read() as connection:
            return [{**json.loads(row.document), "number": row.id} for row in connection.execute(asked)]

    def record(self, number: int) -> EffectRecord:
        """One evaluation. Raises NotFoundError where there is none of this number."""
        asked = select(effect_evaluation.c.document).where(effect_evaluation.c.id == number)
        with self.sensing.records.read() as connection:
            document = connection.execute(asked).scalar()
        if document is None:
            raise NotFoundError("effect-unknown", received=number)
        return {**json.loads(document), "number": number}


def _write(connection: Connection, record: EffectRecord) -> int:
    row = {
        "case": record["case"], "since": record["question"]["since"], "verdict": record["verdict"],
        "document": json.dumps(record, ensure_ascii=False, allow_nan=False),
    }  # fmt: skip
    acts = {"made_by": record["made_by"], "made_at": moment()}
    made = connection.execute(insert(effect_evaluation).values(**row, **acts)).inserted_primary_key
    assert made is not None
    of = [{"evaluation": made[0], "stream": one, **acts} for one in record["question"]["streams"]]
    connection.execute(insert(effect_stream), of)
    return int(made[0])


def _others(connection: Connection, question: EffectQuestion) -> list[OtherMeasure]:
    """Measures that changed something at the streams of a question: those of which an effect was shown."""
    wanted = effect_stream.c.stream.in_([*question.streams, *question.controls])
    asked = (
        select(effect_evaluation.c.id, effect_evaluation.c.since, effect_stream.c.stream)
        .join(effect_stream, effect_stream.c.evaluation == effect_evaluation.c.id)
        .where(effect_evaluation.c.verdict == EffectVerdict.EFFECT.value, wanted)
        .order_by(effect_evaluation.c.id)
    )
    return [
        OtherMeasure(number, (stream,), datetime.date.fromisoformat(since))
        for number, since, stream in connection.execute(asked)
    ]


def streams_of(record: EffectRecord) -> tuple[int, ...]:
    """All streams that an evaluation rests on: who may not read one of them may not read it."""
    asked = record["question"]
    return (*asked["streams"], *asked["controls"], *asked["weather"])


def question_text(question: EffectQuestion) -> dict[str, Any]:
    """A question as it is kept."""
    text: dict[str, Any] = json.loads(json.dumps(asdict(question), default=str))
    return text | {"what": question.what[:LONGEST_WHAT]}


def _record(
    question: EffectQuestion, gathered: Gathered, answer: Evaluation, seed: int, by: str, case: int | None
) -> EffectRecord:
    evidence = gathered.evidence
    return {
        "made_at": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "made_by": by,
        "citybrain": citybrain.__version__,
        "versions": {name: version(name) for name in ("numpy", "scipy", "lightgbm")},
        "seed": seed,
        "case": case,
        "question": question_text(question),
        "names": {str(number): name for number, name in gathered.names.items()},
        "unit": gathered.unit,
        "simulated": gathered.simulated,
        "controls_used": list(gathered.controls),
        "compared_from": instant(evidence.first + evidence.before.begin),
        "changed_at": instant(evidence.first + evidence.after.begin),
        "compared_to": instant(evidence.first + evidence.after.end),
        "data_sha256": gathered.sha256,
        "level": LEVEL,
        "verdict": answer.verdict.value,
        "speaks": answer.speaks.value if answer.speaks else None,
        "raw": _plain(answer.raw),
        "raw_of_year": answer.raw_of_year,
        "planned": _planned(question, answer),
        "methods": [_method(one) for one in answer.outcomes],
        "doubts": [one._asdict() for one in answer.doubts],
        "notices": [one._asdict() for one in gathered.notices],
    }


def _planned(question: EffectQuestion, answer: Evaluation) -> dict[str, Any] | None:
    """What was planned beside what was measured; whether the plan lies within the interval."""
    if question.planned is None or answer.chosen is None:
        return None
    measured, low, high = answer.chosen.difference.share
    return {
        "planned": question.planned,
        "measured": _plain(measured),
        "within": bool(low <= question.planned <= high),
    }


def _method(one: MethodOutcome) -> dict[str, Any]:
    space = one.space
    return {
        "method": one.method.value,
        **_difference(one.difference),
        "placebos": [_difference(placebo) for placebo in one.placebos],
        "space": {"rank": space.rank, "series": space.series, "share": space.share} if space else None,
        "doubts": [doubt._asdict() for doubt in one.doubts],
    }


def _difference(one: MeasuredEffect) -> dict[str, Any]:
    share, share_low, share_high = one.share
    shares = {"share": share, "share_low": share_low, "share_high": share_high}
    return {name: _plain(value) for name, value in {**asdict(one), **shares}.items()}


def _plain(value: float) -> float | None:
    """A number as JSON knows it: one that is not finite becomes null."""
    return float(value) if math.isfinite(value) else None
