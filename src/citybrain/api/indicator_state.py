"""The indicators of the city that is served: one desk for each open city."""

from __future__ import annotations

import threading
from typing import Annotated
from weakref import WeakKeyDictionary

from fastapi import Depends

from citybrain.api.state import workspace_of
from citybrain.plans.workspace import Workspace
from citybrain.progress.indicator_desk import IndicatorDesk

_DESKS: WeakKeyDictionary[Workspace, IndicatorDesk] = WeakKeyDictionary()
_MAKING = threading.Lock()


def indicators_of(workspace: Annotated[Workspace, Depends(workspace_of)]) -> IndicatorDesk:
    """The desk of an open city, made when it is first asked for."""
    with _MAKING:
        desk = _DESKS.get(workspace)
        if desk is None:
            desk = _DESKS[workspace] = IndicatorDesk(workspace)
        return desk


TheIndicators = Annotated[IndicatorDesk, Depends(indicators_of)]
