"""A release is signed, and installed only as it was signed; an update that fails leaves the version that was there."""

import base64
import hashlib
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

DEPLOY = Path(__file__).parents[2] / "deploy"
WORKS = "import sys\n\ndef run():\n    print({version!r})\n"
FAILS = "def run():\n    raise SystemExit('{version} does not begin')\n"


def wheel(folder: Path, name: str, version: str, program: str = WORKS) -> Path:
    """A small wheel; that of opencitybrain has the program `citybrain`."""
    folder.mkdir(exist_ok=True)
    path, info = folder / f"{name}-{version}-py3-none-any.whl", f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": program.format(version=version),
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    if name == "opencitybrain":
        files[f"{info}/entry_points.txt"] = f"[console_scripts]\ncitybrain = {name}:run\n"
    digests = {file: base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()) for file, text in files.items()}
    record = "".join(
        f"{file},sha256={sum_.decode().rstrip('=')},{len(files[file])}\n" for file, sum_ in digests.items()
    )
    with zipfile.ZipFile(path, "w") as archive:
        for file, text in (files | {f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}).items():
            archive.writestr(file, text)
    return path


def release(folder: Path, version: str, program: str = WORKS) -> Path:
    """What a release holds, with one library in each lock."""
    wheel(folder, "opencitybrain", version, program)
    for name, lock in (("left", "requirements-server.lock"), ("right", "requirements-source.lock")):
        path = wheel(folder.parent / "libraries", name, "1.0")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        (folder / lock).write_text(f"{name} @ {path.as_uri()} --hash=sha256:{digest}\n", encoding="utf-8")
    return folder


def key(folder: Path, name: str) -> Path:
    if shutil.which("ssh-keygen") is None:
        pytest.skip("service missing: ssh-keygen (see .ci/run)")
    path = folder / name
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path], check=True)
    return path


def sign(made: Path, by: Path) -> None:
    subprocess.run([DEPLOY / "sign.sh", by, made], check=True)


@pytest.fixture
def trusted(tmp_path: Path) -> Path:
    """A key whose public half is in the file of signers."""
    path = key(tmp_path, "release-key")
    public = path.with_suffix(".pub").read_text(encoding="utf-8")
    (tmp_path / "signers").write_text(f"citybrain-release {public}", encoding="utf-8")
    return path


def update(made: Path) -> tuple[bool, str]:
    """Whether an update is done, and what it says."""
    place = made.parent / "opt"
    command = [DEPLOY / "update.sh", made, made.parent / "signers", place]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode == 0, done.stdout + done.stderr


def running(folder: Path) -> str:
    """What the installed program says."""
    return subprocess.run([folder / "opt" / "bin" / "citybrain"], capture_output=True, text=True, check=True).stdout


def places(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("opt*"))


def test_a_release_is_installed_updated_and_one_that_does_not_begin_is_not(tmp_path: Path, trusted: Path) -> None:
    for version in ("1.0", "1.1"):
        made = release(tmp_path / version, version)
        sign(made, trusted)
        done, told = update(made)
        assert done, told
        assert running(tmp_path).strip() == version
    assert not update(made)[0]  # it is there already, and stays
    broken = release(tmp_path / "1.2", "1.2", FAILS)
    sign(broken, trusted)
    done, told = update(broken)
    assert (done, "1.2 does not begin" in told) == (False, True)
    assert running(tmp_path).strip() == "1.1"
    assert places(tmp_path) == ["opt", "opt-1.0", "opt-1.1"]


def test_what_is_not_as_it_was_signed_is_refused(tmp_path: Path, trusted: Path) -> None:
    made = release(tmp_path / "1.0", "1.0")
    assert not update(made)[0]  # no signature
    sign(made, key(tmp_path, "other-key"))
    assert not update(made)[0]  # a signature of somebody else
    sign(made, trusted)
    for name in ("opencitybrain-1.0-py3-none-any.whl", "requirements-server.lock", "SHA256SUMS", "SHA256SUMS.sig"):
        path = made / name
        whole = path.read_bytes()
        at = len(whole) // 2
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert not update(made)[0], name
        path.write_bytes(whole)
    (made / "requirements-server.lock").unlink()
    sign(made, trusted)
    assert "does not name requirements-server.lock" in update(made)[1]
    assert places(tmp_path) == []
