"""The machine and the versions that a measurement depends on, and how fast the machine multiplies."""

import os
import platform
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.figure import seconds
from citybrain import __version__

PACKAGES = ("numpy", "numba", "pyarrow", "fastapi", "uvicorn")
SIDE = 2000


def describe() -> list[str]:
    """Processor, memory, load and versions, one sentence each."""
    load = ", ".join(f"{x:.1f}" for x in os.getloadavg()) if hasattr(os, "getloadavg") else "unknown"
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return [
        f"{os.cpu_count()} cores, {_processor()}, {_memory()}",
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, {versions}",
        f"Open City Brain {__version__}; load of the machine over 1, 5 and 15 minutes: {load}",
    ]


def multiply_adds() -> float:
    """Multiply-adds a second that the machine reaches with all cores: a product of two large matrices."""
    matrix = np.random.default_rng(0).random((SIDE, SIDE))
    return SIDE**3 / min(seconds(lambda: matrix @ matrix, 5))


def _processor() -> str:
    told = _read("/proc/cpuinfo", "model name")
    return told or platform.processor() or "unknown processor"


def _memory() -> str:
    told = _read("/proc/meminfo", "MemTotal")
    return f"{int(told.split()[0]) / 2**20:.0f} GB of memory" if told else "unknown memory"


def peak(work: Callable[[], Any]) -> float:
    """Most resident memory of this process during some work, in megabytes; NaN where the system does not tell."""
    forget = Path("/proc/self/clear_refs")
    if not forget.exists():
        return float("nan")
    forget.write_text("5")  # the peak so far
    work()
    return int(_read("/proc/self/status", "VmHWM").split()[0]) / 1024


def _read(path: str, name: str) -> str:
    file = Path(path)
    lines = file.read_text().splitlines() if file.is_file() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")


def resident(process: int) -> float:
    """Resident memory of a process in megabytes; NaN where the system does not tell."""
    told = _read(f"/proc/{process}/status", "VmRSS")
    return int(told.split()[0]) / 1024 if told else float("nan")
