"""Servers in processes of their own, each forked from one that has loaded the modules of a server.

Whoever starts `citybrain serve` waits two seconds for these modules: most of what a server computes in a test. A server
with packages of its own, in PYTHONPATH, begins without any module.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from multiprocessing.process import BaseProcess
from pathlib import Path

from citybrain.twin.geometry.tiles import Tiling

LOADED = "tests.loaded"
"""Loads the modules; imported by nobody but the process from which all others are forked."""

PACKAGES = os.environ.get("PYTHONPATH", "")


def serve(arguments: list[str], page: Path, tiling: Tiling, errors: Path) -> BaseProcess:
    """Run `citybrain serve`, which gives out the page of a folder and writes what it says to a file."""
    own = [] if os.environ.get("PYTHONPATH", "") == PACKAGES else os.environ["PYTHONPATH"].split(os.pathsep)
    alone, forks = multiprocessing.get_context("spawn"), multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload([LOADED])
    told = arguments, page, tiling, errors, dict(os.environ), own
    process = (alone if own else forks).Process(target=_serve, args=told, daemon=True)
    process.start()
    return process


def _serve(
    arguments: list[str], page: Path, tiling: Tiling, errors: Path, environment: dict[str, str], own: list[str]
) -> None:  # fmt: skip
    sys.path[:0] = own
    from citybrain.api import static_files
    from citybrain.cli.main import run
    from citybrain.twin.geometry import tiles

    os.environ.clear()
    os.environ.update(environment)
    with Path(os.devnull).open("wb") as nowhere, errors.open("wb") as file:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(file.fileno(), 2)
    static_files.FOLDER, tiles.TILING = page, tiling
    sys.argv = ["citybrain", "serve", *arguments]
    run()
