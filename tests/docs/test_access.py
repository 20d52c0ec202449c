"""The page on access says of every role what the program lets it do, and of every limit what it is."""

import re

from citybrain.api import connections, crowd, http_guard, limits, serving
from citybrain.governance import DataClass, Permission, Role, access, audit, links
from citybrain.governance.register import MOST_DAYS
from citybrain.governance.roles import RIGHTS, roles_with
from tests.docs.code_blocks import PROJECT

TEXT = (PROJECT / "docs" / "access.md").read_text(encoding="utf-8")
WIDER = frozenset(DataClass) - {DataClass.PUBLIC}


def rows() -> list[list[str]]:
    """Cells of all tables."""
    return [[cell.strip(" `") for cell in line.split("|")[1:-1]] for line in TEXT.splitlines() if line.startswith("| ")]


def test_the_table_of_rights_is_that_of_the_program() -> None:
    told = {row[0]: row[2] for row in rows() if row[0] in {act.value for act in Permission}}
    others = set(Role) - {Role.ADMINISTRATOR}
    assert set(told) == {act.value for act in Permission}
    for act, cell in told.items():
        but, names = cell.removeprefix("all but "), cell.split(", ")
        named = {Role(word) for word in (but.split(" and ") if but != cell else filter(None, names))}
        said = others - named if but != cell else named
        assert said == set(roles_with(Permission(act))) - {Role.ADMINISTRATOR}, act


def test_the_table_of_classes_is_that_of_the_program() -> None:
    told = {role: row[1] for row in rows() for role in row[0].split(", ") if role in {role.value for role in Role}}
    assert set(told) == {role.value for role in Role}
    for role, reads in told.items():
        said = WIDER if reads == "all" else {DataClass(word) for word in filter(None, reads.split(", "))}
        assert said == RIGHTS[Role(role)].reads, role


def test_the_limits_are_those_of_the_program() -> None:
    assert f"{limits.ADDRESS.per_second} a second, {limits.ADDRESS.burst:,} at once" in TEXT
    assert f"{limits.TOKEN.per_second:,} a second, {limits.TOKEN.burst:,} at once" in TEXT
    assert (limits.SECRETS.burst, 1 / limits.SECRETS.per_second) == (10, 6)
    assert f"{http_guard.PATIENCE:.0f} s, and one more for each {http_guard.SLOWEST:,} bytes" in TEXT
    assert re.search(rf"head of a request \| {serving.HEAD:.0f} s", TEXT)
    assert f"{connections.MOST:,} at a time, {connections.OF_ONE} of one address" in TEXT
    assert f"{crowd.MOST:,} at a time, {crowd.MOST_ANONYMOUS} without a token or a session" in TEXT
    assert f"{crowd.OF_ONE} of those for each address" in TEXT
    assert f"{http_guard.LARGEST_BODY / 1e6:.1f} MB" in TEXT
    assert f"with {audit.MOST_WAITING:,} of them waiting" in TEXT
    assert "within ten minutes" in TEXT
    assert links.MINUTES == 10
    assert 2 * access.STANDS < 2  # a look at what is remembered, and the wait of a channel for its next look
    assert (access.REMEMBERED, MOST_DAYS) == (300, 3650)
