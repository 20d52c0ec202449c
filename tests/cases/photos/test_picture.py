"""A photo is made anew: bounded before it is decoded, without metadata, with what it claimed beside it."""

import time
import tracemalloc
from io import BytesIO

import pytest
from PIL import Image

from citybrain.cases.photos.picture import LARGEST, LONGEST_SIDE, MOST_SCANS, PhotoClaim, picture_of
from citybrain.records.errors import EntryError
from tests.cases.photos.photographs import bomb, photograph


def test_what_a_photo_tells_of_its_maker_is_read_and_not_stored() -> None:
    given = photograph(exif=True)
    assert b"Maker of phones" in given
    picture = picture_of(given)
    assert picture.claim == PhotoClaim("2026-03-04T10:11:12+02:00", 24.94, 60.17)
    assert b"Maker of phones" not in picture.content
    with Image.open(BytesIO(picture.content)) as made:
        assert (made.format, dict(made.getexif())) == ("JPEG", {})
        assert "exif" not in made.info
    assert (picture.width, picture.height) == (300, 400), "upright, as orientation 6 says"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_each_kind_becomes_a_smaller_jpeg(kind: str) -> None:
    picture = picture_of(photograph((3_000, 1_500), kind))
    assert (picture.width, picture.height) == (LONGEST_SIDE, LONGEST_SIDE // 2)
    assert picture.claim == PhotoClaim(None, None, None)
    with Image.open(BytesIO(picture.content)) as made:
        assert made.format == "JPEG"
        red, green, blue = made.convert("RGB").getpixel((10, 10))
        assert (abs(red), abs(green - 128), abs(blue - 128)) < (9, 9, 9)


@pytest.mark.parametrize(("width", "height"), [(9_000, 9_000), (12_000, 12_000), (60_000, 60_000), (2**31 - 1, 1)])
def test_a_bomb_is_refused_before_it_is_decoded(width: int, height: int) -> None:
    tracemalloc.start()
    begin = time.process_time()
    with pytest.raises(EntryError) as refused:
        picture_of(bomb(width, height))
    seconds, (_, peak) = time.process_time() - begin, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused.value.code == "photo-pixels"
    assert (seconds < 1.0, peak < 5_000_000) == (True, True), (seconds, peak)


@pytest.mark.parametrize(("kind", "pixels"), [("PNG", 20_250_000), ("WEBP", 20_250_000), ("JPEG", 0)])
def test_what_is_decoded_as_a_whole_may_have_fewer_pixels(kind: str, pixels: int) -> None:
    given = photograph((4_500, 4_500), kind)
    if not pixels:
        assert picture_of(given).width == LONGEST_SIDE
        return
    with pytest.raises(EntryError) as refused:
        picture_of(given)
    assert (refused.value.code, refused.value.arguments["received"]) == ("photo-pixels", pixels)


def repeated(given: bytes, times: int) -> bytes:
    """A progressive JPEG whose last pass comes so many times more."""
    at = given.rindex(b"\xff\xda")
    return given[:at] + given[at:-2] * (times + 1) + given[-2:]


@pytest.mark.parametrize(("size", "passes"), [((64, 64), MOST_SCANS), ((8_000, 6_000), 12)])
def test_the_larger_a_photo_the_fewer_passes_it_may_have(size: tuple[int, int], passes: int) -> None:
    given = photograph(size, progressive=True)
    more = passes - given.count(b"\xff\xda")
    assert picture_of(repeated(given, more)).width <= LONGEST_SIDE
    with pytest.raises(EntryError) as refused:
        picture_of(repeated(given, more + 1))
    assert (refused.value.code, refused.value.arguments["received"]) == ("photo-scans", passes + 1)


def test_what_stands_in_a_segment_or_behind_a_photo_is_no_pass() -> None:
    given = photograph(comment=b"\xff\xda" * 200) + b"\xff\xda" * 200
    assert picture_of(given).width == 400


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (b"", "photo-unknown"),
        (b"<svg/>", "photo-unknown"),
        (photograph(kind="GIF"), "photo-unknown"),
        (photograph(kind="TIFF"), "photo-unknown"),
        (photograph()[:700], "photo-damaged"),
        (bomb(100, 100)[:60] + b"\0" * 40, "photo-damaged"),
        (b"\0" * (LARGEST + 1), "photo-large"),
    ],
    ids=["empty", "svg", "gif", "tiff", "cut", "broken", "large"],
)
def test_what_is_no_sound_photo_is_refused(given: bytes, code: str) -> None:
    with pytest.raises(EntryError) as refused:
        picture_of(given)
    assert refused.value.code == code


def test_metadata_that_makes_no_sense_claims_nothing() -> None:
    said = Image.Exif()
    said.get_ifd(0x8769)[0x9003] = "yesterday"
    said.get_ifd(0x8825).update({1: "N", 2: (95.0, 0.0, 0.0), 3: "E", 4: (24.0, 0.0, 0.0)})
    written = BytesIO()
    Image.new("RGB", (10, 10)).save(written, "JPEG", exif=said)
    assert picture_of(written.getvalue()).claim == PhotoClaim(None, None, None)
