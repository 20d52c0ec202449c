"""The table of figures, for the terminal and as Markdown."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table

from benchmarks.figure import Figure

HEADS = ("measure", "median", "best", "of", "goal", "kept", "beside, in the same run")
WIDTH = 200  # where the table goes to a file
TITLE = "# Speed\n\nWritten by `python -m benchmarks --markdown docs/benchmarks.md`. Medians; what a figure stands\n"
EXPLAINED = (
    "beside was measured in the same run, on the same machine. Times of different machines do not compare; ratios do.\n"
)


def show(machine: Iterable[str], figures: Sequence[Figure]) -> None:
    """Print the table."""
    console = Console()
    console = console if console.is_terminal else Console(width=WIDTH)
    for line in machine:
        console.print(line, highlight=False)
    table = Table(*HEADS)
    for figure in figures:
        table.add_row(*cells(figure), style="bold red" if figure.met is False else None)
    console.print(table)


def as_markdown(machine: Iterable[str], figures: Sequence[Figure]) -> str:
    """The table as a document."""
    lines = [" | ".join(HEADS), " | ".join("-:" if head in HEADS[1:5] else "-" for head in HEADS)]
    lines += [" | ".join(cells(figure)) for figure in figures]
    rows = "\n".join(f"| {line} |" for line in lines)
    told = "\n".join(f"- {line}" for line in machine)
    return f"{TITLE}{EXPLAINED}\n{told}\n\n{rows}\n"


def cells(figure: Figure) -> tuple[str, ...]:
    """A figure as words."""
    sign = "≥" if figure.more else "≤"
    goal = "" if figure.goal is None else f"{sign} {amount(figure.goal)} {figure.unit}"
    kept = {True: "yes", False: "**no**", None: ""}[figure.met]
    middle, best = f"{amount(figure.median)} {figure.unit}", amount(figure.best)
    return figure.measure, middle, best, str(len(figure.samples)), goal, kept, figure.beside


def amount(value: float) -> str:
    """Three figures, thousands apart."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
