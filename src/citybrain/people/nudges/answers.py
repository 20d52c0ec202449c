"""What is told of competitions and letters, in the language of the reader."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from citybrain.people.nudges import shapes as shape
from citybrain.people.nudges.document import NewCompetition, NewLetter, NudgePeriod
from citybrain.people.nudges.records import OpenedNudge
from citybrain.people.nudges.service import NudgeService
from citybrain.people.texts import in_language

DIGITS = 4


def competition_answer(one: OpenedNudge, service: NudgeService, language: str) -> shape.CompetitionAnswer:
    """A competition, its teams by rank once they have one."""
    asked = NewCompetition.model_validate_json(one.row.content)
    table = service.workspace.snapshot.of(asked.kind)
    names = {str(row): str(name or row) for row, name in zip(table.ids, table.names, strict=True)}
    result = one.result
    teams = result["teams"] if result else [{"team": team} for team in asked.teams]
    return {
        **_summary(one, asked, service, language),
        "teams": [_team(team, names) for team in teams],
        "left_out": result["left_out"] if result else None,
    }


def letter_answer(one: OpenedNudge, service: NudgeService, language: str) -> shape.LetterAnswer:
    """A letter; which buildings get it is for who sends it alone."""
    asked, before, result = NewLetter.model_validate_json(one.row.content), json.loads(one.row.balance), one.result
    return {
        **_summary(one, asked, service, language),
        "letters": before["letters"],
        "use_difference": round(before["use"][2], DIGITS),
        "loss_difference": round(before["loss"][2], DIGITS),
        "least": None if math.isnan(before["least"]) else round(before["least"], DIGITS),
        "left_out": before["left_out"],
        "seed": asked.seed,
        "result": None if result is None else _letter_result(result),
    }


def _letter_result(told: Mapping[str, Any]) -> shape.LetterResult:
    cost = told["cost"]
    rounded = {name: round(told[name], DIGITS) for name in ("share", "low", "high")}
    made = {**told, **rounded, "cost": cost and {name: _rounded(value, 2) for name, value in cost.items()}}
    return made  # type: ignore[return-value]


def _team(told: Mapping[str, Any], names: Mapping[str, str]) -> shape.TeamAnswer:
    low, high = told.get("interval") or (None, None)
    return {
        "team": told["team"], "label": names.get(told["team"], told["team"]), "buildings": told.get("buildings", 0),
        "saving": _rounded(told.get("saving"), DIGITS), "low": _rounded(low, DIGITS), "high": _rounded(high, DIGITS),
        "first": told.get("first"), "last": told.get("last"),
    }  # fmt: skip


def _summary(one: OpenedNudge, asked: NudgePeriod, service: NudgeService, language: str) -> shape.NudgeSummary:
    return {
        "number": one.number,
        "title": in_language(asked.title, language),
        "state": one.state(service.today),  # type: ignore[typeddict-item]
        "carrier": asked.carrier,
        "since": one.row.since,
        "until": one.row.until,
    }


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)
