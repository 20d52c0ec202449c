"""The command line as processes: the demo from nothing to a page, and work that is stopped."""

import json
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from threading import Thread

import pytest

from citybrain.cli.server import listen
from tests.city import write_city

COMMAND = Path(sys.executable).with_name("citybrain")
PATIENCE = 240.0


def free_port() -> int:
    with listen("127.0.0.1", 0) as listening:
        return int(listening.getsockname()[1])


def get(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        return answer.read()


def status_of(request: urllib.request.Request) -> int:
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        refused.close()
        return refused.code


def wait_for_health(port: int, process: subprocess.Popen) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, process.stderr.read()
        try:
            get(f"http://127.0.0.1:{port}/health")
            return
        except urllib.error.URLError:
            time.sleep(0.05)
    raise TimeoutError


def run(*arguments: object, cwd: Path | None = None) -> subprocess.Popen:
    line = [str(COMMAND), *map(str, arguments)]
    return subprocess.Popen(line, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_the_demo_goes_from_nothing_to_answers(tmp_path: Path) -> None:
    port = free_port()
    process = run("demo", "--port", port, cwd=tmp_path)
    try:
        wait_for_health(port, process)
        city = json.loads(get(f"http://127.0.0.1:{port}/api/v1/city"))
        rows = json.loads(get(f"http://127.0.0.1:{port}/api/v1/assessment"))["rows"]
    finally:
        process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=PATIENCE)
    assert city["simulated"]
    assert city["buildings"] > 100
    assert any(row["value"] for row in rows)
    assert (tmp_path / "demo" / "plans" / "warm-blocks.yaml").is_file()
    assert f"http://127.0.0.1:{port}" in told
    assert "Traceback" not in told


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_a_server_ends_at_once_while_it_computes_and_somebody_waits(tmp_path: Path, told: signal.Signals) -> None:
    port = free_port()
    uncertainty = f"http://127.0.0.1:{port}/api/v1/assessment/uncertainty?draws=10000"
    process = run("serve", write_city(tmp_path / "city"), "--port", port)
    try:
        wait_for_health(port, process)
        assert json.loads(get(f"{uncertainty}&wait=0"))["state"] == "running"
        answers: list[int] = []
        waiting = Thread(target=lambda: answers.append(status_of(urllib.request.Request(uncertainty))), daemon=True)
        waiting.start()
        time.sleep(1)
        assert json.loads(get(f"{uncertainty}&wait=0"))["state"] == "running"
        begin = time.monotonic()
        process.send_signal(told)
        _, complaint = process.communicate(timeout=PATIENCE)
        seconds = time.monotonic() - begin
        waiting.join(PATIENCE)
    finally:
        process.kill()
    assert answers == [422]
    assert seconds < 4, f"it took {seconds:.1f} s"  # about 2, and twice that on a busy machine
    assert process.returncode in (-told, 130)
    assert "Traceback" not in complaint


def test_a_local_server_refuses_other_names_unless_they_are_allowed(tmp_path: Path) -> None:
    port = free_port()
    process = run("serve", write_city(tmp_path / "city"), "--port", port, "--allow-host", "city.example")
    try:
        wait_for_health(port, process)
        for name, status in (("city.example", 200), (f"localhost:{port}", 200), ("rebound.example", 421)):
            request = urllib.request.Request(f"http://127.0.0.1:{port}/health", headers={"Host": name})
            assert status_of(request) == status, name
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def test_a_build_that_is_stopped_leaves_nothing_behind(tmp_path: Path) -> None:
    process = run("demo", "--port", free_port(), cwd=tmp_path)
    folder = tmp_path / "demo"
    end = time.monotonic() + PATIENCE
    while not (folder / "city.toml").is_file() and time.monotonic() < end:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert "Stopped. Nothing was changed" in told
    assert "Traceback" not in told
    twin = folder / "twin"
    assert not twin.is_dir() or [path.name for path in twin.iterdir() if not path.name.startswith(".lock")] == []


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    city = write_city(tmp_path)
    process = run("parameters", city, "--json")
    assert process.stdout is not None
    process.stdout.read(10)
    process.stdout.close()
    told = process.stderr.read()
    assert process.wait(timeout=PATIENCE) in (0, -signal.SIGPIPE, 1)
    assert "Traceback" not in told


def test_a_place_that_cannot_be_a_city_is_told(tmp_path: Path) -> None:
    (tmp_path / "demo").write_text("a file where the folder should be", encoding="utf-8")
    process = run("demo", "--port", free_port(), cwd=tmp_path)
    _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == 2
    assert "demo cannot be used (File exists)" in told
    assert "Traceback" not in told
