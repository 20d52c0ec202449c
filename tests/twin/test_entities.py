"""Every table of a snapshot is one of an entity: ids, origins, where its rows lie, and relations between them."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from citybrain.kernel.entities import Entity
from citybrain.kernel.errors import DeclarationError, InputError, NotFoundError
from citybrain.kernel.relations import Relation
from citybrain.messages import render
from citybrain.twin.building.entities import entity_entries, made_alike
from citybrain.twin.categories import category_names, is_category
from citybrain.twin.declared import twin_entities
from citybrain.twin.manifest import FORMAT, EntityEntry, Manifest, RelationEntry, TableEntry
from citybrain.twin.origins import Origin, Origins
from citybrain.twin.relations import relation_table
from citybrain.twin.snapshot import Snapshot, load
from citybrain.twin.snapshot_write import Contents, write_snapshot
from tests.twin.small_city import contents, describe, write

HEARD = RelationEntry(of="building", to="link", table="relation_heard", quality=3)
PAIRS = np.array([3, 0, 0, 1]), np.array([1, 0, 1, 0])
RELATION = Relation.of_pairs("building", "link", 4, PAIRS, np.array([0.5, 1.0, 2.0, 4.0]))


def write_links(city: Path, relation: Relation = RELATION) -> Snapshot:
    """The small city with two links and a relation of its buildings to them."""
    links = pd.DataFrame({"id": ["l/a", "l/b"], "zone": np.zeros(2, np.int32), "noise": [60.0, 70.0]})
    made = contents()
    tables = {**made.tables, "links": links.assign(noise_origin=np.uint8(1)), HEARD.table: relation_table(relation)}

    def described(number: int, entries: dict[str, TableEntry]) -> Manifest:
        manifest = describe(number, entries)
        link = EntityEntry(table="links", rows=2, geometry="line", inside=("zone",))
        return manifest.model_copy(
            update={"entities": {**manifest.entities, "link": link}, "relations": {"heard": HEARD}}
        )

    write_snapshot(city, Contents(tables, made.files), described)
    return load(city)


def test_any_entity_has_ids_names_attributes_quality_records_and_areas(tmp_path: Path) -> None:
    snapshot = write_links(tmp_path)
    links = snapshot.of("link")
    assert (len(links), list(links.ids), links.row_of_id["l/b"]) == (2, ["l/a", "l/b"], 1)
    assert list(links.names) == [None, None]
    assert links.attributes == ("noise",)
    assert (links.record("noise", 1), list(links.quality_levels("noise"))) == ("l/b", [2, 2])
    city = snapshot.city()
    assert city.size == {"building": 4, "zone": 2, "hour": 8760, "link": 2}
    assert list(city.inside["link", "zone"]) == [0, 0]
    assert list(city.columns["noise"]) == [60.0, 70.0]
    assert city.leaf is not None
    assert city.leaf("noise", 1).row == "l/b"


def test_hours_without_ids_are_known_by_their_number(tmp_path: Path) -> None:
    write(tmp_path)
    hours = load(tmp_path).of("hour")
    assert (hours.ids[0], hours.ids[-1], hours.row_of_id["17"]) == ("0", "8759", 17)


def test_an_unknown_entity_names_the_nearest(tmp_path: Path) -> None:
    write(tmp_path)
    with pytest.raises(NotFoundError) as problem:
        load(tmp_path).of("bilding")
    assert render(problem.value) == "The snapshot has no entity bilding. Nearest: building."


def test_columns_are_read_when_somebody_asks_for_them(tmp_path: Path) -> None:
    write(tmp_path)
    snapshot = load(tmp_path)
    columns = snapshot.city().columns
    assert "height" in columns
    assert "hight" not in columns
    assert len(list(columns)) == 6
    assert snapshot.givens.columns.made == ()  # type: ignore[attr-defined]
    assert columns["height"][0] == 9.0
    assert snapshot.givens.columns.made == ("height",)  # type: ignore[attr-defined]
    assert snapshot.city().columns["height"] is columns["height"]


def test_relations_are_compressed_rows_that_are_read_when_asked_for(tmp_path: Path) -> None:
    heard = write_links(tmp_path).relations["heard"]
    assert (heard.of, heard.to, heard.quality) == ("building", "link", 3)
    assert list(heard.starts) == [0, 2, 3, 3, 4]
    assert list(heard.rows) == [0, 1, 0, 1]
    assert list(heard.weights) == [1.0, 2.0, 4.0, 0.5]


def test_a_relation_is_hashed_like_every_table(tmp_path: Path) -> None:
    snapshot = write_links(tmp_path)
    path = snapshot.path("relation_heard.parquet")
    snapshot.verify()
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(InputError, match="snapshot-hash"):
        snapshot.verify()


@pytest.mark.parametrize("row", [-1, 2])
def test_a_relation_with_a_row_outside_is_named_with_the_row(tmp_path: Path, row: int) -> None:
    wrong = Relation("building", "link", RELATION.starts, np.array([0, 1, row, 1], np.int32), RELATION.weights)
    snapshot = write_links(tmp_path, wrong)
    city = snapshot.city()
    with pytest.raises(InputError) as problem:
        city.relations["heard"]
    told = f"Relation heard ties row 1 of building to row {row} of link, which has 2 rows, from 0 to 1."
    assert render(problem.value).startswith(told)


def as_format_1(folder: Path) -> None:
    """Write the manifest of a snapshot as the first layout had it."""
    path = folder / "manifest.json"
    content = json.loads(path.read_text())
    first = content["entities"]["building"]
    old = {"format": 1, "quality": first["quality"], "tiles": list(first["tiles"])}
    kept = {key: value for key, value in content.items() if key not in ("entities", "relations")}
    path.write_text(json.dumps({**kept, **old}))


def test_the_first_layout_is_read_with_the_same_numbers(tmp_path: Path) -> None:
    folder = write(tmp_path)
    before = load(tmp_path).city()
    hash_of = (folder / "buildings.parquet").read_bytes()
    as_format_1(folder)
    snapshot = load(tmp_path)
    city = snapshot.city()
    assert dict(city.size) == dict(before.size)
    assert list(city.inside["building", "zone"]) == [0, 1, 0, 1]
    assert city.cuts("building") == (0, 4)
    assert snapshot.manifest.quality == {"height": {"measured": 1.0, "simulated": 0.0}}
    for name, column in before.columns.items():
        assert np.array_equal(column, city.columns[name]), name
    assert len(city.columns["renewal_phase"]) == 4
    assert (folder / "buildings.parquet").read_bytes() == hash_of


def test_the_first_layout_without_a_table_is_refused_with_what_to_do(tmp_path: Path) -> None:
    folder = write(tmp_path)
    as_format_1(folder)
    content = json.loads((folder / "manifest.json").read_text())
    del content["tables"]["hours.parquet"]
    (folder / "manifest.json").write_text(json.dumps(content))
    with pytest.raises(InputError) as problem:
        load(tmp_path)
    told = render(problem.value)
    assert "has an earlier layout (format 1) and lacks hours.parquet" in told
    assert told.endswith(f"Build the city again: citybrain build {tmp_path}.")


def as_format_2(folder: Path, *relations: str) -> None:
    """Write the manifest of a snapshot as the second layout had it, with relations of some names."""
    path = folder / "manifest.json"
    content = json.loads(path.read_text())
    along = dict.fromkeys(relations, HEARD.model_dump())
    path.write_text(json.dumps({**content, "format": 2, "relations": along}))


def test_roads_of_the_second_layout_that_do_not_tell_directions_are_refused_with_what_to_do(tmp_path: Path) -> None:
    """Closing a street would shut no road."""
    as_format_2(write(tmp_path), "road_to_street")
    with pytest.raises(InputError) as problem:
        load(tmp_path)
    told = render(problem.value)
    assert "has an earlier layout (format 2) and lacks road_onward_street, road_back_street" in told
    assert told.endswith(f"Build the city again: citybrain build {tmp_path}.")


@pytest.mark.parametrize("relations", [(), ("road_to_street", "road_onward_street", "road_back_street")])
def test_any_other_city_of_the_second_layout_is_read(tmp_path: Path, relations: tuple[str, ...]) -> None:
    as_format_2(write(tmp_path), *relations)
    manifest = load(tmp_path).manifest
    assert (manifest.format, tuple(manifest.relations)) == (FORMAT, relations)


def test_a_number_of_two_entities_names_both_tables() -> None:
    table = pd.DataFrame({"id": ["a"], "height": [3.0], "height_origin": np.array([0], np.uint8)})
    entities = (Entity("house", "houses"), Entity("shed", "sheds"))
    with pytest.raises(DeclarationError) as problem:
        entity_entries({"houses": table, "sheds": table}, entities, Origins())
    assert "The attribute height is in the table houses and in sheds." in render(problem.value)


def test_every_value_of_every_entity_of_the_demo_city_has_an_origin_and_a_place(demo_city: Path) -> None:
    snapshot = load(demo_city)
    assert next(entity.name for entity in twin_entities()) == snapshot.first.name
    assert {"street", "railway", "place", "tree", "land_area", "zone", "hour"} < set(snapshot.entities)
    for name, rows in snapshot.entities.items():
        assert len(set(rows.ids)) == len(rows), name
        assert rows.attributes, name
        for attribute in rows.quantities:
            known = ~np.isnan(rows.column(attribute))
            if is_category(attribute):  # one of them says that it is not known
                kinds_of_it = [*category_names(attribute), "not_known"]
                known &= rows.column(attribute) != kinds_of_it.index("not_known")
            kinds = [origin.kind for origin in snapshot.origins.all]
            assert not {kinds[code] for code in np.unique(rows.origin_codes(attribute)[known])} & {"unknown"}, attribute
        for other in rows.entry.inside:
            assert 0 <= rows.inside(other).min() <= rows.inside(other).max() < len(snapshot.of(other))
    streets = snapshot.of("street")
    assert snapshot.city().columns["street_length"] is streets.column("street_length")
    assert streets.record("street_length", 0) == streets.ids[0]


def test_shapes_say_where_rows_lie_and_how_wide_cells_are(demo_city: Path) -> None:
    snapshot = load(demo_city)
    places = snapshot.city().positions
    assert "hour" not in places
    assert len(places["tree"].x) == len(snapshot.of("tree"))
    assert places["tree"].cell == 0.0


def test_columns_that_another_domain_adds_keep_their_own_origin() -> None:
    lamp, origins = Entity("lamp", "lamps"), Origins()
    file, raster = (Origin(name, "measured", 2, source=name) for name in ("lamps", "heights"))
    table = pd.DataFrame({"id": ["a", "b"], "noise": [60.0, 70.0], "slope": [np.nan, 3.0]})
    done = made_alike({"lamps": table}, (lamp,), {"lamps": file}, origins, {"lamps": {"slope": raster}})["lamps"]
    assert [origins[code].name for code in done["noise_origin"]] == ["lamps", "lamps"]
    assert [origins[code].name for code in done["slope_origin"]] == ["unknown", "heights"]
