"""Blocks of readings for tests."""

import numpy as np

from citybrain.observations.quality.series import HOUR, Block


def block(values: dict[int, list[float]], hours: dict[int, list[float]] | None = None) -> Block:
    """Readings by stream, each an hour after the one before where hours are not told."""
    parts = []
    for stream, given in values.items():
        time = np.array(hours[stream] if hours else np.arange(len(given)), np.float64) * HOUR
        parts.append(
            (
                np.full(len(given), stream, np.int32),
                np.arange(1, len(given) + 1),
                time.astype(np.int64),
                np.array(given, np.float64),
                np.full(len(given), None, object),
            )
        )
    return Block(*(np.concatenate(column) for column in zip(*parts, strict=True)))
