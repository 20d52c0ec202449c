"""The documents of one run, each made when it is asked for: report, workbook, table, manifest, numbers."""

from __future__ import annotations

from functools import cached_property

from citybrain.plans.manifest.canonical import canonical
from citybrain.plans.manifest.record import manifest_of, to_text
from citybrain.plans.manifest.shape import RunManifest
from citybrain.plans.outcome import Outcome
from citybrain.plans.steps import steps
from citybrain.plans.workspace import Workspace
from citybrain.presenting.report.contents import Json, ReportContents
from citybrain.presenting.report.csv_file import table
from citybrain.presenting.report.gather import gather
from citybrain.presenting.report.page import comparison_report, report
from citybrain.presenting.report.tidy import tidy
from citybrain.presenting.report.words import Words
from citybrain.presenting.report.workbook import workbook


class Documents:
    """What one run leaves behind; `answer` is the answer of the outcome with all its parts, in the same language."""

    def __init__(
        self, workspace: Workspace, outcome: Outcome, answer: Json, language: str, comparison: Json | None = None
    ) -> None:
        self._workspace = workspace
        self._outcome = outcome
        self._answer = answer
        self._language = language
        self._comparison = comparison
        self._words = Words(language, workspace.snapshot.manifest.currency)

    @cached_property
    def manifest(self) -> RunManifest:
        """The manifest of the run."""
        return manifest_of(self._workspace, self._outcome, self._answer)

    @cached_property
    def contents(self) -> ReportContents:
        """What all documents tell."""
        told = list(steps(self._outcome, self._workspace.places))
        return gather(
            self._workspace, self._outcome, self._answer, self._language, told, self._comparison,
            self.manifest["sha256"],
        )  # fmt: skip

    def report(self) -> bytes:
        """The report as one HTML file."""
        return report(self.contents, self._language).encode()

    def comparison(self) -> bytes:
        """The report on several plans as one HTML file."""
        return comparison_report(self.contents, self._language).encode()

    def workbook(self) -> bytes:
        """The workbook as XLSX."""
        return workbook(self.contents, self._words)

    def table(self) -> bytes:
        """The tidy table as CSV."""
        return table(tidy(self.contents, self._words))

    def manifest_text(self) -> bytes:
        """The manifest as JSON."""
        return to_text(self.manifest).encode()

    def numbers(self) -> bytes:
        """All numbers in their canonical form, byte for byte the same whenever they are the same."""
        return canonical(self.manifest["numbers"]["values"])
