"""Sources of a twin near a case: main streets and building sites, the nearest ones, by name."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import geopandas as gpd
import pyarrow as pa
import pytest
import shapely

from citybrain.cases.tracing import twin
from citybrain.cases.tracing.twin import emitting_rows, sources_of_twin
from citybrain.kernel import DeclarationError
from citybrain.observations.properties import known_properties
from tests.cases.tracing.plumes import MIDDLE, degrees

CRS = "EPSG:3067"


def snapshot(**tables: gpd.GeoDataFrame) -> Any:
    """A snapshot of tables in metres."""
    made = {}
    for name, frame in tables.items():
        plane = frame.to_crs(CRS)
        columns = {
            column: plane[column].astype(object).where(plane[column].notna(), None).tolist()
            for column in plane.columns
            if column != "geometry"
        }
        made[name] = pa.table({**columns, "geometry": shapely.to_wkb(plane.geometry.to_numpy()).tolist()})
    manifest = SimpleNamespace(crs=CRS, tables={f"{name}.parquet": None for name in made})
    return cast(Any, SimpleNamespace(
        manifest=manifest, table=lambda name, columns: made[name].select(columns), schema=lambda name: made[name].schema
    ))  # fmt: skip


def line(*places: tuple[float, float]) -> shapely.LineString:
    return shapely.LineString([degrees(one) for one in places])


@pytest.fixture
def city() -> Any:
    streets = gpd.GeoDataFrame(
        {"name": ["Main", "Main", "Lane", None, "Far"],
         "highway": ["primary", "primary", "residential", "secondary", "motorway"]},
        geometry=[line((-500, 100), (500, 100)), line((500, 100), (900, 100)), line((0, 10), (50, 10)),
                  line((300, -50), (300, 50)), line((5000, 0), (6000, 0))],
        crs="EPSG:4326",
    )  # fmt: skip
    corner = [degrees(one) for one in ((100, -200), (200, -200), (200, -100), (100, -100))]
    land = gpd.GeoDataFrame(
        {"kind": ["construction", "green"], "name": ["New hospital", "Park"]},
        geometry=[shapely.Polygon(corner), shapely.Polygon(corner)], crs="EPSG:4326",
    )  # fmt: skip
    return snapshot(streets=streets, land=land)


def test_main_streets_and_building_sites_near_by_are_candidates(city: Any) -> None:
    found = sources_of_twin(city)(MIDDLE, "pm10")
    assert [(one.name.split(" ")[0], one.kind) for one in found] == [
        ("Main", "traffic"), ("Road", "traffic"), ("New", "construction"),
    ]  # fmt: skip
    main, road, site = found
    assert (main.longitude, main.latitude) == pytest.approx(degrees((0, 100)), abs=3e-5), "its nearest point"
    assert (road.longitude, road.latitude) == pytest.approx(degrees((300, 0)), abs=3e-5)
    assert (site.longitude, site.latitude) == pytest.approx(degrees((150, -150)), abs=3e-5), "its middle"


def test_what_does_not_emit_a_property_and_what_is_not_there_is_no_candidate(city: Any) -> None:
    assert {one.kind for one in sources_of_twin(city)(MIDDLE, "nitrogen_dioxide")} == {"traffic"}
    assert sources_of_twin(city)(MIDDLE, "ozone") == []
    assert sources_of_twin(snapshot())(MIDDLE, "pm10") == []
    assert sources_of_twin(city)((25.5, 60.5), "pm10") == []


def test_declared_properties_are_known() -> None:
    for rows in emitting_rows().values():
        assert set(rows.properties) <= set(known_properties())
        assert set(rows.label) == {"en", "zh"}


def test_a_wrong_declaration_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sources.yaml").write_text("traffic: {table: streets, rate: 1}\n", encoding="utf-8")
    monkeypatch.setattr(twin, "find_domains", lambda: SimpleNamespace(all=[SimpleNamespace(folder=tmp_path)]))
    with pytest.raises(DeclarationError, match="trace-sources-declared") as problem:
        emitting_rows.__wrapped__()
    assert "traffic.rate" in problem.value.arguments["problem"]
