"""Nothing is computed before somebody asks; then what their next questions would wait for is prepared."""

import gc
import threading
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from citybrain.api import warm_up
from citybrain.api.app import create_app
from citybrain.kernel import paths
from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace
from citybrain.progress import indicator_service
from tests.city import city_around, write_city


def prepared() -> None:
    """Waits until nothing is prepared in the background any more."""
    for thread in threading.enumerate():
        if thread.name in ("opening", "warm-up"):
            thread.join(120)


def test_nothing_is_computed_before_somebody_asks(static: Path, tmp_path: Path) -> None:
    opened = OpenCity(write_city(tmp_path)).workspace
    with TestClient(create_app(city_around(opened), static)) as client:
        prepared()
        assert client.get("/health").json()["ready"]
        assert client.get("/metrics").status_code == 200
        prepared()
        assert opened.column_bytes() == {}
        assert client.get("/api/v1/city").status_code == 200
        assert opened.column_bytes() == {}
        prepared()
        assert opened.column_bytes()["memory"] > 0
        assert 'citybrain_column_bytes{where="files"} 0' in client.get("/metrics").text


def test_the_collector_does_not_look_through_what_was_prepared(static: Path, tmp_path: Path) -> None:
    stays = [["of a city"]]
    with TestClient(create_app(city_around(OpenCity(write_city(tmp_path)).workspace), static)) as client:
        prepared()
        client.app.state.citybrain._warm = lambda city: stays.append([city])
        assert client.get("/api/v1/city").status_code == 200
        prepared()
        assert all(one is not stays[1] for one in gc.get_objects())


def test_indicators_and_inventory_are_prepared_for_who_has_asked_for_anything(
    workspace: Workspace, static: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(paths, "prepare", lambda: loaded.append("paths"))
    with TestClient(create_app(city_around(workspace), static)) as client:
        assert client.get("/api/v1/city").status_code == 200
        prepared()
        assert loaded == ["paths"]
        assert "city_residential_electricity_per_resident" in workspace.uncertainties._beside

        def again(_: object) -> None:
            raise AssertionError("figures of the map are computed a second time")

        monkeypatch.setattr(indicator_service, "figures_of", again)
        assert client.get("/api/v1/indicators").status_code == 200
        assert client.app.state.citybrain.city.indicators._figures


def test_a_city_is_served_where_the_rest_cannot_be_prepared(
    workspace: Workspace, static: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: OpenCity) -> None:
        raise OSError("the records cannot be read")

    monkeypatch.setattr(warm_up, "warm_up_city", broken)
    with TestClient(create_app(city_around(workspace), static)) as client:
        assert client.get("/api/v1/city").status_code == 200
        prepared()
        assert client.app.state.citybrain.status == "ready"
        assert client.get("/api/v1/city").status_code == 200
