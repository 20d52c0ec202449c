"""Servers in processes of their own, each forked from one that has loaded the modules of a server.

Whoever starts `citybrain serve` waits two seconds for these modules: most of what a server computes in a test.
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


def serve(arguments: list[str], page: Path, tiling: Tiling, errors: Path) -> BaseProcess:
    """Run `citybrain serve`, which gives out the page of a folder and writes what it says to a file."""
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload([LOADED])
    process = forks.Process(target=_serve, args=(arguments, page, tiling, errors, dict(os.environ)), daemon=True)
    process.start()
    return process


def _serve(arguments: list[str], page: Path, tiling: Tiling, errors: Path, environment: dict[str, str]) -> None:
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
