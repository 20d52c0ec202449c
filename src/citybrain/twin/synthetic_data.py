"""What is made up of the demo city's zones: shares that no open file has, drawn around a mean and marked simulated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from citybrain.base.notices import Notice, notice
from citybrain.twin.attributes import AttributeValues
from citybrain.twin.chance import draws
from citybrain.twin.open_data import SIMULATED
from citybrain.twin.origins import Origin


@dataclass(frozen=True)
class SimulatedShares:
    """Shares of zones by `seed` and `zone_shares` of the settings (mean and spread), the same in every build."""

    settings: Mapping[str, Any]

    def fill(self, zones: AttributeValues, ids: Sequence[str]) -> None:
        """Fill what no file says of the zones, by their ids."""
        for name, share in self.settings["zone_shares"].items():
            chance = 2 * draws(ids, f"demo {name}", self.settings["seed"]) - 1
            origin = Origin("generator", "estimated", 5, simulated=True, rule=f"demo-{name.replace('_', '-')}")
            zones.fill(name, np.round(share["mean"] + share["spread"] * chance, 3), origin)

    def notices(self) -> list[Notice]:
        """Return that the city is partly simulated."""
        return [notice(SIMULATED)]
