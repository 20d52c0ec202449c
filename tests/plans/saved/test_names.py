"""Ids of saved plans: harmless on every disk, and never a path out of the folder."""

from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.kernel import NotFoundError
from citybrain.plans.saved.names import candidates, path_of, plan_files, slug


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Warm blocks", "warm-blocks"),
        ("Wärme für Käpylä", "wärme-für-käpylä"),
        ("暖房 2030", "暖房-2030"),
        ("خطة التدفئة", "خطة-التدفئة"),
        ("हीटिंग योजना", "हीटिंग-योजना"),
        ("../../etc/passwd", "etc-passwd"),
        ("a\x00b\nc", "a-b-c"),
        ("CON", "con-plan"),
        ("!!!", "plan"),
        ("ＡＢＣ", "abc"),
        ("u\u0308ber", "über"),
    ],
)
def test_a_name_becomes_an_id(name: str, told: str) -> None:
    assert slug(name) == told


@given(st.text(min_size=1, max_size=300))
def test_every_name_becomes_a_file_in_the_folder(name: str) -> None:
    folder = Path("/city/plans")
    for identity in islice(candidates(name), 3):
        path = path_of(folder, identity)
        assert path.parent == folder
        assert len(path.name.encode()) <= 100


@pytest.mark.parametrize(
    "identity",
    ["", ".", "..", "../city", "a/../../city", "/etc/passwd", "a//b", ".x", "a/.b", "a\\b", "\0", "x" * 300, "a/" * 9],
)
def test_no_id_leads_out_of_the_folder(identity: str) -> None:
    with pytest.raises(NotFoundError):
        path_of(Path("/city/plans"), identity)


def test_files_of_plans_are_found_in_folders_too(tmp_path: Path) -> None:
    (tmp_path / "table-1").mkdir()
    for name in ("a.yaml", "b.yml", "table-1/c.yaml", ".hidden.yaml", "read.me", "d.yaml.part"):
        (tmp_path / name).write_text("name: x")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "read.me")
    (tmp_path / "elsewhere").symlink_to("/etc")
    found = {identity for identity, _ in plan_files(tmp_path)}
    assert found == {"a", "b.yml", "table-1/c"}
    assert all(path_of(tmp_path, identity).is_file() for identity in found)
    assert list(plan_files(tmp_path / "nowhere")) == []
