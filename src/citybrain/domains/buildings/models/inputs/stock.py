"""What is torn down: nothing, until a plan or a scenario says otherwise."""

from citybrain.kernel import given
from citybrain.kernel.units import SquareMetres


@given(of="building", default=0.0)
def demolished_floor_area() -> SquareMetres:
    """Floor that has been torn down on this plot since the first year."""
    ...
