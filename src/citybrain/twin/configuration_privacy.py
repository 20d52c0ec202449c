"""What `city.toml` says about noise in numbers that rest on what is not public."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

BilledClass = Literal["internal", "personal"]
"""Classes of what was billed at single places."""

Carrier = Literal["electricity", "district_heat", "gas", "oil", "wood", "coal"]
Epsilon = Annotated[Decimal, Field(ge=Decimal("0.001"), le=100)]
Energy = Annotated[int, Field(ge=1, le=10**12)]


class PrivacySettings(BaseModel):
    """Noise of cells of bills.

    `epsilon`: of one number of one cell. `budget`: of all numbers together that bills of a place for a calendar year
    count in. `bounds`: for how much [kWh/a] a place of a class counts at most; a carrier without one counts in no sum.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    epsilon: Epsilon
    budget: Epsilon
    bounds: dict[BilledClass, dict[Carrier, Energy]]
