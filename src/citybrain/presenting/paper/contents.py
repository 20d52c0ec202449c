"""What a paper tells beside the report: the scenario of the plan, and what is not known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.scenarios import scenarios_answer
from citybrain.presenting.paper.unknowns import Unknown, unknowns
from citybrain.presenting.report.contents import Json, ReportContents


@dataclass(frozen=True)
class PaperContents:
    """The report, the scenario of a plan of years in its first and last year, and what is not known."""

    report: ReportContents
    scenario: Json | None = None
    unknown: Sequence[Unknown] = ()


def paper_contents(workspace: Workspace, report: ReportContents, language: str) -> PaperContents:
    """What the paper on the plan of a report tells."""
    found = unknowns(workspace.snapshot, workspace.graph, report.answer, language)
    return PaperContents(report, _scenario(workspace, report, language), found)


def _scenario(workspace: Workspace, report: ReportContents, language: str) -> Json | None:
    if report.pathway is None:
        return None
    paths, years = workspace.paths, report.pathway["years"]
    ends = (years[0], years[-1])
    told = scenarios_answer(workspace.graph, paths.country, paths.folder, workspace.day, language, ends)
    return next((one for one in told if one["name"] == report.pathway["scenario"]["name"]), None)
