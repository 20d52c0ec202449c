"""Commands on the course of a city: promise, approved plans, reported figures, and whether they go together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citybrain.cli.city import AsJson, CityFolder, print_json
from citybrain.cli.reader import READER, amount
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from citybrain.presenting.progress.target_tracking_shapes import BudgetOfCourse, CourseOfCity

By = Annotated[str | None, typer.Option(metavar="NAME", help=text("cli-course-by", READER.language))]
File = Annotated[Path, typer.Argument(metavar="FILE", help=text("cli-course-file", READER.language))]
Number = Annotated[int, typer.Argument(metavar="NUMBER", help=text("cli-course-number", READER.language))]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(no_args_is_help=True, help=text("cli-course", READER.language))
    for name, command in (("show", show), ("promise", promise), ("withdraw", withdraw)):
        group.command(name, help=text(f"cli-course-{name}", READER.language))(command)
    app.add_typer(group, name="course")


def show(city: CityFolder, as_json: AsJson = False) -> None:
    """Tell whether a city is on course, with intervals."""
    from citybrain.presenting.progress.target_tracking_answers import course_answer

    with OpenCity(city) as opened:
        service = opened.course
        job = service.begin()
        outcome = job.wait() if job else None
        service.wait_for_uncertainty(outcome)
        answer = course_answer(
            service.course(outcome), service.commitments.commitment(), service.uncertainty_state(outcome)
        )
    if as_json:
        print_json(answer)
    else:
        _print(answer)


def promise(city: CityFolder, file: File, by: By = None) -> None:
    """Set the target and the budget that a YAML or JSON file says."""
    from citybrain.plans.document import read_file
    from citybrain.progress.commitment import commitment_of

    with OpenCity(city) as opened:
        said = commitment_of(read_file(file).data, opened.workspace.day)
        made = opened.course.commitments.commit(said, by)
    READER.err().print(text("cli-course-promised", READER.language, by=made.made_by))


def withdraw(city: CityFolder, number: Number, by: By = None) -> None:
    """Withdraw an approval."""
    with OpenCity(city) as opened:
        opened.course.commitments.send_back(number, by)


def _left(budget: BudgetOfCourse) -> str:
    """What is left, with its interval where it is known."""
    left, ends = amount(budget["left"], "t"), budget["interval"]
    if ends is None:
        return left
    return text(
        "course-between", READER.language, value=left, low=amount(ends["low"], "t"), high=amount(ends["high"], "t")
    )


def _until(budget: BudgetOfCourse) -> str:
    """Until when it lasts, with the interval; what outlasts the years of the budget does so after the last of them."""
    after = text("course-after", READER.language, year=str(budget["last"]))
    value, low, high = (after if one is None else f"{one:.1f}" for one in
                        (budget["lasts"], budget["earliest"], budget["latest"]))  # fmt: skip
    return value if low == high else text("course-between", READER.language, value=value, low=low, high=high)


def _print(answer: CourseOfCity) -> None:
    out, language = READER.out(), READER.language
    now, target, budget = answer["now"], answer["target"], answer["budget"]

    def told(value: float | None) -> str:
        return amount(value, "t")

    out.print(text("course-now", language, value=told(now["value"]), low=told(now["low"]), high=told(now["high"])))
    if target is None:
        out.print(text("course-target-none", language))
    else:
        named = {"by": str(target["by"]), "wanted": told(target["wanted_then"]), "plan": told(target["plan_then"])}
        out.print(text(f"course-target-{target['verdict'] or 'unknown'}", language, **named))
    if budget is not None:
        named = {"left": _left(budget), "limit": told(budget["limit"]), "until": _until(budget)}
        out.print(text(f"course-budget-{budget['verdict']}", language, **named))
    for plan in answer["approved"]:
        said = {"number": str(plan["id"]), "name": plan["name"], "by": plan["made_by"], "day": plan["made_at"][:10]}
        out.print(text("course-approved", language, **said))
