"""What the tests need to know about Fluent files: the messages in them and the variables of a message."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from fluent.runtime import FluentResource
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()
        self.references: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.references.add(node.id.name)


def entries(path: Path) -> tuple[ast.EntryType, ...]:
    return _parse(path.read_text(encoding="utf-8"))


@cache
def _parse(content: str) -> tuple[ast.EntryType, ...]:
    """Once for all tests: it takes a second to parse the files of a language."""
    return tuple(FluentResource(content).body)


def messages(path: Path) -> list[ast.Message]:
    return [entry for entry in entries(path) if isinstance(entry, ast.Message)]


def variables(paths: Iterable[Path]) -> dict[str, frozenset[str]]:
    """The variables of every message, those of the messages it refers to among them."""
    seen: dict[str, _Variables] = {}
    for message in (message for path in paths for message in messages(path)):
        seen[message.id.name] = _Variables()
        seen[message.id.name].visit(message)

    def of(name: str) -> frozenset[str]:
        return frozenset(seen[name].names).union(*(of(other) for other in seen[name].references))

    return {name: of(name) for name in seen}
