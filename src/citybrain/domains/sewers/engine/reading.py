"""A file of a model as sections, plain text and network; and the text as numbers of a table."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.sewers.engine.assemble import plain_text
from citybrain.domains.sewers.engine.network import SewerNetwork, network_of
from citybrain.domains.sewers.engine.runs import SewerRun, run
from citybrain.domains.sewers.engine.sections import ModelFile, read_sections
from citybrain.kernel.units import Array

BYTES = 6
"""Bytes of text in one number: a float64 holds whole numbers below 2^53."""


class ReadModel(NamedTuple):
    """A file by section, what the engine gets of it, its network, and the line of the file behind each line of it."""

    model: ModelFile
    text: str
    network: SewerNetwork
    lines: tuple[int, ...]

    def require_runs(self) -> SewerRun:
        """What a run of the file as it is gives. Raises InputError with what the engine says of which line."""
        return run(self.text, self.model.name, lines=self.lines)


def read_model(text: str, file: str) -> ReadModel:
    """Read a file's text. Raises InputError with the line for what is wrong with it."""
    model = read_sections(text, file)
    text, lines = plain_text(model)
    return ReadModel(model, text, network_of(model), lines)


def packed(text: str) -> Array:
    """Text as whole numbers, 6 bytes of UTF-8 in each, the last filled up with line ends."""
    raw = text.encode()
    raw += b"\n" * (-len(raw) % BYTES)
    return np.array([int.from_bytes(raw[n : n + BYTES], "big") for n in range(0, len(raw), BYTES)], np.float64)


def unpacked(numbers: Array) -> str:
    """The text that `packed` made numbers of."""
    return b"".join(int(one).to_bytes(BYTES, "big") for one in numbers).decode()
