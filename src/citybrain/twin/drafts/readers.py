"""Recognises files in processes of their own, two at a time, so that no file can harm the server or hold up others."""

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
LONGEST = 120.0
"""Seconds after which a file is given up.

On a machine with five times as much other work as it has processors, the largest extract that is read through (400 MB)
takes 50 s, and a file of features takes 35 s to have all the memory that it may.
"""
AT_ONCE = 2
"""Files that are looked at at a time: one that takes long does not hold up all others."""

Json = dict[str, Any]


class Readers:
    """A queue of files to recognise; `done` is called with what is known, from the thread of the queue."""

    def __init__(self) -> None:
        self._waiting: queue.Queue[tuple[Path, FileSettings, Callable[[Json], None]] | None] = queue.Queue()
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()
        self._processes: set[subprocess.Popen[bytes]] = set()
        self._closed = False

    def ask(self, path: Path, settings: FileSettings, done: Callable[[Json], None]) -> None:
        """Recognise a file as soon as those before it are done."""
        with self._lock:
            if len(self._threads) < AT_ONCE:
                self._threads.append(threading.Thread(target=self._work, name="recognise", daemon=True))
                self._threads[-1].start()
        self._waiting.put((path, settings, done))

    def close(self) -> None:
        """Stop what is at work and forget the rest."""
        self._closed = True
        with self._lock:
            for _ in self._threads:
                self._waiting.put(None)
            for process in self._processes:
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
        with self._lock:
            if self._closed:
                return _given_up("recognise-broke", path.name)
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
            )
            self._processes.add(process)
        try:
            told, complaint = process.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return _given_up("recognise-too-long", path.name)
        finally:
            with self._lock:
                self._processes.discard(process)
        if process.returncode:
            LOG.warning("recognising ended with %s: %s", process.returncode, complaint.decode()[-2_000:])
            return _given_up("recognise-broke", path.name)
        return dict(json.loads(told))


def _given_up(code: str, file: str) -> Json:
    """What is known of a file that could not be looked at."""
    return {
        "format": "", "kind": None, "kinds": [], "counts": {}, "bounds": None, "years": None, "crs": None,
        "layer": None, "layers": [], "encoding": None, "columns": [], "wanted": [], "codes": {}, "needs_crs": False,
        "notices": [], "unnamed": [], "problem": {"code": code, "arguments": {"file": file}},
    }  # fmt: skip
