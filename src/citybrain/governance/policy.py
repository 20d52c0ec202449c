"""The one place that decides whether somebody may do something; `policy.yaml` says what roles may."""

from __future__ import annotations

from collections.abc import Callable, Collection
from enum import StrEnum

from citybrain.governance.actor import ANONYMOUS, Actor
from citybrain.governance.errors import NotAllowedError, NotSignedInError
from citybrain.governance.roles import Permission, Role, roles_with
from citybrain.messages import NamedText

Limited = Callable[[], frozenset[Permission]]
"""Rights that, by the settings of the city, reach no further than one's own department."""


class Verdict(StrEnum):
    """Whether something may be done; of what is hidden nobody is told that it is there."""

    ALLOWED = "allowed"
    DENIED = "denied"
    HIDDEN = "hidden"


def decide(
    actor: Actor, act: Permission, of: str | None = None, stream: int | None = None, own: bool = False
) -> Verdict:
    """Whether somebody may do something: at all, or with data of a class, which may be the stream of a number.

    A class of no known name is hidden from everybody. Who sends readings need not be able to read: it is enough that
    their roles are for that class. `own` says that it stands in the file of an enterprise that they are named for.
    """
    if own and act is Permission.READ_ENTERPRISES and of in actor.owns:
        return Verdict.ALLOWED
    if stream is not None and act is Permission.WRITE_OBSERVATIONS and actor.streams is not None:
        return Verdict.ALLOWED if actor.delivers and stream in actor.streams else Verdict.DENIED
    reads = of is not None and act is Permission.READ_OBSERVATIONS
    if reads and stream is not None and stream in actor.reads:
        return Verdict.ALLOWED
    if of is not None and of not in (actor.classes if act is Permission.WRITE_OBSERVATIONS else actor.reads):
        return Verdict.HIDDEN
    return Verdict.ALLOWED if reads or act in actor.permissions else Verdict.DENIED


def may_read(actor: Actor, data_class: str, stream: int | None = None) -> bool:
    """Whether somebody may read data of a class, which may be the stream of a number."""
    return decide(actor, Permission.READ_OBSERVATIONS, data_class, stream) is Verdict.ALLOWED


def may_deliver(actor: Actor, stream: int, data_class: str) -> bool:
    """Whether somebody may send readings of a stream of a class."""
    return decide(actor, Permission.WRITE_OBSERVATIONS, data_class, stream) is Verdict.ALLOWED


def require(actor: Actor, act: Permission, what: str = "") -> None:
    """Raises NotAllowedError where somebody may not do that at all: NotSignedInError where nobody said who they are.

    what: message that says what of the act is asked for; the act as a whole where it is left out.
    """
    if decide(actor, act) is Verdict.ALLOWED:
        return
    told = {"act": act.value, "what": NamedText(what or f"access-act-{act.replace(':', '-')}")}
    if actor == ANONYMOUS:
        raise NotSignedInError("access-sign-in", **told)
    allowed = roles_with(act)
    roles, own = (
        NamedText(" ".join(f"access-role-{role}" for role in some) or "access-role-none")
        for some in (allowed, sorted(actor.roles, key=list(Role).index))
    )
    narrow = "yes" if any(role in allowed for role in actor.roles) else "no"
    raise NotAllowedError("access-not-allowed", name=actor.name, roles=roles, own=own, narrow=narrow, **told)


def reaches(actor: Actor, act: Permission, departments: Collection[str], limited: Limited) -> bool:
    """Whether a right that somebody has reaches something of departments, by any of the names that these have.

    A limited right of who belongs to a department reaches what is of that department, and what is of none.
    """
    if actor.department is None or not departments or actor.department in departments:
        return True
    return act not in limited()


def require_reach(actor: Actor, act: Permission, departments: Collection[str], limited: Limited) -> None:
    """Raises NotAllowedError where a right that somebody has does not reach what is of other departments."""
    if not reaches(actor, act, departments, limited):
        of, what = " / ".join(sorted(departments)), NamedText(f"access-act-{act.replace(':', '-')}")
        own = str(actor.department)
        raise NotAllowedError("access-other-department", name=actor.name, department=own, of=of, what=what)


def require_delivery(actor: Actor, stream: int | None = None) -> None:
    """Raises NotAllowedError where somebody may not send readings at all, or not of a stream, known or not."""
    if actor.streams is None or not actor.delivers:
        require(actor, Permission.WRITE_OBSERVATIONS)
    elif stream is not None and stream not in actor.streams:
        allowed = ", ".join(map(str, sorted(actor.streams)))
        raise NotAllowedError("access-other-stream", name=actor.name, received=stream, allowed=allowed)
