import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.stuck import StuckError, ends_within
from tests.web.browser import executable

PROJECT = Path(__file__).parents[1]
HANGS = """
import time
import threading
import pytest

@pytest.fixture(scope="session")
def service():
    yield
    {end}

@pytest.mark.parametrize("number", range(2))
def test_of_this_file(number):
    pass

def test_uses_it(service):
    {test}
"""
SETTINGS = """
[pytest]
addopts = -p no:schemathesis -p no:faker -p tests.stuck --max-worker-restart=0
faulthandler_timeout = {seconds}
faulthandler_exit_on_timeout = true
"""
BROWSER = """
import os, signal
from pathlib import Path
from tests.web import browser

browser.PATIENCE = 2.0
opened = browser.Chromium().__enter__()
for command in Path("/proc").glob("[0-9]*/cmdline"):
    if opened._mark.encode() in command.read_bytes():
        os.kill(int(command.parent.name), signal.SIGSTOP)
opened.__exit__(None, None, None)
"""
BY_SIGNAL = "time.sleep(3600)"
BY_NOTHING = "import signal; signal.signal(signal.SIGALRM, signal.SIG_IGN); threading.Event().wait(3600)"


def run(folder: Path, end: str, test: str = "pass", seconds: float = 30.0, longest: float = 60.0) -> str:
    """What a run of two workers says whose fixture of the session does not end for an hour."""
    (folder / "pytest.ini").write_text(SETTINGS.format(seconds=seconds))
    (folder / "conftest.py").write_text(f"import tests.stuck\ntests.stuck.LONGEST = {longest}\n")
    (folder / "test_one.py").write_text(HANGS.format(end=end, test=test))
    command = [sys.executable, "-m", "pytest", "-q", "-n2", "--dist", "loadfile", f"--rootdir={folder}", str(folder)]
    way = {"capture_output": True, "text": True, "timeout": 600, "cwd": PROJECT}
    done = subprocess.run(command, check=False, **way)
    assert done.returncode, done
    return done.stdout + done.stderr


def test_an_end_of_a_session_that_waits_is_interrupted_and_named(tmp_path: Path) -> None:
    said = run(tmp_path, BY_SIGNAL, longest=3.0)
    assert "test_uses_it: what it leaves has not ended within 3 s. What all threads do" in said
    assert re.search(r'test_one\.py", line \d+ in service', said)
    assert "1 error" in said and "3 passed" in said


def test_one_that_no_signal_interrupts_ends_its_worker_and_the_run_after_a_failure_too(tmp_path: Path) -> None:
    said = run(tmp_path, BY_NOTHING, test="assert False", seconds=4.0)
    assert "Timeout (0:00:04)!" in said
    assert said.count("in pytest_runtestloop") == 1, "a worker that is done is not stuck"
    assert re.search(r'test_one\.py", line \d+ in service', said)
    assert "crashed while running 'test_one.py::test_uses_it'" in said


def test_what_ends_in_time_is_as_before() -> None:
    with ends_within(5.0, "nothing"):
        time.sleep(0.01)
    with ends_within(0.2, "a night"):
        with pytest.raises(StuckError, match="a nap has not ended within"), ends_within(0.05, "a nap"):
            time.sleep(5.0)
        with pytest.raises(StuckError, match="a night"):
            time.sleep(5.0)


@pytest.mark.skipif(executable() is None, reason="service missing: chromium")
def test_a_browser_that_does_not_end_is_killed() -> None:
    """Its processes are stopped, so that none of them ends when it is asked to."""
    subprocess.run([sys.executable, "-c", BROWSER], check=True, timeout=50, cwd=PROJECT)
