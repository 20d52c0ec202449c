"""Work on files of strangers in a process of its own, which has a time and a memory limit and may crash alone."""

from __future__ import annotations

import importlib
import io
import json
import os
import resource
import subprocess
import sys
from collections.abc import Mapping
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.errors import CityBrainError, InputError

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
ANSWER = "__answer__"
Arrays: TypeAlias = Mapping[str, Any]


class ApartLimits(NamedTuple):
    """Seconds after which work is ended, and bytes of data that it may have."""

    seconds: float = 120.0
    memory: int = 2_000_000_000


USUAL = ApartLimits()


class ApartResult(NamedTuple):
    """What a function gave: what JSON can hold, and arrays by name."""

    answer: Any
    arrays: Arrays


def run_apart(
    function: str, asked: Mapping[str, Any], arrays: Arrays | None = None, limits: ApartLimits = USUAL
) -> ApartResult:
    """The result of `package.module:function(asked, arrays)`, which gives an answer and arrays, in another process.

    `asked` and the answer are what JSON can hold; nothing is pickled, so that a process which a file took over can
    give numbers and no code. Raises the CityBrainError that the function raises; InputError where the process takes
    too long, needs too much memory, or ends without an answer.
    """
    command = [sys.executable, "-m", __name__, function, str(limits.memory)]
    try:
        done = subprocess.run(
            command, input=_packed(asked, arrays or {}), capture_output=True, timeout=limits.seconds, check=False,
            env={**os.environ, **ONE_THREAD},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise InputError("apart-too-long", file=str(asked.get("file", "-")), allowed=limits.seconds) from None
    if done.returncode:
        code = "apart-too-heavy" if b"MemoryError" in done.stderr else "apart-broke"
        told = {"allowed": limits.memory / 1e6} if code == "apart-too-heavy" else {"received": done.returncode}
        raise InputError(code, file=str(asked.get("file", "-")), **told)
    answer, given = _unpacked(done.stdout)
    if error := answer.get("error"):
        raise InputError(error["code"], **error["arguments"])
    return ApartResult(answer["answer"], given)


def _packed(answer: Any, arrays: Arrays) -> bytes:
    file = io.BytesIO()
    text = np.frombuffer(json.dumps(answer).encode(), np.uint8)
    np.savez(file, **{ANSWER: text, **arrays})
    return file.getvalue()


def _unpacked(content: bytes) -> tuple[Any, dict[str, NDArray[Any]]]:
    with np.load(io.BytesIO(content), allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    return json.loads(arrays.pop(ANSWER).tobytes()), arrays


def main() -> None:
    """Run one function on what the standard input says, and write what it gives; what it prints goes elsewhere."""
    module, _, name = sys.argv[1].partition(":")
    resource.setrlimit(resource.RLIMIT_DATA, (int(sys.argv[2]), int(sys.argv[2])))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    out = os.dup(1)
    os.dup2(2, 1)
    asked, arrays = _unpacked(sys.stdin.buffer.read())
    try:
        answer, given = getattr(importlib.import_module(module), name)(asked, arrays)
        packed = _packed({"answer": answer}, given)
    except CityBrainError as error:
        packed = _packed({"error": {"code": error.code, "arguments": error.arguments}}, {})
    with os.fdopen(out, "wb") as file:
        file.write(packed)


if __name__ == "__main__":
    main()
