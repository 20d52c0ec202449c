"""A locked release that its makers withdrew is told, one that stands is not."""

import hashlib
import http.server
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.deploy.test_release import DEPLOY, wheel

REASON = "leaks secrets"


@pytest.fixture
def index(tmp_path: Path) -> Iterator[str]:
    """Address of an index with two releases of one library, the first of which was withdrawn."""
    folder = tmp_path / "simple" / "left"
    folder.mkdir(parents=True)
    links = ""
    for version, withdrawn in (("1.0", f' data-yanked="{REASON}"'), ("1.1", "")):
        path = wheel(folder, "left", version)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        links += f'<a href="{path.name}#sha256={digest}"{withdrawn}>{path.name}</a>\n'
        (tmp_path / f"{version}.lock").write_text(f"left=={version} --hash=sha256:{digest}\n", encoding="utf-8")
    (folder / "index.html").write_text(f"<!DOCTYPE html><html><body>{links}</body></html>", encoding="utf-8")
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/simple"
        server.shutdown()


@pytest.mark.parametrize(("version", "code"), [("1.0", 1), ("1.1", 0)])
def test_a_withdrawn_release_is_told(index: str, tmp_path: Path, version: str, code: int) -> None:
    command = [DEPLOY / "withdrawn.sh", sys.executable, tmp_path / f"{version}.lock"]
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "UV_DEFAULT_INDEX": index}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, REASON in done.stdout) == (code, bool(code)), done.stderr


def test_an_index_that_does_not_answer_is_no_good_news(tmp_path: Path, index: str) -> None:
    command = [DEPLOY / "withdrawn.sh", sys.executable, tmp_path / "1.1.lock"]
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "UV_DEFAULT_INDEX": f"{index}/nowhere"}
    assert subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 2
