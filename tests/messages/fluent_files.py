"""What the tests need to know about Fluent files: the messages in them and the variables of a message."""

from pathlib import Path

from fluent.runtime import FluentResource
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)


def entries(path: Path) -> list[ast.EntryType]:
    return list(FluentResource(path.read_text(encoding="utf-8")).body)


def messages(path: Path) -> list[ast.Message]:
    return [entry for entry in entries(path) if isinstance(entry, ast.Message)]


def variables(message: ast.Message) -> frozenset[str]:
    seen = _Variables()
    seen.visit(message)
    return frozenset(seen.names)
