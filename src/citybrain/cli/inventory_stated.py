"""Commands on what is known from elsewhere than the lines of the inventory."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from citybrain.cli.city import AsJson, CityFolder, print_answer
from citybrain.cli.reader import READER
from citybrain.cli.reader import amount as amount_of
from citybrain.messages import text
from citybrain.open_city import OpenCity


def _option(name: str, metavar: str, key: str = "") -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        f"--{name}", metavar=metavar, help=text(f"cli-inventory-{key or name}", READER.language)
    )
    return option


By = Annotated[str | None, _option("by", "NAME")]


def add_to(group: typer.Typer) -> None:
    """Add the commands of this module to those of the inventory."""
    for name, command in (("state", state), ("statements", statements), ("consumption", consumption)):
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
    from citybrain.inventory.library import factor_library
    from citybrain.inventory.statement_files import import_statements
    from citybrain.inventory.statements import NewStatement, add_statements
    from citybrain.records import author
    from citybrain.records.errors import EntryError

    opened = OpenCity(city)
    library = factor_library(opened.graph.parameters)
    if (file is None) == (what is None):
        raise EntryError("cli-inventory-state-what")
    with opened, opened.records.begin() as connection:
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
    from citybrain.cli.inventory_tables import print_statements
    from citybrain.presenting.inventory.statements import statements_answer

    with OpenCity(city) as opened:
        answer = statements_answer(opened.inventory, year, READER.language)
    print_answer(answer, print_statements, as_json)


def consumption(
    city: CityFolder,
    year: Annotated[int, _option("year", "YEAR", "stated-year")],
    table: Annotated[Path, _option("table", "FOLDER")],
    region: Annotated[str, _option("region", "NAME")],
    extension: Annotated[str, _option("extension", "NAME")],
    stressor: Annotated[str, _option("stressor", "NAME")],
    source: Annotated[str, _option("source", "TEXT")],
    share: Annotated[float, _option("share", "SHARE")] = 1.0,
    uncertainty: Annotated[float | None, _option("uncertainty", "SHARE")] = None,
    unit: Annotated[str | None, _option("unit", "UNIT", "trade-unit")] = None,
    gas: Annotated[str, _option("gas", "GAS")] = "CO2e",
    gwp: Annotated[str, _option("gwp", "AR4|AR5|AR6")] = "AR5",
    by: By = None,
) -> None:
    """Record what the people of a city cause by what they buy, from a table of trade between regions."""
    from citybrain.inventory.consumption import scaled
    from citybrain.inventory.gwp import gas_named, warming_potential
    from citybrain.inventory.notes import add_account
    from citybrain.inventory.trade_folder import footprint_in
    from citybrain.open_city.opening import require_city
    from citybrain.records import author
    from citybrain.records.errors import EntryError

    require_city(city)
    if not 0.0 < share <= 1.0:
        raise EntryError("cli-inventory-share-odd", received=share)
    named = gas_named(gas)
    potential = warming_potential(named, gwp)
    found, tonnes = footprint_in(table, region, extension, stressor, unit)
    told = scaled(found, share * tonnes * potential)
    what = {"region": region, "extension": extension, "stressor": stressor, "share": f"{100 * share:g} %", "gas": named}
    with OpenCity(city) as opened, opened.records.begin() as connection:
        number = add_account(
            connection, author(by), year=year, emissions=told.consumption, source=source, uncertainty=uncertainty,
            method=text("inventory-consumption-method", READER.language, gwp=gwp, **what), produced=told.territorial,
            imported=max(told.imported, 0.0), exported=max(told.exported, 0.0),
        )  # fmt: skip
    size = amount_of(told.consumption, "t")
    READER.err().print(
        text("cli-inventory-consumption-recorded", READER.language, number=number, size=size), markup=False
    )
