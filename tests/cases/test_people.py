"""Who is near a case: residents, and buildings for education or health; both raise its rank, with the reason."""

from unittest.mock import Mock

import numpy as np
import pytest
from pyproj import Transformer

from citybrain.cases import exposed
from citybrain.cases.exposed import ExposedKind
from citybrain.cases.people import METRES, NearBy, estimate_people, people_near
from citybrain.cases.ranking import rank_reason
from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace
from tests.cases.following import Following
from tests.cases.test_raising import ASKED, Make, raised
from tests.city import write_city


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return OpenCity(write_city(tmp_path_factory.mktemp("city"))).workspace


def test_people_and_buildings_near_by_are_those_of_the_twin(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = workspace.graph.vocabulary.codes("building_use")
    kind = ExposedKind(label={"en": "Offices"}, quantity="building_use", is_one_of=("office", "hotel"))
    monkeypatch.setattr(exposed, "exposed_kinds", lambda: {"offices": kind})
    near = people_near(workspace)
    assert near is not None
    at = workspace.snapshot.positions["building"]
    use = workspace.today().value("building_use")
    to_degrees = Transformer.from_crs(workspace.snapshot.manifest.crs, 4326, always_xy=True)
    within = np.hypot(at.x - at.x[0], at.y - at.y[0]) <= METRES
    told = near(*to_degrees.transform(at.x[0], at.y[0]))
    assert (
        told.vulnerable == int(np.isin(use[within], [codes[one] for one in kind.is_one_of if one in codes]).sum()) > 0
    )
    assert told.people > 0
    assert near(0.0, 0.0) == NearBy(0, 0)


def test_who_counts_around_many_places_makes_the_way_to_the_city_once(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes 4 ms to make, and a city has thousands of cases beside which pages are asked for."""
    at = workspace.snapshot.positions["building"]
    to_degrees = Transformer.from_crs(workspace.snapshot.manifest.crs, 4326, always_xy=True)
    x, y = to_degrees.transform(at.x[0], at.y[0])
    make = Mock(wraps=Transformer.from_crs)
    monkeypatch.setattr(Transformer, "from_crs", make)
    exposed._to_city.cache_clear()
    near = people_near(workspace)
    assert near is not None
    assert len({near(x + step / 100, y) for step in range(6)}) > 1
    assert make.call_count == 1


def test_what_needs_care_near_by_raises_a_case(follow: Make) -> None:
    city: Following = follow(asked=ASKED)
    for subject, place in (("1", (24.94, 60.17)), ("2", (24.99, 60.17))):
        raised(city, subject, position=place)
    near = lambda x, _: NearBy(99, 11 if x > 24.95 else 0)  # noqa: E731
    assert estimate_people(city.records.to_write(), near, city.now) == 2
    first, second = city.cases()
    assert (first.subject, first.people, first.vulnerable, second.vulnerable) == ("proposal/2", 99, 11, 0)
    assert first.rank - second.rank == pytest.approx(2.0)


def test_what_is_not_known_counts_as_none() -> None:
    assert rank_reason(1, None, None, False, 0) == rank_reason(1, 0, 0, False, 0)
    assert rank_reason(1, 9, 1, False, 0).rank == pytest.approx(2.0 + 1.0 + 1.0)
