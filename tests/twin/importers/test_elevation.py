from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import rasterio
import rasterio.transform
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.twin.importers.elevation import sample_elevation
from tests.twin.importers.area_files import CRS, EAST, NORTH, write_raster


def degrees(*metres: tuple[float, float]) -> np.ndarray:
    """Points at metres from the lower left corner of the raster, in degrees."""
    x, y = np.array(metres, dtype=float).T
    points = gpd.GeoSeries.from_xy(EAST + x, NORTH + y, crs=CRS).to_crs(4326)
    return np.column_stack([points.x, points.y])


def slope(rows: int = 20, columns: int = 30) -> np.ndarray:
    """Heights of a plane: 0.1 m per metre to the east and 0.2 to the north, at the centres of cells of 10 m."""
    north = (rows - 0.5 - np.arange(rows)) * 10
    east = (np.arange(columns) + 0.5) * 10
    return (0.1 * east[None, :] + 0.2 * north[:, None]).astype(np.float64)


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        sample_elevation(path, degrees((50, 50)))
    return render(caught.value)


@settings(max_examples=25, deadline=None)
@given(points=st.lists(st.tuples(st.floats(6, 294), st.floats(6, 194)), min_size=1, max_size=10))
def test_a_plane_is_sampled_exactly(
    tmp_path_factory: pytest.TempPathFactory, points: list[tuple[float, float]]
) -> None:
    path = write_raster(tmp_path_factory.mktemp("dem") / "d.tif", slope())
    sampled = sample_elevation(path, degrees(*points))
    assert_allclose(sampled.height, [0.1 * x + 0.2 * y for x, y in points], atol=1e-3)
    assert sampled.notices == ()


def test_points_outside_and_without_data_are_unknown_and_counted(tmp_path: Path) -> None:
    values = slope()
    values[:10] = -9999
    path = write_raster(tmp_path / "d.tif", values, nodata=-9999)
    sampled = sample_elevation(path, degrees((50, 50), (50, 150), (-500, 50), (50, 5000)))
    assert np.isnan(sampled.height).tolist() == [False, True, True, True]
    assert (sampled.outside, sampled.without_data) == (2, 1)
    assert sampled.notices[0].text() == (
        "2 of 4 buildings lie outside of the elevation raster; their elevation is unknown."
    )
    assert "no value for 1 of 4" in sampled.notices[1].text()


def test_beside_missing_cells_the_own_cell_counts(tmp_path: Path) -> None:
    values = np.full((3, 3), 7.0)
    values[0] = np.nan
    sampled = sample_elevation(write_raster(tmp_path / "d.tif", values), degrees((15, 19)))
    assert sampled.height.tolist() == [7.0]


def test_a_raster_in_degrees_is_sampled(tmp_path: Path) -> None:
    corner = degrees((0, 0))[0]
    transform = rasterio.transform.from_origin(corner[0], corner[1] + 0.01, 0.001, 0.001)
    path = write_raster(tmp_path / "d.tif", np.arange(100.0).reshape(10, 10), crs="EPSG:4326", transform=transform)
    centre = np.array([[corner[0] + 0.0035, corner[1] + 0.01 - 0.0025]])
    assert sample_elevation(path, centre).height.tolist() == pytest.approx([23.0])


def test_missing_system_can_be_declared(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "d.tif", slope(), crs=None)
    assert "does not say in which coordinate system" in refusal(path)
    assert sample_elevation(path, degrees((50, 50)), CRS).height.tolist() == pytest.approx([15.0], abs=1e-3)


def test_files_that_are_no_geotiff_or_point_elsewhere_are_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "d.tif"
    path.write_text(
        '<VRTDataset rasterXSize="1"><SourceFilename>/vsicurl/http://example.org/a.tif</SourceFilename></VRTDataset>'
    )
    assert "is no GeoTIFF" in refusal(path)
    path.write_bytes(b"II*\x00" + b"\x00" * 50)
    assert "cannot be read" in refusal(path)
    whole = write_raster(tmp_path / "e.tif", slope(200, 300)).read_bytes()
    path.write_bytes(whole[: len(whole) // 4])
    assert "cannot be read" in refusal(path)


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
def test_a_picture_without_place_is_refused(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "d.tif", slope(), transform=rasterio.Affine.identity(), crs=None)
    assert "does not say where on Earth it lies" in refusal(path)


def test_values_that_are_no_heights_are_refused(tmp_path: Path) -> None:
    assert "has a height of -9,999 m where buildings stand" in refusal(
        write_raster(tmp_path / "d.tif", slope() * 0 - 9999)
    )
