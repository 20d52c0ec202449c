"""What a person states of a file of bills that the file does not say itself."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from citybrain.twin.configuration import BillColumn, BillSettings
from citybrain.twin.configuration_privacy import Carrier

Text = Annotated[str, Field(min_length=1, max_length=200)]


class BillStatements(BaseModel, extra="forbid"):
    """As under `[bills.NAME]` of city.toml: columns by our names, what holds for the whole file, title, licence.

    `date_format` tells days from months where the file does not; `several`: whether different bills of one place and
    period contradict each other or are to be added. `calorific_value` [kWh in a m³, L or kg].
    """

    columns: dict[BillColumn, Text] = Field(default={}, max_length=20)
    carrier: Carrier | None = None
    unit: Text | None = None
    decimal: Literal["comma", "point"] | None = None
    date_format: Literal["%d/%m/%Y", "%m/%d/%Y"] | None = None
    calorific_value: Annotated[float, Field(gt=0, le=20_000)] | None = None
    several: Literal["refuse", "add"] = "refuse"
    check_unit: bool = True
    sheet: Text | None = None
    encoding: Annotated[str, Field(min_length=1, max_length=40)] | None = None
    title: Annotated[str, Field(max_length=200)] = ""
    licence: Annotated[str, Field(max_length=200)] = ""

    def settings(self) -> BillSettings:
        """The settings of an import."""
        return BillSettings.model_validate(self.model_dump())
