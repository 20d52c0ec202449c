"""Work that stands back behind the server: a low priority, one thread in libraries, first to go where memory ends."""

from __future__ import annotations

import contextlib
import gc
import json
import os
from collections.abc import Iterator
from pathlib import Path

NICER = 10
FIRST_TO_GO = "800"
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "GDAL_NUM_THREADS"), "1")


def step_back(niceness: int = NICER) -> None:
    """Make this process give way to others; what the system does not offer is left out."""
    with contextlib.suppress(OSError):
        os.nice(niceness)
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(FIRST_TO_GO, encoding="ascii")


@contextlib.contextmanager
def loading() -> Iterator[None]:
    """Load modules without looking for garbage among what all stays: a fifth of the time that loading takes."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def without_folder(answer: str, folder: Path) -> str:
    """An answer in JSON without the folder that was looked at: whoever reads it knows files by their names alone."""
    for inner in sorted({str(folder), str(folder.absolute()), str(folder.resolve())} - {"."}, key=len, reverse=True):
        answer = answer.replace(json.dumps(f"{inner}/")[1:-1], "")
    return answer
