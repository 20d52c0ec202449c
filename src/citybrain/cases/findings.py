"""What observations find by themselves, as conditions that hold: warnings, silence, what is unusual, failed tests."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Mapping, Sequence

from citybrain.cases.observed import as_observed
from citybrain.cases.opening import Onset
from citybrain.cases.rules import CaseRules, FindingKind
from citybrain.observations.properties import is_sporadic
from citybrain.observations.quality.checker import Checker
from citybrain.observations.quality.freshness import freshness
from citybrain.observations.sensing import Sensing
from citybrain.observations.stream_status.streams import KnownStream
from citybrain.observations.warnings.monitor import WarningMonitor
from citybrain.observations.warnings.notifying import SEVERITY

SECOND = 1_000_000


def finding_conditions(sensing: Sensing, rules: CaseRules, streams: Sequence[KnownStream]) -> Mapping[str, list[Onset]]:
    """By rule what holds now; a rule is left out where it is not known yet what does.

    What moves is in many places and often parked: it is neither silent nor unusual.
    """
    checker, monitor = sensing.background_service(Checker), sensing.background_service(WarningMonitor)
    fixed = {one.number: as_observed(one) for one in streams if one.place is not None}
    declared = {one.number for one in streams if one.interval is not None}
    regular = sorted(number for number, of in fixed.items() if number in declared or not is_sporadic(of.property))
    conditions: dict[str, list[Onset]] = {}
    for rule in rules.finding:
        match rule.finds:
            case FindingKind.EXCEEDED | FindingKind.EXPECTED if monitor is not None and monitor.standing is not None:
                conditions[rule.name] = list(_warned(rule.name, str(rule.finds), monitor))
            case FindingKind.SILENT:
                conditions[rule.name] = list(_silent(rule.name, sensing, regular))
            case FindingKind.UNUSUAL if checker is not None and checker.looked is not None:
                conditions[rule.name] = [
                    Onset(rule.name, one.stream, "", one.time, one.time, fixed[one.stream].value(one.value))
                    for one in checker.findings
                    if one.stream in fixed
                ]
            case FindingKind.TEST if checker is not None and checker.looked is not None:
                conditions[rule.name] = [
                    Onset(rule.name, one.stream, one.test, one.since, one.since, math.nan)
                    for one in checker.failing
                    if one.stream in fixed
                ]
    return conditions


def _warned(rule: str, state: str, monitor: WarningMonitor) -> Iterator[Onset]:
    """Warnings of one state, as grave as their messages say: of a stream and a limit one, that of the highest value."""
    found = [one for one in (monitor.standing.warnings if monitor.standing else ()) if one["state"] == state]
    worst = {(one["stream"], one["limit"]["key"]): one for one in sorted(found, key=lambda one: one["value"])}
    for one in found:
        if worst[one["stream"], one["limit"]["key"]] is one:
            begins = round(datetime.datetime.fromisoformat(one["begins"]).timestamp()) * SECOND
            severity = SEVERITY[one["limit"]["kind"]].urgency
            yield Onset(rule, one["stream"], one["limit"]["key"], begins, begins, one["value"], severity=severity)


def _silent(rule: str, sensing: Sensing, streams: Sequence[int]) -> Iterator[Onset]:
    now = sensing.now()
    for one in freshness(sensing, streams) if streams else ():
        if one.state == "silent" and one.age is not None:
            last = now - round(one.age * SECOND)
            yield Onset(rule, one.stream, "", last, last, math.nan)
