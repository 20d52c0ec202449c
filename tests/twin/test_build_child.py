"""The process of a build: how it ends while its input is open, and when whoever began it is gone."""

import subprocess
import sys
from pathlib import Path

CHILD = [sys.executable, "-m", "citybrain.twin.drafts.build_child"]
STUCK = """
import signal
from citybrain.twin.drafts import build_child

build_child.GRACE = 0.1
signal.signal(signal.SIGTERM, signal.SIG_IGN)
build_child._until_alone()
"""
"""A build that looks up too late, as in the middle of a long step."""


def test_a_build_ends_in_order_while_its_input_is_open(tmp_path: Path) -> None:
    """The thread that waits for the end of the input once aborted each build that ended before it."""
    child = subprocess.Popen([*CHILD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert child.stdout is not None
        assert b"error" in child.stdout.read()
        assert child.wait(30) == 1
    finally:
        child.kill()
        child.communicate()


def test_a_build_that_does_not_look_up_ends_when_it_is_alone() -> None:
    done = subprocess.run([sys.executable, "-c", STUCK], stdin=subprocess.DEVNULL, timeout=30, check=False)
    assert done.returncode == 130
