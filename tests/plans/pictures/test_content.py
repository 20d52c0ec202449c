"""What pictures show of a city: the rows that stand there, counted apart from them, and what a plan changes."""

from dataclasses import replace
from xml.etree import ElementTree

import geopandas
import numpy as np
import pytest
import shapely

from citybrain.base.pictures import OF_BLOCKS, MarkForm
from citybrain.open_city import OpenCity
from citybrain.plans.document import Document
from citybrain.plans.outcome import Outcome
from citybrain.plans.pictures import blocks
from citybrain.plans.pictures import content as gathering
from citybrain.plans.pictures.content import PictureContent, PictureMark, picture_content
from citybrain.plans.pictures.places import _fullest, place_of_most_changes
from citybrain.plans.pictures.plane import PicturePlane, frame
from citybrain.plans.pictures.svg import PictureWords, picture_svg
from citybrain.plans.workspace import Workspace
from tests.city import write_city

PLAN = {
    "name": "Walls, roofs and the grid",
    "measures": [
        {"intervention": "insulate_walls", "uptake": 0.5},
        {"intervention": "install_rooftop_solar"},
        {"intervention": "decarbonise_district_heat"},
        {"intervention": "change_setpoint"},
    ],
}
WORDS = PictureWords("Today & <now>", "Drawn", "Title", "Described")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return OpenCity(write_city(tmp_path_factory.mktemp("pictured"))).workspace


@pytest.fixture(scope="module")
def outcome(workspace: Workspace) -> Outcome:
    return workspace.outcome_of(Document(PLAN, "plan"))


@pytest.fixture(scope="module")
def pictured(workspace: Workspace, outcome: Outcome) -> PictureContent:
    return picture_content(workspace, outcome, place(workspace, outcome))


def place(workspace: Workspace, outcome: Outcome) -> tuple[float, float]:
    found = place_of_most_changes(workspace, outcome)
    assert found is not None
    return found


def test_counts_are_those_of_the_table_cut_apart(
    workspace: Workspace, outcome: Outcome, pictured: PictureContent
) -> None:
    table = geopandas.read_parquet(workspace.snapshot.path("buildings.parquet")).to_crs("EPSG:4326")
    turned = PicturePlane(*place(workspace, outcome)).turned(table.geometry.to_numpy())
    inside = shapely.intersects(turned, frame())
    assert pictured.counts == {"building": int(inside.sum())}
    walls, solar, grid, setpoint = pictured.changes
    assert walls.count == int(inside[outcome.measures[0].rows].sum()) and walls.drawn
    assert (solar.count, solar.among) == (int(inside[outcome.measures[1].rows].sum()), int(inside.sum()))
    assert (grid.count, grid.among, grid.drawn) == (None, None, False)
    assert setpoint.count and not setpoint.drawn
    heights = sorted(one.height for one in pictured.rows if one.inside)
    assert heights == pytest.approx(sorted(table["height"][inside]))


def test_marks_stand_where_the_plan_has_its_rows(pictured: PictureContent) -> None:
    walls, solar = pictured.changes[:2]
    assert sum("wall" in one.marks for one in pictured.rows if one.inside) == walls.count
    assert sum("modules" in one.marks for one in pictured.rows if one.inside) == solar.count


def test_more_shapes_than_one_picture_draws_are_counted(
    workspace: Workspace, outcome: Outcome, pictured: PictureContent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "MOST_SHAPES", 5)
    few = picture_content(workspace, outcome, place(workspace, outcome))
    assert len(few.rows) == 5 and few.left_out == len(pictured.rows) - 5
    assert few.counts == pictured.counts and few.changes == pictured.changes
    away = [shapely.distance(one.shape, shapely.Point(0, 0)) for one in pictured.rows]
    assert max(shapely.distance(one.shape, shapely.Point(0, 0)) for one in few.rows) == pytest.approx(sorted(away)[4])


def test_away_from_the_city_nothing_is_drawn(workspace: Workspace, outcome: Outcome) -> None:
    assert picture_content(workspace, outcome, (0.0, 0.0)).is_empty


def test_heights_that_are_hidden_are_not_drawn(workspace: Workspace, outcome: Outcome) -> None:
    seen = Workspace.__new__(Workspace)
    seen.__dict__.update(workspace.__dict__, hidden=frozenset({"height"}))
    rows = picture_content(seen, outcome, place(workspace, outcome)).rows
    assert rows and all(np.isnan(one.height) for one in rows)
    assert 'class="w' not in picture_svg(picture_content(seen, outcome, place(workspace, outcome)), WORDS, False)


@pytest.fixture(scope="module")
def unsized(workspace: Workspace, outcome: Outcome) -> PictureContent:
    seen = Workspace.__new__(Workspace)
    seen.__dict__.update(workspace.__dict__, hidden=frozenset({"height"}))
    return picture_content(seen, outcome, place(workspace, outcome))


def test_marks_of_rows_without_a_height_lie_on_their_outlines(unsized: PictureContent) -> None:
    today, plan = (picture_svg(unsized, WORDS, planned) for planned in (False, True))
    walls, solar = unsized.changes[:2]
    assert walls.count and walls.drawn and solar.drawn
    assert plan.count('class="l outline"') == sum("wall" in one.marks for one in unsized.rows) >= walls.count
    assert 'class="l modules"' in plan and "nan" not in plan
    assert 'class="l ' not in today and plan.count('class="flat"') == today.count('class="flat"') == 1


@pytest.mark.parametrize("form", OF_BLOCKS)
def test_each_form_of_mark_is_drawn_on_an_outline(unsized: PictureContent, form: MarkForm) -> None:
    marked = tuple(replace(one, marks=(form,)) for one in unsized.rows)
    drawn = [picture_svg(replace(unsized, rows=marked), WORDS, planned) for planned in (False, True)]
    assert drawn[1].count("<path") + drawn[1].count("<circle") > drawn[0].count("<path") + drawn[0].count("<circle")


def test_a_measure_is_drawn_only_where_a_mark_of_it_comes_out(
    workspace: Workspace, outcome: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocks, "INSET", 500.0)  # no roof is that wide
    walls, solar = picture_content(workspace, outcome, place(workspace, outcome)).changes[:2]
    assert walls.drawn and solar.count and not solar.drawn
    monkeypatch.setattr(gathering, "MOST_SHAPES", 0)
    walls = picture_content(workspace, outcome, place(workspace, outcome)).changes[0]
    assert walls.count and not walls.drawn


def test_both_pictures_differ_in_the_marks_of_the_plan_alone(pictured: PictureContent) -> None:
    today, plan = (picture_svg(pictured, WORDS, planned) for planned in (False, True))
    assert today == picture_svg(pictured, WORDS, False)
    root = ElementTree.fromstring(today)
    assert "Today & <now>" in [one.text for one in root.iter("{http://www.w3.org/2000/svg}text")]
    assert 'class="m"' not in today and 'class="l modules"' in plan
    assert today.count('class="roof"') == plan.count('class="roof"') == len(pictured.rows)


def test_marks_on_the_ground_are_one_shape_for_each_form_and_new_trees_one_each(pictured: PictureContent) -> None:
    line, area = shapely.LineString([(0, 0), (30, 0)]), shapely.box(-5, -5, 5, 5)
    some = [PictureMark("way", line), PictureMark("way", shapely.affinity.rotate(line, 90)), PictureMark("grass", area)]
    trees = [PictureMark("crown", shapely.Point(x, 0)) for x in (0, 8)]
    merged = list(gathering._merged([*some, *trees]))
    assert [one.drawn for one in merged] == ["crown", "crown", "grass", "way"]
    assert merged[-1].shape.area == pytest.approx(2 * 30 * 2 * gathering.HALF_STRIP - (2 * gathering.HALF_STRIP) ** 2)
    drawn = picture_svg(replace(pictured, marks=tuple(merged), rows=()), WORDS, True)
    assert drawn.count('class="new"') == 2 and drawn.count('class="m"') == 2
    assert 'class="new"' not in picture_svg(replace(pictured, marks=tuple(merged)), WORDS, False)


def test_a_plan_of_years_is_shown_as_it_ends(workspace: Workspace) -> None:
    walls = {"intervention": "insulate_walls", "uptake": {2026: 0.2, 2028: 0.8}}
    outcome = workspace.outcome_of(
        Document({"name": "Walls", "years": {"from": 2026, "to": 2028}, "measures": [walls]}, "plan")
    )
    [change] = picture_content(workspace, outcome, place(workspace, outcome)).changes
    assert change.drawn and change.count == pytest.approx(0.8 * change.among, abs=0.25 * change.among)


def test_the_fullest_place_shows_most_of_all_measures_and_not_of_the_one_with_small_rows() -> None:
    many, few = np.array([[25.0, 60.0]]), np.array([[25.02, 60.01]])
    both = np.array([[25.04, 60.02]])
    small = np.concatenate([np.repeat(many, 100, 0), np.repeat(both, 60, 0)])
    large = np.concatenate([np.repeat(few, 3, 0), np.repeat(both, 3, 0)])
    assert _fullest([small, large]) == (25.04, 60.02)


def test_a_plan_without_places_has_none(workspace: Workspace) -> None:
    plan = {"name": "Grid", "measures": [{"intervention": "decarbonise_district_heat"}]}
    assert place_of_most_changes(workspace, workspace.outcome_of(Document(plan, "plan"))) is None
