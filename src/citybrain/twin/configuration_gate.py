"""What `city.toml` says about the gate: the connectors by which what was approved is done; without one nothing is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

ADDRESS = r"^(?:https?|mqtts?)://(?:\[[0-9a-f:]+\]|[a-z0-9.-]+)(?::\d{1,5})?(?:/[^\s?#@]*)?$"
ConnectorName = Annotated[str, Field(pattern="^[a-z][a-z0-9_]{0,99}$")]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class GateConnector(_Section):
    """A server that takes commands: `address` is that of HTTP, or of a broker of MQTT, where they go below `topic`.

    Its secret stands in the folder of keys. Without TLS only a server of a `private` network is called.
    """

    address: Annotated[str, Field(pattern=ADDRESS, max_length=300)]
    network: Literal["public", "private"] = "public"
    topic: str = Field(default="citybrain/commands", min_length=1, max_length=200, pattern=r"^[^\x00-\x1f#+$]+$")
    user: str | None = Field(default=None, min_length=1, max_length=200)

    @model_validator(mode="after")
    def _is_safe(self) -> Self:
        for fault in self._faults():
            raise ValueError(fault)
        return self

    def _faults(self) -> Iterator[str]:
        if self.network == "public" and not self.address.startswith(("https:", "mqtts:")):
            yield 'address: https:// or mqtts://, or network = "private"'
        if self.mqtt and self.address.count("/") > 2:
            yield "address: a broker has no path"
        if self.user and not self.mqtt:
            yield "user: of a broker alone"

    @property
    def mqtt(self) -> bool:
        """Whether it is a broker."""
        return self.address.startswith("mqtt")


class GateSettings(_Section):
    """Connectors by the names that kinds of proposals give them."""

    connectors: dict[ConnectorName, GateConnector] = Field(default={}, max_length=100)
