"""Names of quantities, measures and entities that stand as literals in mechanisms, by file."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from citybrain.base.domains import find_domains
from citybrain.kernel.entities import OWN
from citybrain.observations.properties import known_properties

PROJECT = Path(__file__).parents[2]
PYTHON, WEB = PROJECT / "src" / "citybrain", PROJECT / "web" / "src"
DECLARING = "domains"
"""The room whose names they are."""

MADE = "schema.d.ts"
LITERAL = {".py": re.compile(r"""(["'])([a-z_0-9]+)\1"""), ".ts": re.compile(r"""(?<!class=)(["'`])([a-z_0-9]+)\1""")}
LITERAL[".svelte"] = LITERAL[".ts"]
SHORTEST = 9
"""Letters of a name that can only mean the quantity: shorter ones, and single words, are words of other things too."""


@cache
def quantities() -> frozenset[str]:
    """Names of quantities and measures. Roles and observed properties may be called as a quantity is."""
    domains = find_domains()
    graph = domains.graph(domains.countries()[0])
    names = {name for name in graph.quantities if "_" in name and len(name) >= SHORTEST} | set(graph.interventions)
    return frozenset(names - set(graph.roles) - set(known_properties()))


@cache
def entities() -> frozenset[str]:
    """The entities that a mechanism could take for granted: the leading ones and what they lie in.

    Others (tree, street, place) are words of other things too.
    """
    leading = [entity for entity in find_domains().entities() if entity.leading]
    return frozenset(name for entity in leading for name in (entity.name, *entity.inside)) - set(OWN)


def files() -> Iterator[Path]:
    """Sources of the mechanisms, without tests and what is generated."""
    for root, endings in ((PYTHON, (".py",)), (WEB, (".ts", ".svelte"))):
        for path in sorted(root.rglob("*")):
            declaring = path.is_relative_to(PYTHON / DECLARING)
            if path.suffix in endings and ".test." not in path.name and path.name != MADE and not declaring:
                yield path


def found() -> dict[str, set[str]]:
    """Names by the file in which they stand, as a path of the project."""
    named = quantities() | entities()
    read = {path: {name for _, name in LITERAL[path.suffix].findall(path.read_text("utf-8"))} for path in files()}
    return {path.relative_to(PROJECT).as_posix(): names & named for path, names in read.items() if names & named}
