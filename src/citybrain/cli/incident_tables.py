"""Incidents, their tasks, their log and who is inside, as tables on a terminal."""

from __future__ import annotations

from rich.markup import escape

from citybrain.cases.exposed import ExposedCount
from citybrain.cases.response.answers import IncidentAnswer, IncidentDetails, IncidentExposed
from citybrain.cli.headings import headed_table
from citybrain.cli.reader import Reader
from citybrain.messages import text
from citybrain.observations.warnings.texts import local

COLUMN = "cli-incident-column-"


def print_incidents(found: list[IncidentAnswer], zone: str, reader: Reader) -> None:
    """One row for each incident, with times by the clock of a zone."""
    if not found:
        reader.out().print(text("cli-incident-none", reader.language))
        return
    table = headed_table(reader, COLUMN, ("number", "what", "where", "state", "opened", "tasks", "late"), ("number",))
    for one in found:
        mark = text("cli-incident-drill-mark", reader.language) + " " if one["drill"] else ""
        review = one["review"]
        table.add_row(
            str(one["number"]), mark + escape(one["label"]), escape(one["place"] or "-"),
            text(f"incident-state-{one['state']}", reader.language), _time(one["opened"], zone),
            f"{review['done']}/{review['tasks']}", str(review["late"]),
        )  # fmt: skip
    reader.out().print(table)


def print_incident(one: IncidentDetails, zone: str, reader: Reader) -> None:
    """An incident, a row for each task and for each entry of its log, and whether that is as it was written."""
    print_incidents([one], zone, reader)
    tasks = headed_table(reader, COLUMN, ("task", "what", "who", "state", "due", "done", "late"))
    for each in one["tasks"]:
        tasks.add_row(
            each["name"], escape(each["label"]), escape(each["owner"] or each["role_label"]),
            text(f"incident-task-{each['state']}", reader.language), _time(each["due_by"], zone),
            _time(each["done"], zone), text("cli-incident-late", reader.language) if each["late"] else "",
        )  # fmt: skip
    log = headed_table(reader, COLUMN, ("at", "what", "task", "by", "why"))
    for entry in one["log"]:
        log.add_row(
            _time(entry["at"], zone),
            entry["label"],
            entry["task"] or "",
            escape(entry["made_by"]),
            escape(entry["why"]),
        )
    reader.out().print(tasks)
    reader.out().print(log)
    first = one["review"]["first_acknowledged"]
    if first is not None:
        reader.out().print(text("cli-incident-first", reader.language, seconds=f"{first:.0f}"))
    reader.out().print(text("cli-incident-intact" if one["log_intact"] else "cli-incident-changed", reader.language))


def print_exposed(answer: IncidentExposed, reader: Reader) -> None:
    """Residents and groups inside the area, then inside each contour."""
    unknown = text("cli-incident-unknown", reader.language)
    labels = [one["label"] for one in answer["groups"]]
    table = headed_table(reader, COLUMN, ("area", "probability", "residents"), ("residents",))
    for label in labels:
        table.add_column(label, justify="right")
    rows: list[tuple[str, str, ExposedCount]] = [(text("cli-incident-area", reader.language), "", answer)]
    rows += [(f"{one['level'] * 1000:g} mg/m3", f"{one['probability']:.0%}", one) for one in answer["contours"]]
    for name, probability, count in rows:
        numbers = [count["residents"], *(one["count"] for one in count["groups"])]
        table.add_row(name, probability, *(unknown if one is None else str(one) for one in numbers))
    reader.out().print(table)
    if answer["reason"] not in ("", "no_release"):
        reader.out().print(text(f"incident-reason-{answer['reason'].replace('_', '-')}", reader.language))


def _time(said: str | None, zone: str) -> str:
    return "" if said is None else local(said, zone)
