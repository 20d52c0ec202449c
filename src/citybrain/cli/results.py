"""What a run leaves behind: report, workbook, table, manifest, numbers; and running a manifest again."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from citybrain.cli.city import CityFolder, Engine
from citybrain.cli.reader import READER
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from citybrain.plans.manifest.reading import Run
    from citybrain.plans.outcome import Outcome
    from citybrain.plans.workspace import Workspace
    from citybrain.presenting.report.documents import Documents

Json = Mapping[str, Any]
DIFFERENT = 3
"""Exit code of a run whose numbers are not those of its manifest."""


def _file(name: str) -> Any:
    return typer.Option(f"--{name}", metavar="FILE", help=text(f"cli-result-{name}", READER.language))


ReportFile = Annotated[Path | None, _file("report")]
WorkbookFile = Annotated[Path | None, _file("xlsx")]
TableFile = Annotated[Path | None, _file("csv")]
ManifestFile = Annotated[Path | None, _file("manifest")]
PaperFile = Annotated[Path | None, _file("paper")]
PdfFile = Annotated[Path | None, _file("pdf")]
NumbersFile = Annotated[Path | None, _file("numbers")]
RunFile = Annotated[Path, typer.Argument(metavar="MANIFEST", help=text("cli-rerun-manifest", READER.language))]


class Results:
    """Files that a run is to write."""

    def __init__(
        self,
        report: Path | None = None,
        xlsx: Path | None = None,
        csv: Path | None = None,
        manifest: Path | None = None,
        numbers: Path | None = None,
        paper: Path | None = None,
        pdf: Path | None = None,
    ) -> None:
        self.paths = {"--report": report, "--xlsx": xlsx, "--csv": csv, "--manifest": manifest, "--numbers": numbers}
        self.papers = {"--paper": paper, "--pdf": pdf}

    def require_writable(self) -> None:
        """Raises InputError, before any work is done, where a file could not be written, or nothing prints a PDF."""
        from citybrain.presenting.paper.pdf import browser
        from citybrain.presenting.report.files import require_writable

        require_writable({**self.paths, **self.papers})
        if self.papers["--pdf"] is not None:
            browser()

    def write_paper(self, make: Callable[[], str]) -> None:
        """Write the paper as it is wanted; `make` makes its page, where it is wanted at all."""
        if not any(self.papers.values()):
            return
        from citybrain.presenting.paper.pdf import pdf_of
        from citybrain.presenting.report.files import write_result

        page = make()
        for name, path in self.papers.items():
            if path is not None:
                write_result(path, page.encode() if name == "--paper" else pdf_of(page))
                tell_written(path)

    def write(self, documents: Documents) -> None:
        """Write every file that is wanted, each in one step, and say which were written."""
        from citybrain.presenting.report.files import write_result

        makers: dict[str, Callable[[], bytes]] = {
            "--report": documents.report,
            "--xlsx": documents.workbook,
            "--csv": documents.table,
            "--manifest": documents.manifest_text,
            "--numbers": documents.numbers,
        }
        for name, path in self.paths.items():
            if path is not None:
                write_result(path, makers[name]())
                tell_written(path)


def tell_written(path: Path) -> None:
    """Say that a file was written, beside the results."""
    READER.err().print(text("cli-result-written", READER.language, file=str(path)), markup=False)


def documents_of(workspace: Workspace, outcome: Outcome, answer: Json, comparison: Json | None = None) -> Documents:
    """The documents of a run in the reader's language."""
    from citybrain.presenting.report.documents import Documents

    return Documents(workspace, outcome, answer, READER.language, comparison)


def rerun(city: CityFolder, manifest: RunFile, engine: Engine = None, numbers: NumbersFile = None) -> None:
    """Run a manifest again and say whether the numbers are the same bytes, or what differs."""
    from citybrain.plans.manifest.compare import differences, same_numbers
    from citybrain.plans.manifest.reading import read_run

    results = Results(numbers=numbers)
    results.require_writable()
    run = read_run(manifest)
    workspace = _workspace_of(city, manifest, run, engine)
    documents = _run_again(workspace, run)
    results.write(documents)
    told, out = documents.manifest, READER.out()
    for difference in differences(run, told):
        out.print(text(difference.code, READER.language, **difference.arguments), markup=False, soft_wrap=True)
    if same_numbers(run, told):
        same = text("rerun-same", READER.language, count=run.numbers.count, digest=run.numbers.sha256)
        out.print(same, markup=False, soft_wrap=True)
        return
    raise typer.Exit(DIFFERENT)


def _run_again(workspace: Workspace, run: Run) -> Documents:
    from citybrain.cli.answering import answer_of
    from citybrain.plans.document import read_bytes

    outcome = workspace.outcome_of(read_bytes(json.dumps(run.plan).encode(), "plan", json_text=True))
    return documents_of(workspace, outcome, answer_of(workspace, outcome, run.uncertainty))


def _workspace_of(city: Path, manifest: Path, run: Run, engine: str | None) -> Workspace:
    """The city as it was when the manifest was written. Raises InputError where that is another one or gone."""
    from citybrain.kernel import InputError
    from citybrain.open_city.opening import executor_of
    from citybrain.twin.snapshot_folder import snapshot_folders

    name = OpenCity(city).snapshot.manifest.name
    if name != run.city["name"]:
        told = {"received": run.city["name"], "expected": name}
        raise InputError("manifest-other-city", file=str(manifest), **told)
    numbers = [int(folder.name) for folder in snapshot_folders(city)]
    number = run.city["snapshot"]
    if number not in numbers:
        known = ", ".join(map(str, numbers))
        raise InputError("manifest-snapshot-gone", file=str(manifest), received=number, allowed=known)
    return OpenCity(city, executor_of(engine), number).workspace
