"""Who does something."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from citybrain.governance.roles import PURPOSES, RIGHTS, DataClass, Permission, Role


@dataclass(frozen=True)
class Actor:
    """Somebody or something with a name. `scopes` are those of the token they came with, whose number is `token`.

    A token of a sensor names the `streams` whose readings it sends: that is all it may. `purpose` is what they read
    for, empty where they named none, and `agreed` are the streams that entries of persons open for it.
    `department` is None for who belongs to none.
    """

    name: str
    roles: frozenset[Role] = frozenset()
    scopes: frozenset[Permission] = frozenset()
    token: int | None = None
    streams: frozenset[int] | None = None
    purpose: str = ""
    agreed: frozenset[int] = frozenset()
    department: str | None = None

    @cached_property
    def permissions(self) -> frozenset[Permission]:
        """What they may do: what their roles allow and their token does not leave out; nothing for one of a sensor."""
        return self.granted if self.streams is None else frozenset()

    @cached_property
    def granted(self) -> frozenset[Permission]:
        """The same, of a sensor what it may do with its own streams."""
        return self.scopes & frozenset[Permission]().union(*(RIGHTS[role].permissions for role in self.roles))

    @property
    def whole(self) -> bool:
        """Whether they came with all that their roles allow, and not with a token that leaves something out."""
        return self.streams is None and self.scopes.issuperset(Permission)

    @cached_property
    def delivers(self) -> bool:
        """Whether they may send readings of any stream at all."""
        return Permission.WRITE_OBSERVATIONS in self.granted

    @cached_property
    def classes(self) -> frozenset[DataClass]:
        """Classes of data that their roles are for; the public one is always among them."""
        return frozenset({DataClass.PUBLIC}).union(*(RIGHTS[role].reads for role in self.roles))

    @cached_property
    def reads(self) -> frozenset[DataClass | int]:
        """Classes that they may read with the token they came with, for what they read for; and numbers of streams of
        other classes.
        """
        if Permission.READ_OBSERVATIONS not in self.permissions:
            return frozenset({DataClass.PUBLIC})
        opened = (
            self.opens(name) for name, one in PURPOSES.items() if one.by_law and (one.default or name == self.purpose)
        )
        return frozenset({DataClass.PUBLIC}).union(*opened, self.agreed)

    @cached_property
    def handles(self) -> frozenset[DataClass]:
        """Classes that they may read for some purpose with the token they came with, of whose persons they answer."""
        return self.classes if Permission.READ_OBSERVATIONS in self.permissions else frozenset({DataClass.PUBLIC})

    @cached_property
    def owns(self) -> frozenset[DataClass]:
        """Classes that they may read in the file of an enterprise that they are named for."""
        if Permission.ANSWER_ENTERPRISES not in self.permissions:
            return frozenset()
        return frozenset({DataClass.PUBLIC}).union(*(RIGHTS[role].owns for role in self.roles))

    def opens(self, purpose: str) -> frozenset[DataClass]:
        """Classes that they may read for a purpose, of personal ones the streams that an entry of the person is for."""
        named = PURPOSES[purpose]
        return frozenset[DataClass]().union(*(RIGHTS[role].reads for role in self.roles & named.roles)) & named.classes


ANONYMOUS = Actor("anonymous")
"""Who came without a token."""
