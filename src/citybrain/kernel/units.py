"""Units as types: what a reader, a type checker and the kernel all see at the function.

Every alias is a float64 array annotated with its unit. Scalars of the city arrive as numpy floats.
"""

from typing import Annotated, Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
Rows: TypeAlias = NDArray[np.intp]
Mask: TypeAlias = NDArray[np.bool_]


class Unit(NamedTuple):
    """Marks an annotated array with its unit, spelled as people write it (W/(m²·K))."""

    text: str


Category: TypeAlias = Annotated[NDArray[np.int64], Unit("category")]
Celsius: TypeAlias = Annotated[Array, Unit("°C")]
Columns: TypeAlias = Annotated[Array, Unit("predictor")]
Count: TypeAlias = Annotated[Array, Unit("1")]
CubicMetres: TypeAlias = Annotated[Array, Unit("m³")]
CubicMetresPerHour: TypeAlias = Annotated[Array, Unit("m³/h")]
CubicMetresPerHourSquareMetre: TypeAlias = Annotated[Array, Unit("m³/(h·m²)")]
DaysPerPersonYear: TypeAlias = Annotated[Array, Unit("d/(person·a)")]
DaysPerYear: TypeAlias = Annotated[Array, Unit("d/a")]
Degrees: TypeAlias = Annotated[Array, Unit("degree")]
Hours: TypeAlias = Annotated[Array, Unit("h")]
HoursPerYear: TypeAlias = Annotated[Array, Unit("h/a")]
JoulesPerKelvin: TypeAlias = Annotated[Array, Unit("J/K")]
JoulesPerSquareMetreKelvin: TypeAlias = Annotated[Array, Unit("J/(m²·K)")]
Kelvin: TypeAlias = Annotated[Array, Unit("K")]
Kilograms: TypeAlias = Annotated[Array, Unit("kg")]
KilogramsPerKilowatt: TypeAlias = Annotated[Array, Unit("kg/kW")]
KilogramsPerKilowattHour: TypeAlias = Annotated[Array, Unit("kg/kWh")]
KilogramsPerPersonYear: TypeAlias = Annotated[Array, Unit("kg/(person·a)")]
KilogramsPerSquareMetre: TypeAlias = Annotated[Array, Unit("kg/m²")]
KilogramsPerSquareMetreYear: TypeAlias = Annotated[Array, Unit("kg/(m²·a)")]
KilogramsPerTonne: TypeAlias = Annotated[Array, Unit("kg/t")]
KilogramsPerYear: TypeAlias = Annotated[Array, Unit("kg/a")]
KilometresPerHour: TypeAlias = Annotated[Array, Unit("km/h")]
KilowattHoursPerKilowattYear: TypeAlias = Annotated[Array, Unit("kWh/(kW·a)")]
KilowattHoursPerLitre: TypeAlias = Annotated[Array, Unit("kWh/L")]
KilowattHoursPerPersonYear: TypeAlias = Annotated[Array, Unit("kWh/(person·a)")]
KilowattHoursPerSquareMetreYear: TypeAlias = Annotated[Array, Unit("kWh/(m²·a)")]
KilowattHoursPerYear: TypeAlias = Annotated[Array, Unit("kWh/a")]
Kilowatts: TypeAlias = Annotated[Array, Unit("kW")]
KilowattsPerCubicMetrePerSecond: TypeAlias = Annotated[Array, Unit("kW/(m³/s)")]
KilowattsPerSquareMetre: TypeAlias = Annotated[Array, Unit("kW/m²")]
LitresPerPersonDay: TypeAlias = Annotated[Array, Unit("L/(person·d)")]
Metres: TypeAlias = Annotated[Array, Unit("m")]
MetresPerSecond: TypeAlias = Annotated[Array, Unit("m/s")]
Minutes: TypeAlias = Annotated[Array, Unit("min")]
Money: TypeAlias = Annotated[Array, Unit("money")]
MoneyPerKilogram: TypeAlias = Annotated[Array, Unit("money/kg")]
MoneyPerKilowatt: TypeAlias = Annotated[Array, Unit("money/kW")]
MoneyPerKilowattHour: TypeAlias = Annotated[Array, Unit("money/kWh")]
MoneyPerKilowattYear: TypeAlias = Annotated[Array, Unit("money/(kW·a)")]
MoneyPerPersonYear: TypeAlias = Annotated[Array, Unit("money/(person·a)")]
MoneyPerSquareMetre: TypeAlias = Annotated[Array, Unit("money/m²")]
MoneyPerSquareMetreYear: TypeAlias = Annotated[Array, Unit("money/(m²·a)")]
MoneyPerTonne: TypeAlias = Annotated[Array, Unit("money/t")]
MoneyPerYear: TypeAlias = Annotated[Array, Unit("money/a")]
People: TypeAlias = Annotated[Array, Unit("person")]
PeoplePerSquareMetre: TypeAlias = Annotated[Array, Unit("person/m²")]
PerHour: TypeAlias = Annotated[Array, Unit("1/h")]
PerKelvin: TypeAlias = Annotated[Array, Unit("1/K")]
PerYear: TypeAlias = Annotated[Array, Unit("1/a")]
Percent: TypeAlias = Annotated[Array, Unit("percent")]
Predictor: TypeAlias = Annotated[Any, Unit("predictor")]
Ratio: TypeAlias = Annotated[Array, Unit("1")]
Share: TypeAlias = Annotated[Array, Unit("1")]
SquareMetreKelvinsPerWatt: TypeAlias = Annotated[Array, Unit("m²·K/W")]
SquareMetres: TypeAlias = Annotated[Array, Unit("m²")]
SquareMetresPerPerson: TypeAlias = Annotated[Array, Unit("m²/person")]
SquareMetresPerYear: TypeAlias = Annotated[Array, Unit("m²/a")]
Tonnes: TypeAlias = Annotated[Array, Unit("t")]
TonnesPerYear: TypeAlias = Annotated[Array, Unit("t/a")]
WattHoursPerCubicMetreKelvin: TypeAlias = Annotated[Array, Unit("Wh/(m³·K)")]
WattHoursPerKelvin: TypeAlias = Annotated[Array, Unit("Wh/K")]
Watts: TypeAlias = Annotated[Array, Unit("W")]
WattsPerKelvin: TypeAlias = Annotated[Array, Unit("W/K")]
WattsPerMetre: TypeAlias = Annotated[Array, Unit("W/m")]
WattsPerSquareMetre: TypeAlias = Annotated[Array, Unit("W/m²")]
WattsPerSquareMetreKelvin: TypeAlias = Annotated[Array, Unit("W/(m²·K)")]
Year: TypeAlias = Annotated[Array, Unit("year number")]
Years: TypeAlias = Annotated[Array, Unit("a")]
