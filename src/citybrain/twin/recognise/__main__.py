"""The recogniser as a process: `python -m citybrain.twin.recognise FILE [SETTINGS]`; it answers as JSON."""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from citybrain.twin.processes import loading, step_back, without_folder

NICENESS = 3
"""A person waits for it."""
MOST_MEMORY = 2_000_000_000
"""Bytes of data. What needs more is not read: a file of strangers shall not take the memory of the server."""


def main() -> None:
    """Recognise one file and write what it is."""
    step_back(NICENESS)
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    with loading():
        from citybrain.kernel.errors import InputError
        from citybrain.twin.recognise.recognise import recognise
        from citybrain.twin.recognise.recognition import Recognition
        from citybrain.twin.recognise.settings import FileSettings

    path = Path(sys.argv[1])
    settings = FileSettings.model_validate_json(sys.argv[2] if len(sys.argv) > 2 else "{}")
    try:
        found = recognise(path, settings)
    except MemoryError:
        found = Recognition("").fail(InputError("recognise-too-heavy", file=path.name))
    told = found.as_json() | {"unnamed": found.unnamed}
    answer = json.dumps(told, ensure_ascii=True, allow_nan=False, default=str)
    sys.stdout.write(without_folder(answer, path.parent))


if __name__ == "__main__":
    main()
