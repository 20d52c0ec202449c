"""Units of air that the project has no alias for."""

from typing import Annotated, TypeAlias

from citybrain.kernel.units import Array, Unit

MicrogramsPerCubicMetre: TypeAlias = Annotated[Array, Unit("µg/m³")]
CubicMetresPerMicrogramSecond: TypeAlias = Annotated[Array, Unit("m³/(µg·s)")]
PerSecond: TypeAlias = Annotated[Array, Unit("1/s")]
