"""Places in the source that name a message: errors, texts, and functions that pass a code on to an error."""

import ast
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Use(NamedTuple):
    """A message named in the source; `complete` where all the arguments it gives are written out."""

    where: str
    key: str
    given: frozenset[str]
    complete: bool


class Relay(NamedTuple):
    """A function that hands one of its parameters on as the code of an error, with arguments of its own."""

    position: int
    own: frozenset[str]
    given: frozenset[str]


def callee(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def error_classes(trees: Iterable[ast.AST]) -> set[str]:
    """CityBrainError and every class derived from it, by name."""
    bases = {
        node.name: {getattr(base, "id", getattr(base, "attr", "")) for base in node.bases}
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    known = {"CityBrainError"}
    while more := {name for name, above in bases.items() if above & known} - known:
        known |= more
    return known


def relays(trees: Iterable[ast.AST], errors: set[str]) -> dict[str, Relay]:
    """By name: functions in which an error takes its code from a parameter."""
    found = {}
    for function in (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        names = [argument.arg for argument in function.args.args if argument.arg != "self"]
        for node in ast.walk(function):
            if not (isinstance(node, ast.Call) and callee(node) in errors and node.args):
                continue
            code = node.args[0]
            if isinstance(code, ast.Name) and code.id in names:
                given = frozenset(keyword.arg for keyword in node.keywords if keyword.arg)
                own = frozenset(names) | {argument.arg for argument in function.args.kwonlyargs}
                found[function.name] = Relay(names.index(code.id), own, given)
    return found


def uses(tree: ast.AST, where: str, errors: set[str], passing: dict[str, Relay]) -> Iterator[Use]:
    """Messages named by a literal in one file."""
    plain = dict.fromkeys(errors, Relay(0, frozenset(), frozenset()))
    takers = {**passing, **plain, "text": Relay(0, frozenset({"language"}), frozenset())}
    for node in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        taker = takers.get(callee(node))
        if taker is None or len(node.args) <= taker.position:
            continue
        code = node.args[taker.position]
        if isinstance(code, ast.Constant) and isinstance(code.value, str):
            written = {keyword.arg for keyword in node.keywords if keyword.arg} - taker.own
            complete = all(keyword.arg for keyword in node.keywords)
            yield Use(f"{where}:{node.lineno}", code.value, taker.given | written, complete)
