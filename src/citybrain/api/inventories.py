"""The inventory of the city that is served: one for each open city."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Annotated

from fastapi import Depends

from citybrain.api.state import TheWorkspace
from citybrain.inventory.desk import Inventory
from citybrain.plans.workspace import Workspace

MOST_KEPT = 2
_INVENTORIES: OrderedDict[Workspace, Inventory] = OrderedDict()
_LOCK = threading.Lock()


def inventory_of(workspace: TheWorkspace) -> Inventory:
    """The inventory of an open city; what it has read and computed is kept for the cities that were served last."""
    with _LOCK:
        if workspace not in _INVENTORIES:
            _INVENTORIES[workspace] = Inventory(workspace)
        _INVENTORIES.move_to_end(workspace)
        while len(_INVENTORIES) > MOST_KEPT:
            _INVENTORIES.popitem(last=False)
        return _INVENTORIES[workspace]


TheInventory = Annotated[Inventory, Depends(inventory_of)]
