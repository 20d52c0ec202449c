"""`citybrain scaffold connector`: a service that is asked for readings, with an answer to test it on."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer

from citybrain.cli.reader import READER
from citybrain.cli.scaffold_insert import require_name, text_of, write_all
from citybrain.cli.scaffold_parts import Name, Project, root_of, tell, wording
from citybrain.kernel import nearest
from citybrain.kernel.errors import InputError
from citybrain.messages import text

FOLDER = Path("src", "citybrain", "observations", "connectors")
TABLE = "| kind | delivers | parameters | licence |\n|---|---|---|---|\n"


def add_to(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("connector", help=wording("new-connector-help"))(connector)


def connector(
    name: Name,
    title: Annotated[str, typer.Option(help=wording("connector-title-help"))],
    delivers: Annotated[str, typer.Option(help=wording("delivers-help"))],
    licence: Annotated[str, typer.Option(help=wording("licence-help"))],
    attribution: Annotated[str, typer.Option(help=wording("attribution-help"))],
    url: Annotated[str, typer.Option(help=wording("url-help"))],
    field: Annotated[list[str], typer.Option(help=wording("field-help"))],
    project: Project = None,
) -> None:
    """Write a connector to a service that answers with rows of JSON, its line in the documentation, and a test."""
    from citybrain.observations.properties import known_properties

    root = root_of(project)
    require_name(name)
    fields = dict(_pair(one) for one in field)
    known = known_properties()
    for key in fields.values():
        if key not in known:
            raise InputError("scaffold-unknown-property", received=key, near=nearest(key, known))
    folder = root / FOLDER
    if not folder.is_dir():
        raise InputError("scaffold-no-checkout", folder=str(root))
    module, test = folder / f"{name}.py", root / "tests" / "observations" / "connectors" / f"test_{name}.py"
    for path in (module, test):
        if path.exists():
            raise InputError("scaffold-file-exists", path=str(path))
    page, kind = root / "docs" / "connectors.md", name.replace("_", "-")
    line = f"| `{kind}` | {delivers} | `station`; `url` | {licence}, {attribution} |\n"
    files = {
        module: "\n".join(_module(name, title, delivers, licence, attribution, url, fields)) + "\n",
        test: "\n".join(_test(name, fields)) + "\n",
    }
    if TABLE in text_of(page):
        files[page] = text_of(page).replace(TABLE, TABLE + line)
    tell(write_all(files, root), root, text("scaffold-part-next", READER.language, name=name))


def _pair(entry: str) -> tuple[str, str]:
    name, _, key = entry.partition("=")
    if not key.strip():
        raise InputError("scaffold-bad-change", received=entry)
    return name.strip(), key.strip()


def _module(
    name: str, title: str, delivers: str, licence: str, attribution: str, url: str, fields: Mapping[str, str]
) -> Iterator[str]:
    kind, constant = name.replace("_", "-"), name.upper()
    parameters = "".join(word.capitalize() for word in name.split("_")) + "Parameters"
    yield f'"""{title}: {delivers}."""'
    yield from ("", "from __future__ import annotations", "", "from pydantic import Field", "")
    yield "from citybrain.observations.connectors.declaration import Connector, Fetch, Measured, Parameters, Pulled"
    yield "from citybrain.observations.connectors.reading import finite, json_of, require"
    yield "from citybrain.observations.times import instant"
    yield from ("", f'KIND = "{kind}"', f'URL = "{url}"', "PROPERTIES = {")
    yield from (f'    "{field}": "{key}",' for field, key in fields.items())
    yield from ("}", '"""Known properties by the names of the service."""', "", "")
    yield f"class {parameters}(Parameters):"
    yield '    """The name of the station, and where the service is."""'
    yield from ("", f'    station: str = Field(default="{title}", min_length=1)', "    url: str = URL", "", "")
    yield "def read(content: bytes, station: str) -> list[Measured]:"
    yield '    """The readings of an answer: rows with a time and values. Raises ConnectorError."""'
    yield "    return ["
    yield '        Measured(station, key, instant(str(require(row, KIND, "time"))), row[name])'
    yield '        for row in require(json_of(content, KIND), KIND, "rows")'
    yield "        for name, key in PROPERTIES.items()"
    yield "        if finite(row.get(name))"
    yield from ("    ]", "", "")
    yield f"def _pull(asked: {parameters}, mark: str, fetch: Fetch) -> Pulled:"
    yield from ("    return Pulled(read(fetch(asked.url), asked.station))", "", "")
    yield f"{constant} = Connector("
    yield f'    KIND, "{title}", "{delivers}", "{licence}",'
    yield f'    "{attribution}", URL, 3600.0, {parameters}, _pull,'
    yield ")  # fmt: skip"


def _test(name: str, fields: Mapping[str, str]) -> Iterator[str]:
    told = ", ".join(f'"{field}": {number}.5' for number, field in enumerate(fields))
    yield f'"""{name}: replace the answer by one that was recorded."""'
    yield from ("", "import json", "")
    yield f"from citybrain.observations.connectors.{name} import KIND, read"
    yield from ("from citybrain.observations.connectors.known import kinds", "")
    yield f'TOLD = {{"rows": [{{"time": "2026-01-30T00:00:00Z", {told}}}, {{"time": "2026-01-30T01:00:00Z"}}]}}'
    yield from ("", "", "def test_an_answer_is_read() -> None:")
    yield '    found = read(json.dumps(TOLD).encode(), "here")'
    keys = ", ".join(f'("{key}", {number}.5)' for number, key in enumerate(fields.values()))
    yield f"    assert [(one.property, one.result) for one in found] == [{keys}]"
    yield from ("", "", "def test_it_is_known_by_its_kind() -> None:", "    assert kinds()[KIND].kind == KIND")
