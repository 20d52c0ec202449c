"""What `city.toml` says about signing in: a provider of OpenID Connect, and who needs a second factor."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

HOST = r"(?:https://[^/\s?#@]+|http://(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?)"
"""Without TLS nothing but the machine itself is asked: who reads the wire could sign in as anybody."""

SECRET = r"(?:env|file):\S+"
RoleName = Literal[
    "administrator", "data_steward", "climate_officer", "planner", "council", "grid_operator", "duty_officer",
    "device_operator", "auditor",
]  # fmt: skip


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ProviderSettings(_Section):
    """A provider that says who somebody is.

    `address` is that by which browsers reach this server. `secret` is "env:NAME" or "file:PATH". `claim` names a list
    of groups in what the provider tells; `roles` are those of each group: who is in none of them gets none.
    """

    name: str = Field(min_length=1, max_length=80)
    issuer: Annotated[str, Field(pattern=rf"^{HOST}(?:/[^\s?#]*)?$", max_length=500)]
    client: str = Field(min_length=1, max_length=200)
    address: Annotated[str, Field(pattern=rf"^{HOST}$", max_length=200)]
    secret: Annotated[str, Field(pattern=f"^{SECRET}$", max_length=500)] | None = None
    claim: str = Field(default="groups", min_length=1, max_length=200)
    roles: dict[str, list[RoleName]] = {}


class SignInSettings(_Section):
    """`second_factor`: whether administrators may do without one when they sign in with a password or a provider."""

    second_factor: Literal["optional", "administrators"] = "optional"
    provider: ProviderSettings | None = None
