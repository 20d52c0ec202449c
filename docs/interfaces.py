"""Pages of the reference on the interfaces: classes of Python, commands, addresses over HTTP."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from docs.openapi import FILE

OF_METHOD = (property, cached_property)


def python_page() -> Iterator[str]:
    """Lines of the page of the Python classes that `citybrain.open` leads to."""
    import citybrain
    from citybrain.notebook.city import City, EvaluatedPlan
    from citybrain.notebook.numbers import CityFrames

    yield from ("# Python", "", "Written by `make docs` from the code. [How it is used](../python.md).")
    yield from ("", "## citybrain.open", "", *_signature("citybrain.open", citybrain.open))
    public = [City, EvaluatedPlan, CityFrames]
    for made in public:
        yield from ("", f"## {made.__name__}", "", _text(made))
        bases = [base.__name__ for base in made.__bases__ if base in public]
        if bases:
            yield from ("", f"Has all that [{bases[0]}](#{bases[0].lower()}) has.")
        for name, member in vars(made).items():
            if not name.startswith("_") and (callable(member) or isinstance(member, OF_METHOD)):
                yield from ("", f"### {made.__name__}.{name}", "", *_signature(name, member))


def _signature(name: str, member: Any) -> Iterator[str]:
    """How something is called, and its docstring."""
    of = getattr(member, "fget", None) or getattr(member, "func", None) or member
    called = str(inspect.signature(of)).replace("(self, ", "(").replace("(self)", "()")
    if isinstance(member, OF_METHOD):
        called = called.replace("()", "", 1)
    yield from ("```python", f"{name}{called}".replace("'", ""), "```", "", _text(of))


def _text(of: Any) -> str:
    return inspect.getdoc(of) or ""


def commands_page() -> Iterator[str]:
    """Lines of the page of all commands."""
    from typer.main import get_command

    from citybrain.cli.main import app

    yield from ("# Command line", "", "Written by `make docs` from the commands. `--help` after each says the same.")
    yield from _command("citybrain", get_command(app), 2)


def _command(name: str, command: Any, level: int) -> Iterator[str]:
    yield from ("", f"{'#' * min(level, 3)} {name}", "", _plain(command.help or ""))
    rows = [row for parameter in command.params if (row := _parameter(parameter))]
    if rows:
        yield from ("", "| | |", "|---|---|", *rows)
    for inner, made in sorted(getattr(command, "commands", {}).items()):
        yield from _command(f"{name} {inner}", made, level + 1)


def _parameter(parameter: Any) -> str | None:
    names = [*parameter.opts, *parameter.secondary_opts] if parameter.param_type_name == "option" else None
    if names and "--help" in names:
        return None
    shown = ", ".join(f"`{name}`" for name in names or [(parameter.metavar or parameter.name).upper()])
    return f"| {shown} | {_plain(getattr(parameter, 'help', None) or '')} |"


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", "\\|").replace("<", "&lt;").strip()


def http_page() -> Iterator[str]:
    """Lines of the page of all addresses, by subject."""
    told = json.loads(FILE.read_text(encoding="utf-8"))
    yield from ("# HTTP", "", "Written by `make docs` from what the server says of itself at `/api/v1/openapi.json`.")
    subjects: dict[str, list[tuple[str, str, Mapping[str, Any]]]] = {}
    for address, methods in told["paths"].items():
        for method, made in methods.items():
            if method in {"get", "post", "put", "patch", "delete"}:
                subjects.setdefault((made.get("tags") or ["the city"])[0], []).append((method, address, made))
    for subject in sorted(subjects):
        yield from ("", f"## {subject.capitalize()}")
        for method, address, made in subjects[subject]:
            yield from ("", f"### {method.upper()} {address}".replace("{", "\\{"), "")
            yield from (f"**{_plain(made.get('summary', ''))}**", "", _plain(made.get("description", "")))
            yield from _asked(made.get("parameters", []))


def _asked(parameters: list[Mapping[str, Any]]) -> Iterator[str]:
    rows = [
        f"| `{one['name']}` | {one['in']} | {_plain(one.get('description', ''))} |"
        for one in parameters
        if "name" in one
    ]
    if rows:
        yield from ("", "| parameter | in | says |", "|---|---|---|", *rows)
