import os
from pathlib import Path

import pytest

from citybrain.base.files import local_file
from citybrain.base.tables import read_text
from citybrain.kernel.errors import InputError
from citybrain.messages import render


def refusal(path: Path | str, **limits: int) -> str:
    with pytest.raises(InputError) as caught:
        local_file(path, **limits)
    return render(caught.value)


@pytest.mark.parametrize(
    "path",
    [
        "http://example.org/a.gpkg",
        "file:///etc/passwd",
        "/vsicurl/http://example.org/a.gpkg",
        "/vsizip/a.zip/b.shp",
        "/vsimem/a",
    ],
)
def test_addresses_and_virtual_files_are_refused(path: str) -> None:
    assert "Only local files are read" in refusal(path)


def test_devices_pipes_and_folders_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path, Path("/dev/null")):
        assert "is a folder or a device" in refusal(path)


def test_empty_large_and_missing_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a"
    assert "cannot be opened" in refusal(path)
    path.touch()
    assert "is empty" in refusal(path)
    path.write_bytes(b"x" * 5_000_000)
    assert "has 5 MB; at most 2 MB are read" in refusal(path, largest=2_000_000)
    assert local_file(path) == path


def test_a_name_with_a_zero_byte_is_refused() -> None:
    assert "cannot be opened" in refusal("a\x00b")


def test_text_is_read_in_its_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        path.write_bytes("Töölö".encode(encoding))
        assert read_text(path) == "Töölö"
    path.write_bytes("Töölö".encode("latin-1"))
    assert read_text(path, "latin-1") == "Töölö"


def test_a_wrong_encoding_names_line_and_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("a\nb\nTöölö".encode("latin-1"))
    with pytest.raises(InputError) as caught:
        read_text(path, "utf-8")
    assert render(caught.value).startswith("a.txt, line 3: the byte 0xf6 is not part of a text in utf-8.")
    with pytest.raises(InputError) as caught:
        read_text(path, "klingon")
    assert "there is no encoding klingon" in render(caught.value)
