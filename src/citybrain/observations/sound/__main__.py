"""Listening as a process of its own: `python -m citybrain.observations.sound FILE SECONDS`; it answers as JSON."""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from citybrain.twin.processes import loading, step_back

MOST_MEMORY = 2_000_000_000
"""Bytes of data: a minute at 384 kHz with its spectrogram takes less."""

MOST_SECONDS = 300
"""Of the processor; the clock is watched by who waits."""


def main() -> None:
    """Write the indices of one recording, or what is wrong with it."""
    step_back()
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 5))
    with loading():
        from citybrain.kernel.errors import InputError
        from citybrain.observations.sound.indices import indices_of_file

    path, longest = Path(sys.argv[1]), float(sys.argv[2])
    try:
        answer = {"indices": indices_of_file(path, longest)._asdict()}
    except MemoryError:
        answer = {"problem": {"code": "sound-too-heavy", "arguments": {"file": path.name}}}
    except ModuleNotFoundError:
        answer = {"problem": {"code": "sound-no-extra", "arguments": {"file": path.name}}}
    except InputError as problem:
        answer = {"problem": {"code": problem.code, "arguments": dict(problem.arguments)}}
    sys.stdout.write(json.dumps(answer, allow_nan=True))


if __name__ == "__main__":
    main()
