"""What works beside a served city, in threads of its own, for as long as it is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from citybrain.cases.computed.watcher import ComputedRuleWatcher
from citybrain.cases.detector import CaseDetector
from citybrain.cases.effect.evaluator import CaseEvaluator
from citybrain.cases.gate.worker import GateWorker
from citybrain.cases.keeper import CaseKeeper, TakeOn
from citybrain.cases.notifying import KIND as OF_CASES
from citybrain.cases.people import PeopleNear
from citybrain.cases.response.notifying import KIND as OF_INCIDENTS
from citybrain.cases.service import CaseService
from citybrain.notifications.worker import NotificationWorker
from citybrain.observations.demo.replay import resume
from citybrain.observations.quality.checker import Checker
from citybrain.observations.retention.service import RetentionService
from citybrain.observations.sensing import Sensing
from citybrain.observations.warnings.monitor import WarningMonitor
from citybrain.people.keeper import ErasureKeeper
from citybrain.plans.workspace import Workspace
from citybrain.plans.zone_differences import differences_of
from citybrain.twin.snapshot import load

if TYPE_CHECKING:
    from citybrain.cases.response.service import ResponseService


def work_beside(
    sensing: Sensing,
    people: Callable[[], PeopleNear | None],
    cases: Callable[[], CaseService],
    response: Callable[[], ResponseService],
    workspace: Callable[[], Workspace | None],
    erase: Callable[[], int],
) -> None:
    """What works beside a served city: replay, checker, monitor by its country's law, upkeep, waiting files, cases,
    their effects, what was approved, and what is sent to those who must know.
    """
    from citybrain.observations.importing.waiting import WaitingFiles  # loads what reads tables

    answers: dict[str, TakeOn] = {
        OF_CASES: lambda subject, by: cases().take_on(subject, by),
        OF_INCIDENTS: lambda subject, by: response().take_on(subject, by),
    }
    resume(sensing)
    sensing.add_background_service(Checker(sensing))
    country, zones = (lambda: load(sensing.folder).manifest.country), differences_of(workspace)
    sensing.add_background_service(WarningMonitor(sensing, country, zones))
    sensing.add_background_service(RetentionService(sensing))
    sensing.add_background_service(WaitingFiles(sensing))
    sensing.add_background_service(CaseDetector(sensing, lambda: cases().rules))
    sensing.add_background_service(CaseKeeper(sensing, cases, answers, people))
    sensing.add_background_service(ErasureKeeper(erase))
    sensing.add_background_service(ComputedRuleWatcher(sensing, lambda: cases().rules, workspace))
    sensing.add_background_service(GateWorker(sensing, cases))
    sensing.add_background_service(CaseEvaluator(sensing, lambda: cases().rules))
    sensing.add_background_service(NotificationWorker(sensing.records, sensing.zone, sensing.folder))
