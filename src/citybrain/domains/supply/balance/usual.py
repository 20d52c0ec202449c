"""Numbers that hold where nobody states others: those of the parameters of the domain, for tables without a city."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from citybrain.kernel.errors import InputError
from citybrain.kernel.yaml_files import read_yaml

FILE = Path(__file__).parents[1] / "parameters" / "common.yaml"


def stated_or_usual(names: Mapping[str, str], stated: Mapping[str, float | None]) -> dict[str, float]:
    """Numbers by what they are called here (`names`: the parameter of each): as stated, else as the parameter says.

    Raises InputError for a number below 0.
    """
    parameters: Mapping[str, Any] = read_yaml(FILE)
    numbers = {
        one: float(parameters[parameter]["values"][-1]["value"] if stated.get(one) is None else stated[one] or 0.0)
        for one, parameter in names.items()
    }
    if wrong := next((one for one, value in numbers.items() if not 0.0 <= value < float("inf")), None):
        raise InputError("supply-number", received=numbers[wrong], name=wrong)
    return numbers
