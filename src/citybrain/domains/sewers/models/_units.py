"""Units that sewers alone need."""

from typing import Annotated, TypeAlias

from citybrain.kernel.units import Array, Unit

Millimetres: TypeAlias = Annotated[Array, Unit("mm")]
MillimetresPerHour: TypeAlias = Annotated[Array, Unit("mm/h")]
CubicMetresPerSecond: TypeAlias = Annotated[Array, Unit("m³/s")]
