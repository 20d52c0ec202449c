"""Indices of made-up sounds whose values are known, files that are none, and recordings that become readings."""

import datetime
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from sqlalchemy import select

from citybrain.governance import Actor, Permission, Role
from citybrain.governance.errors import NotAllowedError
from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.observations.sensing import Sensing
from citybrain.observations.sound import folder as sound_folder
from citybrain.observations.sound import listening
from citybrain.observations.sound.folder import PREFIX, folder_of_sound
from citybrain.observations.sound.indices import LONGEST, SoundIndices, indices_of_block, indices_of_file
from citybrain.records.tables.sensing import datastream
from tests.sensors import open_sensing

RATE = 24_000
BEGIN = datetime.datetime(2026, 5, 1, 4, tzinfo=datetime.UTC)
RECORDER = Actor("recorder", frozenset({Role.DEVICE_OPERATOR}), frozenset(Permission))


def tone(frequency: float, seconds: float = 4.0) -> np.ndarray:
    return 0.3 * np.sin(2.0 * np.pi * frequency * np.arange(int(seconds * RATE)) / RATE)


def noise(seconds: float = 4.0) -> np.ndarray:
    return np.random.default_rng(3).normal(0.0, 0.1, int(seconds * RATE))


def indices(samples: np.ndarray) -> SoundIndices:
    return SoundIndices(0.0, *indices_of_block(samples, RATE))


def test_indices_of_sounds_whose_values_are_known() -> None:
    """Noise fills all ten bands alike: ln 10 and a Gini coefficient of 0; its spectrum and envelope are flat."""
    white = indices(noise())
    assert white.acoustic_diversity_index == pytest.approx(np.log(10.0), abs=1e-3)
    assert white.acoustic_evenness_index == pytest.approx(0.0, abs=0.01)
    assert white.acoustic_entropy > 0.93
    bird, motor = indices(tone(4_000)), indices(tone(1_500))
    assert bird.soundscape_index == pytest.approx(1.0, abs=1e-3)
    assert motor.soundscape_index == pytest.approx(-1.0, abs=1e-3)
    assert bird.acoustic_entropy < 0.4
    chirping = tone(4_000) * (np.arange(4 * RATE) // (RATE // 8) % 2)
    assert indices(chirping + noise() / 100).acoustic_complexity_index > indices(tone(4_000)).acoustic_complexity_index


def test_a_recording_is_read_minute_by_minute_in_each_kind(tmp_path: Path) -> None:
    for kind in ("wav", "flac", "ogg"):
        soundfile.write(tmp_path / f"dawn.{kind}", np.column_stack([noise(2.0), noise(2.0)]), RATE)
        found = indices_of_file(tmp_path / f"dawn.{kind}")
        assert found.listening_time == pytest.approx(2.0, abs=0.01)
        assert found.acoustic_diversity_index > 2.0


def written(tmp_path: Path, name: str, content: bytes) -> Path:
    (tmp_path / name).write_bytes(content)
    return tmp_path / name


def test_what_is_no_recording_or_too_long_is_refused_with_what_to_do(tmp_path: Path) -> None:
    quiet = tmp_path / "silent.wav"
    soundfile.write(quiet, np.zeros(2 * RATE), RATE)
    hour = tmp_path / "hour.flac"
    soundfile.write(hour, np.zeros(3_600 * 16_000, np.int16), 16_000)
    low, short, other = tmp_path / "low.wav", tmp_path / "short.wav", tmp_path / "other.aiff"
    soundfile.write(low, noise(2.0), 8_000)
    soundfile.write(short, noise(0.1), RATE)
    soundfile.write(other, noise(2.0), RATE)
    cut = written(tmp_path, "cut.flac", hour.read_bytes()[:20])
    refused = {
        "sound-unreadable": written(tmp_path, "bird.wav", b"<html>no bird</html>" * 9), "sound-silent": quiet,
        "sound-too-long": hour, "sound-rate": low, "sound-too-short": short, "sound-format": other,
    }  # fmt: skip
    for code, path in [*refused.items(), ("sound-unreadable", cut)]:
        with pytest.raises(InputError, match=code) as problem:
            indices_of_file(path)
        assert path.name in str(problem.value) and str(tmp_path) not in str(problem.value)
    with pytest.raises(InputError) as problem:
        indices_of_file(hour)
    assert problem.value.arguments["received"] == 3_600.0
    assert problem.value.arguments["most"] == LONGEST


@pytest.fixture
def sensing(tmp_path: Path) -> Iterator[Sensing]:
    opened = open_sensing(tmp_path, "Europe/Helsinki", lambda: 1_800_000_000_000_000)
    yield opened
    opened.close()


def test_a_recording_becomes_readings_and_is_gone(sensing: Sensing, tmp_path: Path) -> None:
    """By a process of its own, once; the same recording again is a duplicate."""
    path = tmp_path / "dawn.wav"
    soundfile.write(path, noise(2.0), RATE)
    first = listening.listen(sensing, RECORDER, path, "Kaivopuisto 3", BEGIN)
    assert set(first.fates.values()) == {"stored"}
    assert first.indices.listening_time == 2.0
    with sensing.records.read() as connection:
        assert set(connection.execute(select(datastream.c.data_class)).scalars()) == {"internal"}
    assert sensing.store.count() == len(SoundIndices._fields)
    reading = sensing.store.last(1, 1).readings
    assert reading.until is not None
    assert reading.until[0] - reading.time[0] == 2_000_000


def test_who_may_not_and_the_future_are_refused_before_anything_is_read(sensing: Sensing, tmp_path: Path) -> None:
    may = Actor("recorder", frozenset({Role.DEVICE_OPERATOR}), frozenset({Permission.WRITE_OBSERVATIONS}))
    for actor, begin, error in (
        (Actor("everybody"), BEGIN, NotAllowedError), (may, BEGIN, NotAllowedError),
        (RECORDER, BEGIN.replace(year=2999), InputError),
    ):  # fmt: skip
        with pytest.raises(error) as caught:
            listening.listen(sensing, actor, tmp_path / "none.wav", "Kaivopuisto 3", begin)
    assert caught.value.code == "sound-future"
    assert caught.value.arguments["clock"].startswith("20")
    assert sensing.store.count() == 0


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "LONGEST_WAIT", 0.01)
    with pytest.raises(InputError, match="sound-too-long-to-read"):
        listening.indices_apart(written(tmp_path, "dawn.wav", b"RIFF"))


def test_a_problem_of_the_process_arrives_as_its_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="sound-unreadable"):
        listening.indices_apart(written(tmp_path, "bird.wav", b"no sound at all"))


def test_sound_of_a_process_that_was_killed_goes_before_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left, at_work, foreign = (tmp_path / name for name in (f"{PREFIX}left", f"{PREFIX}at-work", "other"))
    for one in (left, at_work, foreign):
        one.mkdir()
        (one / "piece.wav").write_bytes(b"RIFF")
    for one in (left, foreign):
        os.utime(one, (0.0, time.time() - sound_folder.LONGEST - 1.0))
    with folder_of_sound() as folder:
        assert sorted(tmp_path.iterdir()) == sorted([at_work, foreign, folder])
    assert sorted(tmp_path.iterdir()) == sorted([at_work, foreign])


@pytest.mark.parametrize("wrong", [np.nan, np.inf, -np.inf])
def test_samples_that_are_no_numbers_are_refused_and_not_counted_as_quiet(tmp_path: Path, wrong: float) -> None:
    samples = noise(62.5)
    samples[61 * RATE : 62 * RATE] = wrong
    path = tmp_path / "gap.wav"
    soundfile.write(path, samples, RATE, subtype="FLOAT")
    with pytest.raises(InputError, match="sound-not-numbers") as problem:
        indices_of_file(path)
    told = problem.value.arguments
    assert (told["file"], told["count"], told["second"]) == ("gap.wav", RATE, 61.0)
    assert "at 61.00 s" in render(problem.value)


def test_not_a_number_in_the_rest_below_a_second_is_refused_too(tmp_path: Path) -> None:
    samples = noise(60.5)
    samples[-1] = np.nan
    soundfile.write(tmp_path / "rest.wav", samples, RATE, subtype="FLOAT")
    with pytest.raises(InputError, match="sound-not-numbers"):
        indices_of_file(tmp_path / "rest.wav")


@pytest.mark.parametrize("wrong", [1e38, -2.0])
def test_samples_far_outside_what_is_read_are_refused_with_their_number(tmp_path: Path, wrong: float) -> None:
    samples = noise(4.0)
    samples[RATE] = wrong
    soundfile.write(tmp_path / "loud.wav", samples, RATE, subtype="FLOAT")
    with pytest.raises(InputError, match="sound-beyond") as problem:
        indices_of_file(tmp_path / "loud.wav")
    told = problem.value.arguments
    assert (told["file"], told["count"], told["total"], told["second"]) == ("loud.wav", 1, 4 * RATE, 1.0)
    assert "one sample in 96,000 that is outside -1 to 1" in render(problem.value)


@pytest.mark.parametrize("kind", ["wav", "flac"])
def test_full_scale_is_read(kind: str, tmp_path: Path) -> None:
    """What a decoder rounds a little beyond is no fault of the file."""
    soundfile.write(tmp_path / f"full.{kind}", np.clip(noise(2.0) * 20, -1.0, 1.0), RATE)
    assert indices_of_file(tmp_path / f"full.{kind}").listening_time == 2.0


def test_lossy_sound_that_peaks_a_little_beyond_is_read(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "full.ogg", np.clip(noise(2.0) * 20, -1.0, 1.0), RATE)
    assert np.abs(soundfile.read(tmp_path / "full.ogg")[0]).max() > 1.0
    assert indices_of_file(tmp_path / "full.ogg").listening_time == pytest.approx(2.0, abs=0.01)


@pytest.mark.parametrize("count", [1, 2])
def test_one_sample_is_told_as_one(count: int, tmp_path: Path) -> None:
    samples = noise(2.0)
    samples[100 : 100 + count] = np.nan
    soundfile.write(tmp_path / "gap.wav", samples, RATE, subtype="FLOAT")
    with pytest.raises(InputError) as problem:
        indices_of_file(tmp_path / "gap.wav")
    told = {1: "one sample in 48,000 that is no number", 2: "2 samples in 48,000 that are no numbers"}
    assert told[count] in render(problem.value)


def test_a_header_with_a_rate_of_nothing_is_told_in_words_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "still.wav"
    soundfile.write(path, noise(2.0), RATE, subtype="PCM_16")
    content = bytearray(path.read_bytes())
    content[24:28] = bytes(4)
    path.write_bytes(content)
    with pytest.raises(InputError, match="sound-header") as problem:
        indices_of_file(path)
    told = render(problem.value)
    assert "SF_INFO" not in told and "samples a second" in told and "still.wav" in told
