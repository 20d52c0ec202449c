"""What the served city senses, for routes that ask for it."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends

from citybrain.api.state import TheState, TheWorkspace
from citybrain.observations.sensing import Sensing


def sensing_of(state: TheState, workspace: TheWorkspace) -> Sensing:
    """What the open city senses. Raises NotStoredError where another program has its readings."""
    return state.sensings.of(workspace.folder, workspace.snapshot.manifest.time_zone)


TheSensing = Annotated[Sensing, Depends(sensing_of)]
