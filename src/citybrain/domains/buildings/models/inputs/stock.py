"""What is torn down (nothing, until a plan or a scenario says otherwise), and what is kept."""

from citybrain.kernel import given
from citybrain.kernel.units import Share, SquareMetres


@given(of="building", default=0.0)
def demolished_floor_area() -> SquareMetres:
    """Floor that has been torn down on this plot since the first year."""
    ...


@given(of="building", default=0.0)
def heritage_protection() -> Share:
    """1 where a map or a register tells that the building is protected as heritage, 0 elsewhere."""
    ...


@given(of="building", default=0.0)
def landmark() -> Share:
    """1 where a map tells that the building is historic or has an article of its own, 0 elsewhere."""
    ...
