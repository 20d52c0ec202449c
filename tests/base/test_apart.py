"""Work in a process of its own: what it gives, its errors, and limits that end it alone."""

import os
import signal
import time
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from citybrain.base.apart import ApartLimits, run_apart
from citybrain.kernel.errors import InputError

HERE = "tests.base.test_apart"


def twice(asked: Mapping[str, Any], arrays: Mapping[str, Any]) -> tuple[Any, dict[str, Any]]:
    print("what a library prints is no part of the answer")
    return {"said": asked["word"] * 2}, {"numbers": arrays["numbers"] * 2.0}


def refuse(asked: Mapping[str, Any], arrays: Mapping[str, Any]) -> tuple[Any, dict[str, Any]]:
    raise InputError("file-empty", file="line.inp")


def sleep(asked: Mapping[str, Any], arrays: Mapping[str, Any]) -> tuple[Any, dict[str, Any]]:
    time.sleep(60)
    return {}, {}


def fill(asked: Mapping[str, Any], arrays: Mapping[str, Any]) -> tuple[Any, dict[str, Any]]:
    return {}, {"numbers": np.ones(200_000_000)}


def crash(asked: Mapping[str, Any], arrays: Mapping[str, Any]) -> tuple[Any, dict[str, Any]]:
    os.kill(os.getpid(), signal.SIGSEGV)
    return {}, {}


def test_it_gives_what_the_function_gives() -> None:
    made = run_apart(f"{HERE}:twice", {"word": "ab"}, {"numbers": np.arange(3.0)})
    assert made.answer == {"said": "abab"}
    assert made.arrays["numbers"].tolist() == [0.0, 2.0, 4.0]


def test_an_error_comes_back_as_it_is() -> None:
    with pytest.raises(InputError) as refused:
        run_apart(f"{HERE}:refuse", {})
    assert (refused.value.code, refused.value.arguments) == ("file-empty", {"file": "line.inp"})


@pytest.mark.parametrize(
    ("function", "limits", "code"),
    [
        ("sleep", ApartLimits(2.0), "apart-too-long"),
        ("fill", ApartLimits(60.0, 600_000_000), "apart-too-heavy"),
        ("crash", ApartLimits(), "apart-broke"),
    ],
)
def test_what_goes_wrong_ends_alone(function: str, limits: ApartLimits, code: str) -> None:
    with pytest.raises(InputError) as refused:
        run_apart(f"{HERE}:{function}", {"file": "line.inp"}, limits=limits)
    assert refused.value.code == code
    assert refused.value.arguments["file"] == "line.inp"
