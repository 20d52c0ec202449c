"""A recording in memory, written without any library of sound."""

import io
from wave import open as open_wave

import numpy as np

RATE = 24_000


def wave(seconds: float = 1.5, seed: int = 1) -> bytes:
    """Noise as a WAV file of one channel, 16 bits and 24,000 samples a second."""
    samples = np.random.default_rng(seed).normal(0.0, 3_000.0, int(seconds * RATE)).astype("<i2")
    file = io.BytesIO()
    with open_wave(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(RATE)
        writer.writeframes(samples.tobytes())
    return file.getvalue()
