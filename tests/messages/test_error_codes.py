"""Every error and every text that the source names is in the catalogue, with the variables it is given."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.messages.fluent_files import messages, variables

import citybrain
from citybrain.messages import catalogue

SOURCE = Path(citybrain.__file__).parent
OWN_ARGUMENTS = {"text": {"language"}}


class Use(NamedTuple):
    """One place in the source that names a message."""

    where: str
    key: str
    given: frozenset[str]
    complete: bool


def uses(tree: ast.AST, where: str) -> Iterator[Use]:
    """Calls of an error class or of `text` whose first argument is a literal."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        first = node.args[0]
        if not (isinstance(first, ast.Constant) and isinstance(first.value, str)) or not _names_a_message(name, first):
            continue
        given = {keyword.arg for keyword in node.keywords if keyword.arg} - OWN_ARGUMENTS.get(name, set())
        complete = all(keyword.arg for keyword in node.keywords)
        yield Use(f"{where}:{node.lineno}", first.value, frozenset(given), complete)


def _names_a_message(callee: str, first: ast.Constant) -> bool:
    if callee == "text":
        return True
    return callee in ERRORS


def _error_classes() -> set[str]:
    """CityBrainError and every class of the source that is derived from it, by name."""
    bases = {
        node.name: {getattr(base, "id", getattr(base, "attr", "")) for base in node.bases}
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    }
    known = {"CityBrainError"}
    while more := {name for name, above in bases.items() if above & known} - known:
        known |= more
    return known


ERRORS = _error_classes()


def all_uses() -> list[Use]:
    return [
        use
        for path in sorted(SOURCE.rglob("*.py"))
        for use in uses(ast.parse(path.read_text(encoding="utf-8")), str(path.relative_to(SOURCE)))
    ]


def known() -> dict[str, frozenset[str]]:
    return {message.id.name: variables(message) for path in catalogue.files("en") for message in messages(path)}


def test_every_code_in_the_source_is_in_the_catalogue() -> None:
    catalogue_keys = known()
    assert not [f"{use.where}: {use.key}" for use in all_uses() if use.key not in catalogue_keys]


def test_every_error_gives_its_message_the_variables_it_shows() -> None:
    catalogue_keys = known()
    missing = {
        f"{use.where}: {use.key}": sorted(catalogue_keys[use.key] - use.given)
        for use in all_uses()
        if use.key in catalogue_keys and use.complete and catalogue_keys[use.key] - use.given
    }
    assert not missing


def test_every_argument_of_an_error_is_shown_to_the_reader() -> None:
    catalogue_keys = known()
    unused = {
        f"{use.where}: {use.key}": sorted(use.given - catalogue_keys[use.key])
        for use in all_uses()
        if use.key in catalogue_keys and use.given - catalogue_keys[use.key]
    }
    assert not unused


def test_the_search_finds_errors_and_texts() -> None:
    program = "raise errors.InputError('a-b', file=f, **rest)\ntext('c-d', language=l, count=3)\nother('e-f')"
    assert list(uses(ast.parse(program), "x.py")) == [
        Use("x.py:1", "a-b", frozenset({"file"}), False),
        Use("x.py:2", "c-d", frozenset({"count"}), True),
    ]
