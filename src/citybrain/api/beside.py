"""What works beside a served city, in threads of its own."""

from __future__ import annotations

from collections.abc import Callable

from citybrain.base.domains import find_domains
from citybrain.cases.computed.watcher import ComputedRuleWatcher
from citybrain.cases.detector import CaseDetector
from citybrain.cases.effect.evaluator import CaseEvaluator
from citybrain.cases.gate.worker import GateWorker
from citybrain.cases.people import PeopleNear
from citybrain.cases.rules import rules_of
from citybrain.cases.service import CaseService
from citybrain.notifications.worker import NotificationWorker
from citybrain.observations.demo.replay import resume
from citybrain.observations.quality.checker import Checker
from citybrain.observations.retention.service import RetentionService
from citybrain.observations.sensing import Sensing
from citybrain.observations.warnings.monitor import WarningMonitor
from citybrain.plans.workspace import Workspace
from citybrain.twin.snapshot import load


def work_beside(
    sensing: Sensing,
    people: Callable[[], PeopleNear | None],
    cases: Callable[[], CaseService],
    workspace: Callable[[], Workspace | None],
) -> None:
    """Begin it: replay, checker, monitor by its country's law, upkeep, waiting files, cases,
    their effects, what was approved, and what is sent to those who must know.

    `workspace` is that of the city as it is served now, None while nobody uses it.
    """
    from citybrain.observations.importing.waiting import WaitingFiles  # loads what reads tables

    resume(sensing)
    sensing.add_background_service(Checker(sensing))
    sensing.add_background_service(WarningMonitor(sensing, lambda: load(sensing.folder).manifest.country))
    sensing.add_background_service(RetentionService(sensing))
    sensing.add_background_service(WaitingFiles(sensing))
    sensing.add_background_service(CaseDetector(sensing, lambda: rules_of(find_domains(), sensing.folder), people))
    sensing.add_background_service(ComputedRuleWatcher(sensing, lambda: cases().rules, workspace))
    sensing.add_background_service(GateWorker(sensing, cases))
    sensing.add_background_service(CaseEvaluator(sensing, lambda: rules_of(find_domains(), sensing.folder)))
    sensing.add_background_service(NotificationWorker(sensing.records, sensing.zone, sensing.folder))
