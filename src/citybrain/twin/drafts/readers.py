"""Recognises files in processes of their own, one after the other, so that no file can harm the server."""

from __future__ import annotations

import json
import logging
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from citybrain.twin.processes import ONE_THREAD
from citybrain.twin.recognise.settings import FileSettings

LOG = logging.getLogger("citybrain.drafts")
LONGEST = 300.0
"""Seconds after which a file is given up."""
Json = dict[str, Any]


class Readers:
    """A queue of files to recognise; `done` is called with what is known, from the thread of the queue."""

    def __init__(self) -> None:
        self._waiting: queue.Queue[tuple[Path, FileSettings, Callable[[Json], None]] | None] = queue.Queue()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def ask(self, path: Path, settings: FileSettings, done: Callable[[Json], None]) -> None:
        """Recognise a file as soon as those before it are done."""
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="recognise", daemon=True)
                self._thread.start()
        self._waiting.put((path, settings, done))

    def close(self) -> None:
        """Stop what is at work and forget the rest."""
        self._closed = True
        self._waiting.put(None)
        process = self._process
        if process is not None:
            process.kill()

    def _work(self) -> None:
        while (job := self._waiting.get()) is not None and not self._closed:
            path, settings, done = job
            try:
                found = self._recognise(path, settings)
                if not self._closed:
                    done(found)
            except Exception:  # the queue outlives whatever is wrong with one file
                LOG.exception("a file could not be recognised")

    def _recognise(self, path: Path, settings: FileSettings) -> Json:
        command = [sys.executable, "-m", "citybrain.twin.recognise", str(path), settings.model_dump_json()]
        environment = {**os.environ, **ONE_THREAD}
        self._process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
        )
        try:
            told, complaint = self._process.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.communicate()
            return _given_up("recognise-too-long", path.name)
        if self._process.returncode:
            LOG.warning("recognising ended with %s: %s", self._process.returncode, complaint.decode()[-2_000:])
            return _given_up("recognise-broke", path.name)
        return dict(json.loads(told))


def _given_up(code: str, file: str) -> Json:
    """What is known of a file that could not be looked at."""
    return {
        "format": "", "kind": None, "kinds": [], "counts": {}, "bounds": None, "years": None, "crs": None,
        "layer": None, "layers": [], "encoding": None, "columns": [], "wanted": [], "codes": {}, "needs_crs": False,
        "notices": [], "unnamed": [], "problem": {"code": code, "arguments": {"file": file}},
    }  # fmt: skip
