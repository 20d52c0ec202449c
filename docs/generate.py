"""`make docs`: the reference of quantities, measures and interfaces, written from their declarations."""

import sys
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from citybrain.base.domains import find_domains
from citybrain.kernel import Graph, Intervention, register
from docs.interfaces import commands_page, http_page, python_page
from docs.reading import reading_page

REFERENCE = Path(__file__).parent / "reference"
COUNTRY = "fi"


def reference_graph() -> Graph:
    """The graph of all declarations, with the parameters of Finland."""
    return find_domains().graph(COUNTRY)


def domain(entry: Mapping[str, Any]) -> str:
    """Domain and topic that declare a quantity; `parameters` for what a YAML file states."""
    module = str(entry["where"]).split(":")[0].split(".")
    return " / ".join((module[2], *module[4:-1])) if "models" in module else "parameters"


def quantities_page(graph: Graph) -> Iterator[str]:
    """Lines of the page of all quantities, domain by domain."""
    yield from ("# Quantities", "", "Written by `make docs` from the declarations.")
    entries = sorted(register(graph), key=lambda entry: (domain(entry), entry["name"]))
    names = frozenset(entry["name"] for entry in entries)
    for name, group in groupby(entries, domain):
        yield from ("", f"## {name}")
        for entry in group:
            yield from quantity_section(entry, names)


def quantity_section(entry: Mapping[str, Any], names: frozenset[str]) -> Iterator[str]:
    """Lines about one quantity; of its inputs those among `names` have a section to lead to."""
    yield from ("", f"### {entry['name']}", "", f"**{entry['label']}**, {entry['unit']}, of: {entry['entity']}.")
    yield from ("", entry["description"] or "A parameter.")
    yield from ("", f"- kind: {entry['kind']}", f"- source: {entry['source']}", f"- declared in: `{entry['where']}`")
    if entry["inputs"]:
        yield "- from: " + ", ".join(_linked(name, names) for name in entry["inputs"])


def _linked(name: str, names: frozenset[str]) -> str:
    """A name as a link to its section; what is remembered of the year before leads to what it was."""
    section = name if name in names else name.removeprefix("previous_")
    return f"[{name}](#{section})" if section in names else name


def measures_page(graph: Graph) -> Iterator[str]:
    """Lines of the page of all measures."""
    yield from ("# Measures", "", "Written by `make docs` from the declarations.")
    for measure in sorted(graph.interventions.values(), key=lambda measure: measure.name):
        yield from measure_section(graph, measure)


def measure_section(graph: Graph, measure: Intervention) -> Iterator[str]:
    """Lines about one measure."""
    label = graph.vocabulary.label(measure.name, "en")
    leverage = f", digitalisation adds: {measure.digital_leverage}" if measure.digital_leverage else ""
    kind = f"of: {measure.of}, strategy: {measure.strategy}{leverage}, phase: {measure.phase}"
    yield from ("", f"## {measure.name}", "", f"**{label}**, {kind}.")
    yield from ("", measure.description.strip(), "", f"- source: {measure.source}")
    yield f"- changes: {', '.join(measure.changes)}"
    yield from (f"- {what}: {', '.join(names)}" for what, names in _lists(measure) if names)


def _lists(measure: Intervention) -> Iterator[tuple[str, list[str]]]:
    yield "settings", list(measure.settings)
    yield "not together with", list(measure.excludes)


def write(folder: Path) -> list[Path]:
    """Write the reference into a folder and return its files."""
    graph = reference_graph()
    folder.mkdir(parents=True, exist_ok=True)
    pages = {
        "quantities.md": quantities_page(graph),
        "measures.md": measures_page(graph),
        "python.md": python_page(),
        "commands.md": commands_page(),
        "http.md": http_page(),
        "reading.md": reading_page(),
    }
    for name, lines in pages.items():
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [folder / name for name in pages]


if __name__ == "__main__":
    for path in write(Path(sys.argv[1]) if len(sys.argv) > 1 else REFERENCE):
        print(path)
