"""Early warnings and limits as tables on a terminal."""

from __future__ import annotations

from rich.markup import escape

from citybrain.cli.headings import headed_table
from citybrain.cli.reader import Reader
from citybrain.messages import label_language, text
from citybrain.observations.properties import known_properties
from citybrain.observations.warnings.issued import Issued
from citybrain.observations.warnings.limits import Limit
from citybrain.observations.warnings.shapes import Warning
from citybrain.observations.warnings.texts import headline, local, written_unit

COLUMN = "cli-warnings-column-"


def print_warnings(found: list[Warning], zone: str, reader: Reader) -> None:
    """One row for each draft."""
    if not found:
        reader.out().print(text("cli-warnings-none", reader.language))
        return
    numbers = ("value", "limit", "probability")
    table = headed_table(reader, COLUMN, ("what", "from", "to", *numbers, "key"), numbers)
    for one in found:
        interval = "" if one["low"] is None else f" ({one['low']} – {one['high']})"
        table.add_row(
            escape(headline(one, reader.language)),
            local(one["begins"], zone),
            local(one["ends"], zone),
            f"{one['value']}{interval} {written_unit(one['unit'])}",
            f"{one['limit']['value']:g}",
            f"{100 * one['probability']:.0f} %",
            one["key"],
        )
    reader.out().print(table)


def print_issued(found: list[Issued], reader: Reader) -> None:
    """One row for each issued warning."""
    table = headed_table(reader, COLUMN, ("number", "what", "by", "at", "state"))
    for one in found:
        state = text("cli-warnings-called-off" if one.withdrawn_at else "cli-warnings-holds", reader.language)
        what = escape(headline(one.warning, reader.language))
        table.add_row(str(one.number), what, escape(one.made_by), one.made_at[:19], state)
    reader.out().print(table)


def print_limits(found: list[Limit], reader: Reader) -> None:
    """One row for each value."""
    language = reader.language
    columns = ("standard", "property", "averaging", "kind", "value", "since")
    table = headed_table(reader, COLUMN, columns, ("value",))
    for one in found:
        table.add_row(
            one.standard.name[label_language(language)],
            known_properties()[one.observed].label[label_language(language)],
            text(f"cli-warnings-averaging-{one.averaging}", language),
            text(f"cli-warnings-kind-{one.kind}", language),
            f"{one.value:g} {written_unit(known_properties()[one.observed].unit)}",
            one.since.isoformat(),
        )
    reader.out().print(table)
