"""What is computed of the open city, as far as who asks may read it.

A route asks for `TheWorkspace`, or for a part that computes with it: it is refused where anything is hidden that
follows from what is closed. Only a route that reads results through views alone asks for `TheOpenWorkspace`.
"""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Depends

from citybrain.api.identity import TheActor
from citybrain.api.state import TheCity
from citybrain.governance import ANONYMOUS
from citybrain.governance.errors import NotAllowedError, NotSignedInError
from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace


def open_workspace_of(city: TheCity, actor: TheActor) -> Workspace:
    """What is computed; its `view` and `today` have no values of what is hidden from who asks."""
    return city.workspace.seen_by(actor)


TheOpenWorkspace = Annotated[Workspace, Depends(open_workspace_of)]


def workspace_of(workspace: TheOpenWorkspace, actor: TheActor) -> Workspace:
    """What is computed. Raises NotSignedInError or NotAllowedError for whom something that follows is hidden."""
    if workspace.hides_results:
        refused = NotSignedInError if actor == ANONYMOUS else NotAllowedError
        raise refused("access-results-closed")
    return workspace


TheWorkspace = Annotated[Workspace, Depends(workspace_of)]


def part_of_results(of: Callable[[OpenCity, Workspace], object]) -> Any:
    """A part of the open city that computes with whole results; it is given what who asks may see."""

    def part(city: TheCity, workspace: TheWorkspace) -> object:
        return of(city, workspace)

    return Depends(part)
