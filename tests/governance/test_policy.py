"""The one place that decides: what holds of it for whatever roles, scopes and streams somebody has."""

from hypothesis import given
from hypothesis import strategies as some

from citybrain.governance import ANONYMOUS, Actor, DataClass, Permission, Role
from citybrain.governance.policy import Verdict, decide, may_read
from citybrain.governance.roles import PURPOSES, RIGHTS

ROLES = some.frozensets(some.sampled_from(Role))
SCOPES = some.frozensets(some.sampled_from(Permission))
ACTS = some.sampled_from(Permission)
CLASSES = some.sampled_from(DataClass)
READ_FOR = some.sampled_from(["", *PURPOSES])
STREAMS = some.frozensets(some.integers(1, 5), max_size=3)


@given(ROLES, SCOPES, ACTS)
def test_nothing_is_allowed_that_no_role_or_no_scope_gives(
    roles: frozenset[Role], scopes: frozenset[Permission], act: Permission
):
    given_by = any(act in RIGHTS[role].permissions for role in roles) and act in scopes
    assert (decide(Actor("a", roles, scopes, 1), act) is Verdict.ALLOWED) == given_by


@given(ROLES, SCOPES, READ_FOR, CLASSES)
def test_a_class_is_read_for_a_purpose_by_who_has_a_role_for_both_and_may_read_at_all(
    roles, scopes, purpose: str, of: DataClass
) -> None:
    actor = Actor("a", roles, scopes, 1, purpose=purpose)
    named = [one for name, one in PURPOSES.items() if one.by_law and (one.default or name == purpose)]
    for_it = any(of in RIGHTS[role].reads and of in one.classes for one in named for role in roles & one.roles)
    reads = any(Permission.READ_OBSERVATIONS in RIGHTS[role].permissions for role in roles)
    allowed = of is DataClass.PUBLIC or (for_it and reads and Permission.READ_OBSERVATIONS in scopes)
    verdict = decide(actor, Permission.READ_OBSERVATIONS, of)
    assert verdict is (Verdict.ALLOWED if allowed else Verdict.HIDDEN)
    assert may_read(actor, of) == allowed


@given(ROLES, ROLES, SCOPES, SCOPES, ACTS, some.one_of(some.none(), CLASSES))
def test_who_has_more_may_no_less(roles, others, scopes, wider, act: Permission, of: DataClass | None) -> None:
    less, more = Actor("a", roles, scopes, 1), Actor("a", roles | others, scopes | wider, 1)
    if decide(less, act, of) is Verdict.ALLOWED:
        assert decide(more, act, of) is Verdict.ALLOWED


@given(ROLES, SCOPES, STREAMS, some.integers(1, 5), ACTS, CLASSES)
def test_a_token_of_a_sensor_sends_its_own_readings_and_may_nothing_else(
    roles, scopes, streams: frozenset[int], stream: int, act: Permission, of: DataClass
) -> None:
    sensor = Actor("a", roles, scopes, 1, streams)
    assert decide(sensor, act) is Verdict.DENIED
    assert may_read(sensor, of) == (of is DataClass.PUBLIC)
    if decide(sensor, act, of, stream) is Verdict.ALLOWED and act is not Permission.READ_OBSERVATIONS:
        assert act is Permission.WRITE_OBSERVATIONS and stream in streams


@given(ROLES, SCOPES, ACTS, some.text().filter(lambda name: name not in set(DataClass)))
def test_a_class_of_no_known_name_is_hidden_from_everybody(roles, scopes, act: Permission, of: str) -> None:
    assert decide(Actor("a", roles, scopes, 1), act, of) is Verdict.HIDDEN


@given(ACTS, CLASSES)
def test_anybody_reads_what_is_public_and_may_nothing_else(act: Permission, of: DataClass) -> None:
    assert decide(ANONYMOUS, act) is Verdict.DENIED
    assert (decide(ANONYMOUS, act, of) is Verdict.ALLOWED) == (
        act is Permission.READ_OBSERVATIONS and of is DataClass.PUBLIC
    )
