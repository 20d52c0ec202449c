"""Units of traffic that the project has no alias for."""

from typing import Annotated, TypeAlias

from citybrain.kernel.units import Array, Unit

KilogramsPerKilometre: TypeAlias = Annotated[Array, Unit("kg/km")]
KilometresPerYear: TypeAlias = Annotated[Array, Unit("km/a")]
KilowattHoursPerKilometre: TypeAlias = Annotated[Array, Unit("kWh/km")]
MetresPerKilometre: TypeAlias = Annotated[Array, Unit("m/km")]
MoneyPerHour: TypeAlias = Annotated[Array, Unit("money/h")]
MoneyPerMetre: TypeAlias = Annotated[Array, Unit("money/m")]
MoneyPerMetreYear: TypeAlias = Annotated[Array, Unit("money/(m·a)")]
