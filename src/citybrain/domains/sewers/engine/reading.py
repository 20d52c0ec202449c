"""A file of a model as sections, plain text and network; and the text as numbers of a table."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.sewers.engine.assemble import plain_text
from citybrain.domains.sewers.engine.network import SewerNetwork, network_of
from citybrain.domains.sewers.engine.sections import ModelFile, read_sections
from citybrain.kernel.units import Array

BYTES = 6
"""Bytes of text in one number: a float64 holds whole numbers below 2^53."""


class ReadModel(NamedTuple):
    """A file by section, what the engine gets of it, and its network."""

    model: ModelFile
    text: str
    network: SewerNetwork


def read_model(text: str, file: str) -> ReadModel:
    """Read a file's text. Raises InputError with the line for what is wrong with it."""
    model = read_sections(text, file)
    return ReadModel(model, plain_text(model), network_of(model))


def packed(text: str) -> Array:
    """Text as whole numbers, 6 bytes of UTF-8 in each, the last filled up with line ends."""
    raw = text.encode()
    raw += b"\n" * (-len(raw) % BYTES)
    return np.array([int.from_bytes(raw[n : n + BYTES], "big") for n in range(0, len(raw), BYTES)], np.float64)


def unpacked(numbers: Array) -> str:
    """The text that `packed` made numbers of."""
    return b"".join(int(one).to_bytes(BYTES, "big") for one in numbers).decode()
