"""Results are written as a whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from citybrain.kernel import InputError
from citybrain.messages import render
from citybrain.presenting.report import files
from citybrain.presenting.report.files import require_writable, write_result


def test_a_result_stands_in_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("old")
    path.chmod(0o640)
    write_result(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.html").write_text("old")
    link = tmp_path / "link.html"
    link.symlink_to("real.html")
    write_result(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "real.html").read_bytes() == b"new"


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "result-disk-full"), (errno.EIO, "result-unwritable")])
def test_a_disk_that_fails_leaves_the_old_file_and_no_piece(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    path = tmp_path / "report.html"
    path.write_text("old")

    def fail(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(files.os, "fsync", fail)
    with pytest.raises(InputError) as caught:
        write_result(path, b"new" * 1000)
    assert caught.value.code == code
    assert "unchanged" in render(caught.value)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_device_is_told() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    with Path("/dev/full").open("wb", buffering=0) as full, pytest.raises(OSError) as caught:
        full.write(b"x")
    assert caught.value.errno in files.FULL


def test_a_folder_that_is_not_there_and_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    for path in (tmp_path / "no" / "x.html", tmp_path):
        with pytest.raises(InputError) as caught:
            write_result(path, b"x")
        assert caught.value.code == "result-unwritable"
        with pytest.raises(InputError) as early:
            require_writable({"--report": path})
        assert early.value.code == "result-unwritable"


def test_one_path_cannot_hold_two_results(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        require_writable({"--report": tmp_path / "a", "--csv": None, "--xlsx": tmp_path / "." / "a"})
    assert caught.value.code == "result-same-file"
    assert "--report" in render(caught.value) and "--xlsx" in render(caught.value)
