"""Identities and tokens in the records: who gave them, what they may, and that nothing of them is lost."""

import pytest
import sqlalchemy as sa

from citybrain.governance import Permission, Role
from citybrain.governance.errors import AccessError
from citybrain.governance.register import (
    FOUNDED_WITH,
    add_identity,
    create_first_administrator,
    give_token,
    identities,
    link_token,
    name_of,
    reset_administrator,
    revoke_token,
    set_roles,
    standing,
    tokens,
    withdraw_identity,
)
from citybrain.governance.roles import RIGHTS
from citybrain.governance.tokens import fits
from citybrain.kernel.errors import NotFoundError
from citybrain.records import Records
from citybrain.records.tables.governance import access_token, identity_role


def test_the_first_identity_is_an_administrator_and_is_founded_once(records: Records) -> None:
    with records.begin() as connection:
        token = create_first_administrator(connection, "Aino")
        assert token is not None
        assert create_first_administrator(connection, "Aino") is None
        held = standing(connection, token.number)
        assert held is not None
        assert (held.actor.name, held.actor.roles) == ("admin", FOUNDED_WITH)
        assert held.actor.permissions == frozenset(Permission)
        add_identity(connection, "Aino", {Role.ADMINISTRATOR}, "Aino")
        withdraw_identity(connection, "admin", "Aino")
        assert create_first_administrator(connection, "Aino") is None


def test_a_reset_revokes_what_the_administrator_had_and_brings_back_one_that_was_withdrawn(records: Records) -> None:
    with records.begin() as connection:
        first = reset_administrator(connection, "Aino")
        add_identity(connection, "Eino", {Role.ADMINISTRATOR}, "Aino")
        set_roles(connection, "admin", {Role.AUDITOR}, "Aino")
        second = reset_administrator(connection, "Aino")
        assert standing(connection, first.number) is None
        assert standing(connection, second.number).actor.roles == FOUNDED_WITH | {Role.AUDITOR}
        withdraw_identity(connection, "admin", "Aino")
        assert standing(connection, second.number) is None
        third = reset_administrator(connection, "Aino")
        assert standing(connection, third.number).actor.roles == FOUNDED_WITH
        assert [found.withdrawn_by for found in identities(connection)] == ["Aino", None, None]


def test_a_token_has_the_scopes_it_was_given_and_none_beyond_its_roles(records: Records) -> None:
    with records.begin() as connection:
        add_identity(connection, "Gateway", {Role.DEVICE_OPERATOR}, "Aino")
        narrow = give_token(connection, "Gateway", {Permission.WRITE_OBSERVATIONS}, 30, " air  stations ", "Aino")
        wide = give_token(connection, "Gateway", (), 30, "", "Aino")
        assert standing(connection, narrow.number).actor.permissions == {Permission.WRITE_OBSERVATIONS}
        assert standing(connection, wide.number).actor.permissions == RIGHTS[Role.DEVICE_OPERATOR].permissions
        with pytest.raises(AccessError) as refused:
            give_token(connection, "Gateway", {Permission.READ_AUDIT}, 30, "", "Aino")
        assert refused.value.code == "access-scope"
        listed = tokens(connection)
        assert [given.purpose for given in listed] == ["air stations", ""]
        assert listed[0].scopes == (Permission.WRITE_OBSERVATIONS,)
        assert listed[1].scopes == ()
        set_roles(connection, "Gateway", {Role.PLANNER}, "Aino")
        assert standing(connection, narrow.number).actor.permissions == set()
        assert standing(connection, wide.number).actor.permissions == RIGHTS[Role.PLANNER].permissions


def test_there_is_always_an_administrator(records: Records) -> None:
    with records.begin() as connection:
        reset_administrator(connection, "root")
        add_identity(connection, "Aino", {Role.PLANNER}, "root")
        for change in (
            lambda: withdraw_identity(connection, "admin", "root"),
            lambda: set_roles(connection, "admin", {Role.AUDITOR}, "root"),
        ):
            with pytest.raises(AccessError) as refused:
                change()
            assert refused.value.code == "access-last-administrator"
        set_roles(connection, "Aino", {Role.ADMINISTRATOR}, "root")
        withdraw_identity(connection, "admin", "root")
        with pytest.raises(AccessError):
            withdraw_identity(connection, "Aino", "root")


def test_a_token_is_revoked_by_its_number_and_where_said_by_its_holder(records: Records) -> None:
    with records.begin() as connection:
        token = reset_administrator(connection, "root")
        add_identity(connection, "Aino", {Role.PLANNER}, "root")
        with pytest.raises(NotFoundError):
            revoke_token(connection, token.number, "root", "Aino")
        revoke_token(connection, token.number, "root", "admin")
        assert standing(connection, token.number) is None


def test_a_link_stands_for_a_token_of_the_administrator_that_may_all(records: Records) -> None:
    with records.begin() as connection:
        assert link_token(connection, "root") is None
        first = reset_administrator(connection, "root").number
        give_token(connection, "admin", {Permission.READ_AUDIT}, 30, "", "root")
        assert link_token(connection, "root") == first
        revoke_token(connection, first, "root")
        second = link_token(connection, "root")
        assert second != first
        assert link_token(connection, "root") == second
        assert standing(connection, second).actor.permissions == set(Permission)
        add_identity(connection, "Aino", {Role.ADMINISTRATOR}, "root")
        withdraw_identity(connection, "admin", "root")
        assert link_token(connection, "root") is None


def test_roles_are_withdrawn_and_stay_on_record(records: Records) -> None:
    with records.begin() as connection:
        number = add_identity(connection, "Aino", {Role.PLANNER, Role.AUDITOR}, "root")
        set_roles(connection, "Aino", {Role.PLANNER, Role.DUTY_OFFICER}, "root")
        assert set(identities(connection)[0].roles) == {Role.PLANNER, Role.DUTY_OFFICER}
        asked = sa.select(identity_role.c.role).where(identity_role.c.identity == number)
        assert connection.execute(asked.where(identity_role.c.withdrawn_by == "root")).scalars().all() == ["auditor"]
        assert len(connection.execute(asked).all()) == 3


def test_what_is_revoked_stays_on_record_and_is_revoked_once(records: Records) -> None:
    with records.begin() as connection:
        token = reset_administrator(connection, "Aino")
        revoke_token(connection, token.number, "Eino")
        assert standing(connection, token.number) is None
        with pytest.raises(NotFoundError):
            revoke_token(connection, token.number, "Eino")
        assert [(given.number, given.withdrawn_by) for given in tokens(connection)] == [(token.number, "Eino")]


def test_names_are_those_of_one_identity_that_counts(records: Records) -> None:
    with records.begin() as connection:
        add_identity(connection, "Aino", {Role.PLANNER}, "root")
        with pytest.raises(AccessError) as refused:
            add_identity(connection, " Aino ", {Role.PLANNER}, "root")
        assert refused.value.code == "access-name-taken"
        withdraw_identity(connection, "Aino", "root")
        with pytest.raises(NotFoundError):
            set_roles(connection, "Aino", {Role.PLANNER}, "root")
        add_identity(connection, "Aino", {Role.PLANNER}, "root")
        assert [found.name for found in identities(connection)] == ["Aino", "Aino"]


@pytest.mark.parametrize(
    ("name", "roles", "code"),
    [
        ("", {Role.PLANNER}, "access-name"),
        ("x" * 101, {Role.PLANNER}, "access-name"),
        ("Aino", (), "access-no-role"),
        ("anonymous@10.0.0.7", {Role.PLANNER}, "access-name-reserved"),
        ("Connector:fmi", {Role.PLANNER}, "access-name-reserved"),
        ("admin", {Role.DEVICE_OPERATOR}, "access-name-reserved"),
    ],
)
def test_an_identity_needs_a_name_and_a_role(records: Records, name, roles, code) -> None:
    with records.begin() as connection, pytest.raises(AccessError) as refused:
        add_identity(connection, name, roles, "root")
    assert refused.value.code == code


@pytest.mark.parametrize("days", [0, -1, 3651])
def test_every_token_expires(records: Records, days: int) -> None:
    with records.begin() as connection, pytest.raises(AccessError) as refused:
        reset_administrator(connection, "Aino")
        give_token(connection, "admin", (), days, "", "Aino")
    assert refused.value.code == "access-days"


def test_the_database_holds_no_secret(records: Records) -> None:
    with records.begin() as connection:
        token = reset_administrator(connection, "Aino")
        assert fits(connection.execute(sa.select(access_token.c.hash)).scalar_one(), token.secret)
    records.close()
    for file in records.path.parent.iterdir():
        assert token.secret.encode() not in file.read_bytes()


LIKE_ANNA = (
    "Anna\u200b Example", "\u202eAnna Example", "An\u00adna Exa\ufe0fmple\x07", "\u3164Anna Example",
    "\N{CYRILLIC CAPITAL LETTER A}nna Example", "Anna \N{GREEK CAPITAL LETTER EPSILON}xample",
)  # fmt: skip
"""Names that nobody tells from Anna Example."""


def test_a_name_has_no_signs_that_nobody_sees(records: Records) -> None:
    with records.begin() as connection:
        add_identity(connection, "Anna Example", [Role.PLANNER], "root")
        for name in LIKE_ANNA:
            with pytest.raises(AccessError) as refused:
                add_identity(connection, name, [Role.PLANNER], "root")
            assert refused.value.code == "access-name-taken"
        for name in ("ad\u200bmin", "\N{CYRILLIC SMALL LETTER A}dmin", "person:1"):
            with pytest.raises(AccessError) as refused:
                add_identity(connection, name, [Role.PLANNER], "root")
            assert refused.value.code == "access-name-reserved"
        assert name_of(connection, add_identity(connection, "Bo\u202eb", [Role.PLANNER], "root")) == "Bob"
