"""How the functions of this folder are compiled: once an installation, without the interpreter lock."""

from typing import Any

from numba import njit

compiled: Any = njit(nogil=True, cache=True, error_model="numpy")
