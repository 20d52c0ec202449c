"""The build as a process: `python -m citybrain.twin.drafts.build_child FOLDER`; tells its progress as lines of JSON.

It ends, and leaves no half snapshot, when it is told to (SIGTERM) and when whoever started it is gone (its input ends).
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any

from citybrain.twin.processes import loading, step_back, without_folder

CANCELLED = 130
GRACE = 10.0
"""Seconds that a build has to end by itself before it is ended."""

STEP = 0.002
"""Shares of the work between two lines."""


def main() -> int:
    """Build the city; the last line says how it went."""
    step_back()
    stopped = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    threading.Thread(target=_until_alone, daemon=True).start()
    with loading():
        from citybrain.kernel.errors import CityBrainError
        from citybrain.twin.demo import build_again
        from citybrain.twin.progress import Cancelled

    last = {"share": -1.0}

    def progress(done_share: float, message_key: str) -> None:
        if stopped.is_set():
            raise Cancelled
        if done_share - last["share"] >= STEP:
            last["share"] = done_share
            _tell(share=done_share, step=message_key)

    try:
        manifest = build_again(Path(sys.argv[1]), progress)
    except Cancelled:
        return CANCELLED
    except CityBrainError as error:
        _tell(error=error.code, arguments=dict(error.arguments))
        return 1
    _tell(snapshot=manifest.snapshot)
    return 0


def _tell(**told: Any) -> None:
    sys.stdout.write(without_folder(json.dumps(told, default=str), Path(sys.argv[1])) + "\n")
    sys.stdout.flush()


def _until_alone() -> None:
    """End this process when its input ends: in order where it looks up in time, else at once.

    The input is read without a lock: one that a thread holds while the process ends would abort it.
    """
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE)
    os._exit(CANCELLED)


if __name__ == "__main__":
    sys.exit(main())
