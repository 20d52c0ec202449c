"""Commands on what is known from elsewhere than the lines of the inventory."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from citybrain.cli.city import AsJson, CityFolder, print_json
from citybrain.cli.reader import READER
from citybrain.messages import text


def _option(name: str, metavar: str, key: str = "") -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        f"--{name}", metavar=metavar, help=text(f"cli-inventory-{key or name}", READER.language)
    )
    return option


By = Annotated[str | None, _option("by", "NAME")]


def add_to(group: typer.Typer) -> None:
    """Add the commands of this module to those of the inventory."""
    for name, command in (("state", state), ("statements", statements)):
        group.command(name, help=text(f"cli-inventory-{name}", READER.language))(command)


def state(
    city: CityFolder,
    year: Annotated[int | None, _option("year", "YEAR", "stated-year")] = None,
    what: Annotated[str | None, _option("what", "SUBJECT")] = None,
    amount: Annotated[float | None, _option("amount", "NUMBER")] = None,
    unit: Annotated[str, _option("unit", "UNIT")] = "",
    source: Annotated[str, _option("source", "TEXT")] = "",
    kind: Annotated[str | None, _option("kind", "NAME")] = None,
    landfill: Annotated[str | None, _option("landfill", "NAME")] = None,
    climate: Annotated[str | None, _option("climate", "NAME")] = None,
    uncertainty: Annotated[float | None, _option("uncertainty", "SHARE")] = None,
    note: Annotated[str | None, _option("note", "TEXT")] = None,
    file: Annotated[Path | None, _option("file", "FILE", "stated-file")] = None,
    by: By = None,
) -> None:
    """State what is known of a year from elsewhere, one thing or a file of them."""
    from citybrain.cli.inventory import setting_of
    from citybrain.inventory.entries.errors import EntryError
    from citybrain.inventory.statement_files import import_statements
    from citybrain.inventory.statements import NewStatement, add_statements
    from citybrain.records import author, open_records

    library = setting_of(city).library
    if (file is None) == (what is None):
        raise EntryError("cli-inventory-state-what")
    with open_records(city).begin() as connection:
        if file is not None:
            ids, new = import_statements(connection, file, library, author(by))
        else:
            if year is None or amount is None:
                raise EntryError("cli-inventory-state-missing")
            said = NewStatement.model_construct(
                year=year, what=what, amount=amount, unit=unit, source=source, kind=kind, landfill=landfill,
                climate=climate, uncertainty=uncertainty, note=note,
            )  # fmt: skip
            ids, new = add_statements(connection, [said], library, author(by))
    told = {"new": new, "before": len(ids) - new, "number": ids[0]}
    READER.err().print(text("cli-inventory-stated", READER.language, **told), markup=False)


def statements(
    city: CityFolder,
    year: Annotated[int | None, _option("year", "YEAR", "statements-year")] = None,
    as_json: AsJson = False,
) -> None:
    """List what is known from elsewhere."""
    from citybrain.cli.inventory import open_inventory
    from citybrain.cli.inventory_tables import print_statements
    from citybrain.inventory.answers.statements import statements_answer

    answer = statements_answer(open_inventory(city), year, READER.language)
    if as_json:
        print_json(answer)
    else:
        print_statements(answer, READER)
