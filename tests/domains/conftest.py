"""What tests of a city that they build begin with: a module makes its `city`, and may make any of these itself."""

from pathlib import Path

import pytest

from citybrain.kernel import Result
from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace


@pytest.fixture(scope="module")
def workspace(city: Path) -> Workspace:
    """The built city of the module, open."""
    return OpenCity(city).workspace


@pytest.fixture(scope="module")
def today(workspace: Workspace) -> Result:
    """Its values without a plan."""
    return workspace.baseline().view.result
