"""Builds a draft in a process of its own, which can be stopped and stands back behind the server."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

from citybrain.base.folders import remove_leftovers
from citybrain.twin.drafts.build_child import CANCELLED, GRACE
from citybrain.twin.drafts.document import BuildRecord, StoredMessage
from citybrain.twin.processes import ONE_THREAD
from citybrain.twin.snapshot_folder import TWIN

LOG = logging.getLogger("citybrain.drafts")
LAST_WORDS = 4_000


class Build:
    """One build at work. `record` says how far it is; `done` is called with the last record, from its thread."""

    def __init__(self, folder: Path, files: list[str], done: Callable[[BuildRecord], None]) -> None:
        self.folder = folder
        self.record = BuildRecord(state="running")
        self._files = files
        self._done = done
        self._begin = time.monotonic()
        self._stopped = threading.Event()
        command = [sys.executable, "-m", "citybrain.twin.drafts.build_child", str(folder)]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **ONE_THREAD},
        )
        self._thread = threading.Thread(target=self._follow, name="draft-build", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop the build and wait until nothing of it is left."""
        self._stopped.set()
        self._process.terminate()
        try:
            self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._thread.join()

    def _follow(self) -> None:
        complaint: list[bytes] = []
        assert self._process.stdout is not None and self._process.stderr is not None
        listener = threading.Thread(target=_collect, args=(self._process.stderr, complaint), daemon=True)
        listener.start()
        error: StoredMessage | None = None
        for line in self._process.stdout:
            told = json.loads(line)
            if "share" in told:
                self._advance(told["share"], told["step"])
            elif "error" in told:
                error = StoredMessage(code=told["error"], arguments=told["arguments"])
            else:
                self.record = self.record.model_copy(update={"snapshot": told["snapshot"]})
        code = self._process.wait()
        listener.join()
        self._end(code, error, b"".join(complaint).decode("utf-8", "replace"))

    def _advance(self, share: float, step: str) -> None:
        seconds = round(time.monotonic() - self._begin, 1)
        self.record = self.record.model_copy(update={"share": share, "step": step, "seconds": seconds})

    def _end(self, code: int, error: StoredMessage | None, complaint: str) -> None:
        """Say how it went. A snapshot that was published counts, even if the wish to stop came a moment too late."""
        remove_leftovers(self.folder / TWIN)
        seconds = round(time.monotonic() - self._begin, 1)
        changed: dict[str, object] = {"seconds": seconds}
        if self.record.snapshot is not None:
            changed |= {"state": "done", "share": 1.0}
        elif self._stopped.is_set() or code == CANCELLED:
            changed |= {"state": "cancelled"}
        else:
            if error is None:
                LOG.error("a build ended with %s: %s", code, complaint[-LAST_WORDS:])
                error = StoredMessage(
                    code="draft-build-broke", arguments={"problem": _last_line(complaint) or str(code)}
                )
            changed |= {"state": "failed", "error": error, "file": self._concerned(error)}
        self.record = self.record.model_copy(update=changed)
        self._done(self.record)

    def _concerned(self, error: StoredMessage) -> str | None:
        """The file of the draft that an error names."""
        named = [Path(str(value)).name for value in error.arguments.values()]
        return next((name for name in named if name in self._files), None)


def _collect(stream: IO[bytes], into: list[bytes]) -> None:
    into.append(stream.read()[-LAST_WORDS:])


def _last_line(complaint: str) -> str:
    lines = [line for line in complaint.splitlines() if line.strip()]
    return lines[-1][:300] if lines else ""
