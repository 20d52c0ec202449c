"""Money that measures against noise put into streets and buildings, and what keeping them up costs."""

from citybrain.kernel import given
from citybrain.kernel.units import Money, MoneyPerYear


@given(of="street", default=0.0, totals=("city",))
def investment_in_quiet_surfaces() -> Money:
    """What measures put into low-noise surfaces of a street."""
    ...


@given(of="street", default=0.0, totals=("city",))
def investment_in_noise_barriers() -> Money:
    """What measures put into noise barriers along a street."""
    ...


@given(of="street", default=0.0, totals=("city",))
def upkeep_of_noise_barriers() -> MoneyPerYear:
    """What noise barriers of measures cost each year."""
    ...


@given(of="street", default=0.0, totals=("city",))
def investment_in_lorry_bans() -> Money:
    """What measures put into signs of lorry bans."""
    ...


@given(of="building", default=0.0, totals=("city",))
def investment_in_sound_windows() -> Money:
    """What measures put into sound-insulating windows of a building."""
    ...
