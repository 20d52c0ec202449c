"""The page of what the program rests on: services, libraries with licence and weight, and what stops if one ends."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from citybrain.kernel.yaml_files import read_yaml
from docs.access_matrix import table

DOCS = Path(__file__).parent
FILE = DOCS / "dependencies.md"
LOCK = DOCS.parent / "web" / "package-lock.json"
PROJECT = "opencitybrain"
SHORT = 60
HEAVIEST = 10

HEAD = """# What the program rests on

Written by `python -m docs.dependencies` from the installed packages, `web/package-lock.json` and
`docs/dependencies.yaml`.

A city that is served asks nobody: page, documentation, map and fonts come from the server itself, no licence key
is checked, nothing is reported to anybody. What is installed goes on when everybody below has ended; what ends is
that it is renewed. A city leaves as one file ([leaving](city.md#leaving))."""

LIBRARIES = """Each is pinned by version and hash in `requirements-server.lock`, and is open source, so that it can be kept
without its authors. Of one that ends, the version in the lock goes on until Python or the system no longer runs it.
MB are those of the files on Linux (x86-64), without compiled bytecode."""


@cache
def declared() -> Mapping[str, Any]:
    """What people say of services, libraries and licences."""
    said: Mapping[str, Any] = read_yaml(DOCS / "dependencies.yaml")
    return said


@cache
def installed() -> Mapping[str, Distribution]:
    """Packages of this environment by their normal names."""
    return {canonicalize_name(one.metadata["Name"]): one for one in distributions()}


def needed_by(name: str) -> list[str]:
    """What a package needs on this machine without extras."""
    asked = (Requirement(text) for text in installed()[name].requires or ())
    return sorted(
        canonicalize_name(one.name) for one in asked if one.marker is None or one.marker.evaluate({"extra": ""})
    )


@cache
def runtime() -> Mapping[str, Sequence[str]]:
    """Packages that a server needs, each with those that need it; the project's own needs come first."""
    users: dict[str, list[str]] = {}
    waiting, seen = [PROJECT], {PROJECT}
    while waiting:
        one = waiting.pop(0)
        for name in needed_by(one):
            users.setdefault(name, []).append(one)
            if name not in seen:
                seen.add(name)
                waiting.append(name)
    return dict(sorted(users.items()))


def licence(name: str) -> str:
    """The licence of a package: as declared here, as SPDX, or as it says in a few words; "" where it says nothing."""
    said = installed()[name].metadata.json
    words = str(said.get("license", ""))
    classes = [one.split(" :: ")[-1] for one in said.get("classifier", ()) if one.startswith("License")]
    short = words if len(words) < SHORT and "\n" not in words else ""
    return declared()["licences"].get(name) or str(said.get("license_expression", "")) or short or " AND ".join(classes)


def megabytes(name: str) -> float:
    """Weight of the files of a package without bytecode [MB]."""
    one = installed()[name]
    files = (Path(str(one.locate_file(file))) for file in one.files or () if file.suffix != ".pyc")
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6


def heaviest() -> list[str]:
    """The heaviest packages, the heaviest first."""
    return sorted(runtime(), key=megabytes, reverse=True)[:HEAVIEST]


def use_of(name: str) -> str:
    """What a library is for; "" of one that only others need."""
    return declared()["uses"].get(name) or declared()["heaviest"].get(name, "")


def shipped() -> Iterator[tuple[str, str, str]]:
    """Packages of the page with version and licence."""
    packages = json.loads(LOCK.read_text(encoding="utf-8"))["packages"]
    for path, one in sorted(packages.items()):
        name = path.rpartition("node_modules/")[2]
        if path and not one.get("dev") and not one.get("optional"):
            yield name, one["version"], one.get("license") or declared()["licences"].get(name, "")


def services() -> Iterator[Sequence[str]]:
    """Rows about who runs what."""
    yield from ([one["name"], one["by"], one["for"], one["stops"]] for one in declared()["services"])
    for kind, by in declared()["connectors"].items():
        yield [
            f"connector `{kind}`",
            by,
            "readings, where `city.toml` names it",
            "its streams tell when they were last heard",
        ]
    yield from ([one["name"], "the city", one["for"], one["stops"]] for one in declared()["optional"])


def _libraries(names: Iterable[str]) -> Iterator[Sequence[str]]:
    for name in names:
        users = "" if PROJECT in runtime()[name] else "needed by " + ", ".join(runtime()[name][:3])
        yield [name, installed()[name].version, licence(name), f"{megabytes(name):.1f}", use_of(name) or users]


def page() -> str:
    """The whole page."""
    lines = [HEAD, "", "## Services", *table(["service", "run by", "for", "when it ends"], services())]
    total = sum(map(megabytes, runtime()))
    lines += ["", "## The heaviest", "", f"All libraries of a server together: {total:.0f} MB. Why they stay:"]
    lines += ["[decision 12](decisions/0012-weight.md)."]
    lines += table(["library", "MB", "for"], ([n, f"{megabytes(n):.1f}", use_of(n)] for n in heaviest()))
    lines += ["", "## Libraries of a server", "", LIBRARIES]
    lines += table(["library", "version", "licence", "MB", "for, so what stops without it"], _libraries(runtime()))
    lines += [
        "",
        "## Libraries of the page",
        "",
        "Bundled into the page when it is built: nothing is loaded from elsewhere.",
    ]
    lines += table(["library", "version", "licence"], map(list, shipped()))
    return "\n".join(lines) + "\n"


def without_weights(text: str) -> str:
    """A page without its weights and the order that they make, which differ between machines."""
    kept, _, rest = text.partition("## The heaviest")
    return re.sub(r"\| \d+\.\d \|", "| |", kept + rest.partition("## Libraries of a server")[2])


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
