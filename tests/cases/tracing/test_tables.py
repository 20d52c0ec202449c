"""Tables of sources: taken as people write them, refused with every fault."""

from pathlib import Path

import pytest

from citybrain.cases.tracing.question import KnownSource
from citybrain.cases.tracing.tables import read_rows
from citybrain.kernel import InputError


def test_a_register_as_people_write_it(tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text(
        "\ufeffName,lon,lat,kind,Permitted rate\nworks,24.9,60.1,asphalt,3.5\nother,25,60,,\n"
    )
    first, second = read_rows(tmp_path / "s.csv", KnownSource, 10)
    assert (first.name, first.longitude, first.permitted_rate, second.permitted_rate) == ("works", 24.9, 3.5, 0.0)


@pytest.mark.parametrize(
    ("content", "code", "told"),
    [
        ("name,lon\nx,1\n", "trace-table-columns", "latitude"),
        ("name,lon,lat,colour\nx,1,1,red\n", "trace-table-columns", "colour"),
        ("\n", "trace-table-columns", "-"),
        ("", "file-empty", "s.csv"),
        ("name,lon,lat\nx,1,999\n,1,1\ny,abc,1\n", "trace-table-rows", "2, latitude"),
        ("name,lon,lat\n" + "x,1,1\n" * 11, "trace-table-long", "11"),
        ("name,lon,lat,permitted rate\nx,1,1,-3\nx,1,1,nan\n", "trace-table-rows", "3, permitted_rate"),
    ],
)
def test_what_is_wrong_is_refused(tmp_path: Path, content: str, code: str, told: str) -> None:
    (tmp_path / "s.csv").write_text(content)
    with pytest.raises(InputError, match=code) as refused:
        read_rows(tmp_path / "s.csv", KnownSource, 10)
    assert told in " ".join(map(str, refused.value.arguments.values()))


def test_all_faults_are_counted_and_twenty_told(tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("name,lon,lat\n" + "x,1,100\n" * 50)
    with pytest.raises(InputError) as refused:
        read_rows(tmp_path / "s.csv", KnownSource, 100)
    assert refused.value.arguments["count"] == 50
    assert refused.value.arguments["problems"].count(";") == 19
