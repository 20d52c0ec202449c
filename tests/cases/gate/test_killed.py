"""A program that is killed at any transaction of a proposal's life: no step is lost or twice, nothing is sent twice."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.notifications.receivers import HookReceiver

DECIDED = ["draft", "simulate", "ask", "approve", "execute"]
ONCE = [*DECIDED, "claim", "send"]


@pytest.mark.parametrize(("works", "whole"), [
    ("works", [*ONCE, "confirm"]), ("fails", [*ONCE, "roll_back", "claim", "send", "restore"]),
])  # fmt: skip
def test_a_kill_in_any_transition_loses_nothing_and_sends_nothing_twice(
    tmp_path: Path, works: str, whole: list[str]
) -> None:
    """With an actuator that does what it takes, and with one that does nothing, where what was before is put back.

    A command that was in hand when the program died is not sent: nobody knows whether it was. Readings tell.
    """
    actuator = HookReceiver()
    command = [sys.executable, "-m", "tests.cases.gate.killed", str(tmp_path), actuator.origin, works]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    lives = [json.loads(line) for line in done.stdout.splitlines()]
    sent = Counter((one["target"], one["purpose"]) for one in actuator.documents())
    actuator.close()
    assert sum(one["killed"] for one in lives) == 2 * len(whole)
    assert set(sent.values()) == {1}
    for one in lives:
        assert one["steps"] == whole or (one["steps"][: len(ONCE)] == ONCE and works == "works"), one
        assert one["state"] == ("confirmed" if one["steps"][-1] == "confirm" else "rolled_back"), one
    unsent = [one for one in lives if (one["life"], "execute") not in sent]
    assert [one["life"] for one in unsent] == ["6-after"]
