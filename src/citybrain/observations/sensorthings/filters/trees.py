"""Trees of expressions: the names in them, the parts that they are made of, how deep they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from odata_query import ast

from citybrain.observations.sensorthings.errors import AskedError


def path_of(node: ast._Node) -> list[str] | None:
    """The steps of a name such as Datastream/Thing/name; None for what is no name."""
    if isinstance(node, ast.Identifier):
        return [node.name]
    if isinstance(node, ast.Attribute):
        before = path_of(node.owner)
        return None if before is None else [*before, node.attr]
    return None


def names(node: ast._Node, bound: frozenset[str] = frozenset()) -> Iterator[list[str]]:
    """The names in an expression as paths, without those that begin with a variable of `any` or `all`."""
    path = path_of(node)
    if path is not None:
        if path[0] not in bound:
            yield path
    elif isinstance(node, ast.CollectionLambda):
        yield from names(node.owner, bound)
        if node.lambda_ is not None:
            yield from names(node.lambda_.expression, bound | {node.lambda_.identifier.name})
    else:
        for part in inner(node):
            yield from names(part, bound)


def shortened(node: ast._Node, steps: int, bound: frozenset[str] = frozenset()) -> ast._Node:
    """An expression without the first steps of the names that `names` tells of."""
    path = path_of(node)
    if path is not None:
        return node if path[0] in bound else _named(path[steps:])
    if isinstance(node, ast.CollectionLambda) and node.lambda_ is not None:
        variable = node.lambda_.identifier
        inside = shortened(node.lambda_.expression, steps, bound | {variable.name})
        return replace(node, owner=shortened(node.owner, steps, bound), lambda_=ast.Lambda(variable, inside))
    parts: dict[str, Any] = {one.name: getattr(node, one.name) for one in fields(node) if one.name != "func"}
    changed: dict[str, Any] = {
        name: [shortened(one, steps, bound) for one in part]
        if isinstance(part, list)
        else shortened(part, steps, bound)
        for name, part in parts.items()
        if isinstance(part, ast._Node | list)
    }
    return replace(node, **changed)


def _named(path: list[str]) -> ast._Node:
    """The name that a path is. Raises AskedError for none."""
    if not path:
        raise AskedError("sta-name-entity", received="Observations")
    node: ast._Node = ast.Identifier(path[0])
    for step in path[1:]:
        node = ast.Attribute(node, step)
    return node


def inner(node: ast._Node) -> Iterator[ast._Node]:
    """The parts that a node is made of."""
    match node:
        case ast.BoolOp() | ast.BinOp() | ast.Compare():
            yield from (node.left, node.right)
        case ast.UnaryOp():
            yield node.operand
        case ast.Call():
            yield from node.args
        case ast.List():
            yield from node.val


def chained(node: ast._Node, kind: type[ast._Node]) -> list[ast._Node]:
    """The parts of a chain of `and`, or of `or`, in order."""
    parts: list[ast._Node] = []
    while isinstance(node, ast.BoolOp) and isinstance(node.op, kind):
        parts.append(node.right)
        node = node.left
    return [node, *reversed(parts)]


def within(node: ast._Node, deepest: int) -> bool:
    """Whether a tree has at most so many operators within operators; a chain of `and`, or of `or`, counts as one."""
    waiting = [(node, 1)]
    while waiting:
        node, depth = waiting.pop()
        if depth > deepest:
            return False
        if isinstance(node, ast.CollectionLambda):
            parts = [] if node.lambda_ is None else [node.lambda_.expression]
        else:
            parts = chained(node, type(node.op)) if isinstance(node, ast.BoolOp) else list(inner(node))
        waiting.extend((part, depth + 1) for part in parts)
    return True
