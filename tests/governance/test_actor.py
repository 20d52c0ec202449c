"""What roles allow, what scopes take away, and which classes of data somebody may read."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.governance import ANONYMOUS, Actor, DataClass, Permission, Role, may_read, require
from citybrain.governance.errors import NotAllowedError, NotSignedInError
from citybrain.governance.roles import PURPOSES, RIGHTS
from citybrain.messages import LANGUAGES, render

actors = st.builds(
    Actor,
    st.text(min_size=1),
    st.frozensets(st.sampled_from(Role)),
    st.frozensets(st.sampled_from(Permission)),
    st.integers(1, 100),
)


@given(actors, st.sampled_from(Permission))
def test_an_act_needs_a_role_that_allows_it_and_a_scope_that_names_it(actor: Actor, act: Permission) -> None:
    allowed = act in actor.scopes and any(act in RIGHTS[role].permissions for role in actor.roles)
    if allowed:
        require(actor, act)
    else:
        with pytest.raises(NotAllowedError) as refused:
            require(actor, act)
        assert refused.value.code == "access-not-allowed"
        told = refused.value.arguments
        assert (told["name"], told["act"]) == (actor.name, act)
        assert {Role(key.removeprefix("access-role-")) for key in told["roles"].split()} == {
            role for role in Role if act in RIGHTS[role].permissions
        }


@given(actors, st.sampled_from(DataClass))
def test_what_is_not_public_needs_a_role_that_reads_the_class_and_the_scope(actor: Actor, of: DataClass) -> None:
    actor = replace(actor, purpose="stewardship")
    allowed = of is DataClass.PUBLIC or (
        Permission.READ_OBSERVATIONS in actor.permissions and any(of in RIGHTS[role].reads for role in actor.roles)
    )
    assert may_read(actor, of.value) == (of in actor.reads) == allowed


@given(st.text())
def test_anybody_reads_what_is_public_and_nothing_else(of: str) -> None:
    assert may_read(ANONYMOUS, of) == (of == "public")


@pytest.mark.parametrize("act", Permission)
def test_who_is_not_known_is_asked_to_sign_in(act: Permission) -> None:
    with pytest.raises(NotSignedInError) as refused:
        require(ANONYMOUS, act)
    assert refused.value.code == "access-sign-in"
    assert f"“{act}”" in render(refused.value)
    assert [language for language in LANGUAGES if "Bearer citybrain_" not in render(refused.value, language)] == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "Aino may not take approvals of plans back. That takes one of these roles: Administrator, Council.",
        ),
        ("zh", "Aino 不可撤回方案的批准。此操作需要以下角色之一：管理员、市政会议。"),
    ],
)
def test_who_may_not_is_told_which_roles_may(language: str, said: str) -> None:
    planner = Actor("Aino", frozenset({Role.PLANNER}), frozenset(Permission), 1)
    with pytest.raises(NotAllowedError) as refused:
        require(planner, Permission.APPROVE_PLANS)
    assert render(refused.value, language).startswith(said)


@pytest.mark.parametrize("act", Permission)
def test_every_act_is_somebodys_beside_the_administrators(act: Permission) -> None:
    others = {role for role in Role if act in RIGHTS[role].permissions} - {Role.ADMINISTRATOR}
    assert others or act is Permission.WRITE_ACCESS


def test_who_makes_a_plan_does_not_approve_it() -> None:
    both = {Permission.WRITE_PLANS, Permission.APPROVE_PLANS}
    assert {role for role in Role if both <= RIGHTS[role].permissions} == {Role.ADMINISTRATOR}


def test_a_class_that_nobody_knows_is_read_by_nobody() -> None:
    everything = Actor("all", frozenset(Role), frozenset(Permission), 1)
    assert not may_read(everything, "secret")


def test_data_about_persons_is_for_the_data_steward_alone_who_names_a_purpose() -> None:
    for role in Role:
        actor = Actor(role, frozenset({role}), frozenset(Permission), 1)
        for of in (DataClass.PERSONAL, DataClass.SENSITIVE_PERSONAL):
            assert not may_read(actor, of)
            assert may_read(replace(actor, purpose="stewardship"), of) == (role is Role.DATA_STEWARD)
            assert not may_read(replace(actor, purpose="research"), of)
            agreed = replace(actor, purpose="research", agreed=frozenset({7}))
            assert may_read(agreed, of, 7) == (Permission.READ_OBSERVATIONS in actor.permissions)
            assert not may_read(agreed, of, 8)
            assert not may_read(replace(actor, scopes=frozenset(), agreed=frozenset({7})), of, 7)


def test_a_purpose_opens_no_class_that_a_role_is_not_for() -> None:
    for purpose in PURPOSES:
        for role in Role:
            actor = Actor(role, frozenset({role}), frozenset(Permission), 1, purpose=purpose)
            assert actor.reads <= actor.classes


def test_only_administrator_and_auditor_read_the_log() -> None:
    assert {role for role in Role if Permission.READ_AUDIT in RIGHTS[role].permissions} == {
        Role.ADMINISTRATOR,
        Role.AUDITOR,
    }
