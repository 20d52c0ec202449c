"""What `city.toml` says about notifications: by which server mail goes out, and which servers may be called."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from citybrain.twin.configuration_sign_in import HOST

LOOPBACK = ("localhost", "127.0.0.1", "::1")
Origin = Annotated[str, Field(pattern=r"^https?://(?:\[[0-9a-f:]+\]|[a-z0-9.-]+)(?::\d{1,5})?$", max_length=300)]
MAIL = r"^[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}$"
PUSH_SERVICES = (
    "fcm.googleapis.com", "updates.push.services.mozilla.com", "web.push.apple.com", "notify.windows.com",
)  # fmt: skip
"""Servers of the common browsers; that of a name below one of them is one too."""


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class MailSettings(_Section):
    """The server that mail is handed to. Without TLS only this machine is: anybody on the way could read it.

    `user` signs in with the password in the folder of keys; none is sent without one.
    """

    host: str = Field(min_length=1, max_length=253, pattern=r"^[A-Za-z0-9.:-]+$")
    port: int = Field(default=587, ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str | None = Field(default=None, min_length=1, max_length=254)
    sender: str = Field(max_length=254, pattern=MAIL)

    @field_validator("security")
    @classmethod
    def _is_safe(cls, security: str, known: ValidationInfo) -> str:
        if security == "none" and known.data.get("host", "localhost") not in LOOPBACK:
            raise ValueError(f"without TLS to {', '.join(LOOPBACK)} alone")
        return security


class NotificationSettings(_Section):
    """`address` is that by which people reach this server. `webhooks` are the servers that may be called, each public
    or private: to a private address of a network nothing is sent but where its server is said to be there.

    `most_per_minute` of all that is sent, and `most_per_hour` to one address.
    """

    address: Annotated[str, Field(pattern=rf"^{HOST}$", max_length=200)]
    mail: MailSettings | None = None
    webhooks: dict[Origin, Literal["public", "private"]] = Field(default={}, max_length=100)
    push_services: dict[str, Literal["public", "private"]] = Field(
        default=dict.fromkeys(PUSH_SERVICES, "public"), max_length=100
    )
    most_per_minute: int = Field(default=120, ge=1, le=10_000)
    most_per_hour: int = Field(default=60, ge=1, le=3600)
