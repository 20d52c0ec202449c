"""The page of dependencies is that of what is installed, and says of each what it is for."""

import re
import sys

import pytest

from citybrain.observations.connectors.known import kinds
from docs.dependencies import (
    FILE,
    PROJECT,
    declared,
    heaviest,
    licence,
    page,
    runtime,
    shipped,
    use_of,
    without_weights,
)

OLDEST = (3, 11)
MOST = 1_400
"""Megabytes of all libraries of a server."""


def test_the_page_is_current() -> None:
    """It is written with the oldest Python that is supported, which needs the most; a newer one needs nothing else."""
    written, now = (without_weights(one) for one in (FILE.read_text(encoding="utf-8"), page()))
    if sys.version_info[:2] == OLDEST:
        assert written == now, "run: python -m docs.dependencies"
    assert names_in(now) <= names_in(written)


def names_in(text: str) -> set[str]:
    """What stands first in the rows of tables."""
    return {line.split("|")[1].strip() for line in text.splitlines() if line.startswith("| ")}


def test_each_library_of_ours_and_each_heavy_one_says_what_it_is_for() -> None:
    direct = {name for name, users in runtime().items() if PROJECT in users}
    assert direct == set(declared()["uses"])
    assert [name for name in heaviest() if not use_of(name)] == []


def test_each_library_has_a_licence_that_may_be_shipped() -> None:
    licences = {name: licence(name) for name in runtime()} | {name: said for name, _, said in shipped()}
    assert {name: said for name, said in licences.items() if not said or re.search(r"\bA?GPL|SSPL|BUSL", said)} == {}


def test_each_service_that_a_connector_asks_is_named() -> None:
    assert set(declared()["connectors"]) == set(kinds())


def test_a_server_does_not_become_heavier_unseen() -> None:
    total = re.search(r"together: (\d+) MB", page())
    assert total is not None
    assert int(total[1]) < MOST


@pytest.mark.parametrize("name", ["llvmlite", "polars-runtime-32"])
def test_what_only_others_need_says_who_needs_it(name: str) -> None:
    assert PROJECT not in runtime()[name]
