"""Classes of devices by what they measure, in `device_classes.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import BaseModel, Field

from citybrain.kernel.yaml_files import read_yaml

OF_ANYBODY = 4
"""The best level of devices whose readings are taken from who is not signed in."""

FILE = Path(__file__).with_name("device_classes.yaml")


class DeviceClass(BaseModel, extra="forbid", frozen=True):
    """A class of devices: level of the U4SSC verifier, and standard deviation of the error of a reading."""

    level: int = Field(ge=1, le=6)
    spread: float = Field(gt=0)
    source: str
    label: dict[str, str]

    @property
    def anybody(self) -> bool:
        """Whether anybody may send readings of it: those of better classes, which weigh more, come from the city."""
        return self.level >= OF_ANYBODY


class MeasuredByDevices(BaseModel, extra="forbid", frozen=True):
    """What devices measure: its unit, the known property that sensors of the city measure, and classes, best first."""

    unit: str
    property: str
    classes: dict[str, DeviceClass]


@cache
def device_classes() -> Mapping[str, MeasuredByDevices]:
    """By what is measured."""
    return {name: MeasuredByDevices.model_validate(said) for name, said in read_yaml(FILE).items()}
