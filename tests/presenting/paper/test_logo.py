"""Of a picture the pixels go on and nothing else; what is no picture is refused before it costs anything."""

import io
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from citybrain.presenting.paper.errors import PaperError
from citybrain.presenting.paper.logo import LARGEST, clean_png, size_of
from tests.presenting.paper.pictures import chunk, png


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "P", "1", "LA"])
def test_the_pixels_stay_as_they_were(mode: str) -> None:
    picture = Image.linear_gradient("L").resize((17, 5)).convert(mode)
    file = io.BytesIO()
    picture.save(file, "PNG")
    cleaned = clean_png(file.getvalue())
    with Image.open(io.BytesIO(cleaned)) as read:
        assert read.convert("RGBA").tobytes() == picture.convert("RGBA").tobytes()
    assert size_of(cleaned) == (17, 5)


def test_text_profiles_and_what_follows_the_end_are_left_out() -> None:
    hostile = png(3, 2, None, chunk(b"tEXt", b"Comment\x00<script>"), chunk(b"iCCP", b"x\x00\x00y")) + b"<html>"
    assert clean_png(hostile) == clean_png(png())
    assert b"script" not in clean_png(hostile)


def test_one_that_grows_beyond_the_limit_when_written_anew_is_refused() -> None:
    lines = b"".join(b"\x00" + random.Random(row).randbytes(1332) for row in range(300))
    tight = png(1332, 300, lines, colour=0, level=0)
    assert len(tight) <= LARGEST
    with pytest.raises(PaperError, match="paper-logo-large"):
        clean_png(tight)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "paper-logo-form"),
        (b"<svg onload='alert(1)'/>", "paper-logo-form"),
        (b"\xff\xd8\xff\xe0JFIF", "paper-logo-form"),
        (png()[:40], "paper-logo-form"),
        (png()[:30] + b"\x00" + png()[31:], "paper-logo-form"),
        (png(3, 2, b"\x00" * 5), "paper-logo-form"),
        (png(3, 2, b"\x00" * 10_000_000), "paper-logo-form"),
        (png(3, 2, b"\x09" + b"\x00" * 19), "paper-logo-form"),
        (png(1, 1, b"\x00\x00", colour=5), "paper-logo-form"),
        (png(2_001, 1), "paper-logo-size"),
        (png(0, 1), "paper-logo-size"),
        (b"x" * (LARGEST + 1), "paper-logo-large"),
    ],
    ids=range(12),
)
def test_what_is_no_picture_is_refused(raw: bytes, code: str) -> None:
    with pytest.raises(PaperError) as refused:
        clean_png(raw)
    assert refused.value.code == code


@given(st.binary(max_size=200), st.integers(0, 200))
def test_whatever_comes_is_cleaned_or_refused(noise: bytes, place: int) -> None:
    whole = png()
    try:
        clean_png(whole[:place] + noise + whole[place + len(noise) :])
    except PaperError as refused:
        assert refused.code.startswith("paper-logo-")
