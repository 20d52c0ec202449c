"""Evaluations of effects as acts: asked of an open city, answered, and kept on record with all that they rest on."""

from __future__ import annotations

import datetime
import json
import math
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import citybrain
from citybrain.base.folders import locked_folder
from citybrain.cases.effect.comparison import LEVEL, MeasuredEffect
from citybrain.cases.effect.evaluate import Evaluation, MethodOutcome, evaluate
from citybrain.cases.effect.question import EffectQuestion
from citybrain.cases.effect.streams import Gathered, OtherMeasure, gather
from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.observations.forecasts.card import instant
from citybrain.observations.sensing import Sensing
from citybrain.plans.calibration.record import replace_file
from citybrain.records import author
from citybrain.twin.progress import Progress, silent

FOLDER = "effects"
FORMAT = 1
NAME = re.compile(r"^\d{6}\.json$")
LONGEST_WHAT = 200

EffectRecord = dict[str, Any]
"""An evaluation as it is kept: question, data with their hash, answer, who asked and when."""


@dataclass(frozen=True)
class EffectService:
    """Evaluations of one city; `sensing` is what it senses. Records are never changed."""

    folder: Path
    sensing: Sensing

    def evaluate(
        self,
        question: EffectQuestion,
        by: str | None = None,
        seed: int = 1,
        dry_run: bool = False,
        progress: Progress = silent,
        case: int | None = None,
    ) -> EffectRecord:
        """Answer a question, of a case where it is named, and keep the answer unless it is a dry run (number 0).

        Raises InputError and NotFoundError for a question that cannot be answered, and Cancelled where `progress` does.
        """
        progress(0.0, "effect-progress-reading")
        gathered = gather(self.sensing, question, list(self._others()))
        answer = evaluate(
            gathered.evidence, seed, lambda share: progress(0.1 + 0.85 * share, "effect-progress-computing")
        )
        record = _record(question, gathered, answer, seed, author(by), case)
        if dry_run:
            return {**record, "number": 0}
        progress(0.97, "effect-progress-writing")
        with locked_folder(self.folder, FOLDER, "effect-locked") as folder:
            record["number"] = max((one["number"] for one in self.records()), default=0) + 1
            path = folder / f"{record['number']:06d}.json"
            replace_file(path, json.dumps(record, ensure_ascii=False, indent=1, allow_nan=False) + "\n")
        return record

    def records(self) -> list[EffectRecord]:
        """All evaluations, oldest first. Raises InputError for one that is damaged or newer than this program."""
        folder = self.folder / FOLDER
        paths = sorted(path for path in folder.iterdir() if NAME.match(path.name)) if folder.is_dir() else []
        return [_read(path) for path in paths]

    def record(self, number: int) -> EffectRecord:
        """One evaluation. Raises NotFoundError where there is none of this number."""
        path = self.folder / FOLDER / f"{number:06d}.json"
        if not path.is_file():
            raise NotFoundError("effect-unknown", received=number)
        return _read(path)

    def _others(self) -> Iterator[OtherMeasure]:
        for one in self.records():
            asked = one["question"]
            since = datetime.date.fromisoformat(asked["since"])
            yield OtherMeasure(one["number"], tuple(asked["streams"]), since)


def streams_of(record: EffectRecord) -> tuple[int, ...]:
    """All streams that an evaluation rests on: who may not read one of them may not read it."""
    asked = record["question"]
    return (*asked["streams"], *asked["controls"], *asked["weather"])


def _read(path: Path) -> EffectRecord:
    try:
        record: EffectRecord = json.loads(path.read_text(encoding="utf-8"))
        written, _, _ = int(record["format"]), record["number"], streams_of(record)
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise InputError("effect-damaged", file=str(path), problem=str(problem)) from problem
    if written > FORMAT:
        raise InputError("snapshot-newer", file=str(path), received=written, allowed=FORMAT)
    return record


def question_text(question: EffectQuestion) -> dict[str, Any]:
    """A question as it is kept."""
    text: dict[str, Any] = json.loads(json.dumps(asdict(question), default=str))
    return text | {"what": question.what[:LONGEST_WHAT]}


def _record(
    question: EffectQuestion, gathered: Gathered, answer: Evaluation, seed: int, by: str, case: int | None
) -> EffectRecord:
    evidence = gathered.evidence
    return {
        "format": FORMAT,
        "number": 0,
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
