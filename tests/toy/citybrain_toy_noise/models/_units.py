"""Units that the project has no alias for."""

from typing import Annotated, TypeAlias

from citybrain.kernel.units import Array, Unit

KilometresPerHour: TypeAlias = Annotated[Array, Unit("km/h")]
MoneyPerMetre: TypeAlias = Annotated[Array, Unit("money/m")]
MoneyPerMetreYear: TypeAlias = Annotated[Array, Unit("money/(m·a)")]
TonnesPerMetreYear: TypeAlias = Annotated[Array, Unit("t/(m·a)")]
