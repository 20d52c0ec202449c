"""Every error and every text that the source names is in the catalogue, with the variables it is given."""

from functools import cache
from pathlib import Path

import citybrain
from citybrain.messages import catalogue
from tests.messages.fluent_files import variables
from tests.messages.message_uses import Use, error_classes, relays, uses
from tests.syntax import tree_of

SOURCE = Path(citybrain.__file__).parent


@cache
def all_uses() -> list[Use]:
    trees = {str(path.relative_to(SOURCE)): tree_of(path) for path in sorted(SOURCE.rglob("*.py"))}
    errors = error_classes(trees.values())
    passing = relays(trees.values(), errors)
    return [use for where, tree in trees.items() for use in uses(tree, where, errors, passing)]


@cache
def shown() -> dict[str, frozenset[str]]:
    """The variables of every message of the catalogue."""
    return variables(catalogue.files("en"))


def test_every_code_in_the_source_is_in_the_catalogue() -> None:
    assert [f"{use.where}: {use.key}" for use in all_uses() if use.key not in shown()] == []


def test_every_message_gets_the_variables_it_shows() -> None:
    missing = {
        f"{use.where}: {use.key}": sorted(shown()[use.key] - use.given)
        for use in all_uses()
        if use.key in shown() and use.complete and shown()[use.key] - use.given
    }
    assert missing == {}


def test_every_argument_of_a_message_is_shown_to_the_reader() -> None:
    unused = {
        f"{use.where}: {use.key}": sorted(use.given - shown()[use.key])
        for use in all_uses()
        if use.key in shown() and use.given - shown()[use.key]
    }
    assert unused == {}


PROGRAM = """
class OddError(errors.InputError): ...
class InputError(CityBrainError): ...

def require(condition, code, function, **more):
    if not condition:
        raise OddError(code, where=function, **more)

raise errors.InputError("a-b", file=f, **rest)
text("c-d", language=l, count=3)
require(x > 0, "e-f", function, allowed="0")
other("g-h")
OddError(code)
"""


def test_the_search_finds_errors_texts_and_codes_passed_on() -> None:
    tree = tree_of(PROGRAM)
    errors = error_classes([tree])
    assert errors == {"CityBrainError", "InputError", "OddError"}
    assert list(uses(tree, "x.py", errors, relays([tree], errors))) == [
        Use("x.py:9", "a-b", frozenset({"file"}), False),
        Use("x.py:10", "c-d", frozenset({"count"}), True),
        Use("x.py:11", "e-f", frozenset({"where", "allowed"}), True),
    ]
