"""Who does something, and whether they may."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from citybrain.governance.errors import NotAllowedError, NotSignedInError
from citybrain.governance.roles import RIGHTS, DataClass, Permission, Role, roles_with
from citybrain.messages import NamedText


@dataclass(frozen=True)
class Actor:
    """Somebody or something with a name. `scopes` are those of the token they came with, whose number is `token`.

    A token of a sensor names the `streams` whose readings it sends: that is all it may.
    """

    name: str
    roles: frozenset[Role] = frozenset()
    scopes: frozenset[Permission] = frozenset()
    token: int | None = None
    streams: frozenset[int] | None = None

    @cached_property
    def permissions(self) -> frozenset[Permission]:
        """What they may do: what their roles allow and their token does not leave out; nothing for one of a sensor."""
        return self._granted if self.streams is None else frozenset()

    @cached_property
    def _granted(self) -> frozenset[Permission]:
        return self.scopes & frozenset[Permission]().union(*(RIGHTS[role].permissions for role in self.roles))

    @property
    def delivers(self) -> bool:
        """Whether they may send readings of any stream at all."""
        return Permission.WRITE_OBSERVATIONS in self._granted

    def delivers_to(self, stream: int) -> bool:
        """Whether they may send readings of a stream."""
        return self.delivers and (self.streams is None or stream in self.streams)

    @cached_property
    def reads(self) -> frozenset[DataClass]:
        """Classes of data that they may read."""
        classes = (RIGHTS[role].reads for role in self.roles if Permission.READ_OBSERVATIONS in self.permissions)
        return frozenset({DataClass.PUBLIC}).union(*classes)


ANONYMOUS = Actor("anonymous")
"""Who came without a token."""


def require(actor: Actor, act: Permission) -> None:
    """Raises NotAllowedError where somebody may not do that: NotSignedInError where nobody said who they are."""
    if act in actor.permissions:
        return
    told = {"act": act.value, "what": NamedText(f"access-act-{act.replace(':', '-')}")}
    if actor == ANONYMOUS:
        raise NotSignedInError("access-sign-in", **told)
    roles = NamedText(" ".join(f"access-role-{role}" for role in roles_with(act)))
    raise NotAllowedError("access-not-allowed", name=actor.name, roles=roles, **told)


def require_delivery(actor: Actor, streams: Iterable[int] = ()) -> None:
    """Raises NotAllowedError where somebody may not send readings, or not of one of these streams."""
    if actor.streams is None or not actor.delivers:
        require(actor, Permission.WRITE_OBSERVATIONS)
    elif others := sorted(set(streams) - actor.streams):
        raise NotAllowedError(
            "access-other-stream", name=actor.name, received=others[0], allowed=_listed(actor.streams)
        )


def _listed(streams: Iterable[int]) -> str:
    return ", ".join(map(str, sorted(streams)))


def readable(actor: Actor) -> frozenset[DataClass]:
    """Classes of data that somebody may read, for conditions of a query; the public one is always among them."""
    return actor.reads


def may_read(actor: Actor, data_class: str) -> bool:
    """Whether somebody may read data of a class. What has a class of no known name is read by nobody."""
    return data_class in actor.reads
