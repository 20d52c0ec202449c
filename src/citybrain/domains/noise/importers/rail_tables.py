"""The coefficients of the sound power of trams and trains, read from rail_emission.yaml beside this file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from citybrain.kernel.errors import InputError
from citybrain.kernel.units import Array
from citybrain.kernel.yaml_files import read_yaml

FILE = Path(__file__).parent / "rail_emission.yaml"

WAVELENGTHS: Array = np.power(10.0, 0.1 * np.arange(3.0, -32.0, -1.0))
"""Exact thirds of octaves from 2,000 to 0.8 mm [m]."""

THIRDS: Array = 1000.0 * np.power(10.0, 0.1 * np.arange(-13.0, 11.0))
"""Exact thirds of octaves from 50 Hz to 10 kHz [Hz]."""


class RailTables(NamedTuple):
    """Appendix G: rows by name [dB], the first three and `impact` by wavelength (35), the others by third octave (24).

    Those of `traction` are at 0.5 m and at 4 m (2, 24).
    """

    wheel_roughness: Mapping[str, Array]
    rail_roughness: Mapping[str, Array]
    contact_filter: Mapping[str, Array]
    track: Mapping[str, Array]
    wheel: Mapping[str, Array]
    bridge: Mapping[str, Array]
    traction: Mapping[str, Array]
    impact: Array

    def row(self, table: str, name: str) -> Array:
        """A row of a table. Raises InputError for one that is not there."""
        rows: Mapping[str, Array] = getattr(self, table)
        if name not in rows:
            raise InputError("noise-unknown-rail-row", table=table, received=name, known=", ".join(rows))
        return rows[name]


@cache
def rail_tables() -> RailTables:
    """The tables of the text in force."""
    content: Mapping[str, Any] = read_yaml(FILE)
    rows = {table: _rows(content[table]) for table in RailTables._fields[:6]}
    traction = _rows({name: [one["low"], one["high"]] for name, one in content["traction"].items()})
    return RailTables(**rows, traction=traction, impact=np.array(content["impact"], float))


def _rows(table: Mapping[str, Any]) -> Mapping[str, Array]:
    return {name: np.array(row, float) for name, row in table.items()}
