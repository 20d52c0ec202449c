"""What city.toml says about notifications."""

from __future__ import annotations

from pathlib import Path

from citybrain.kernel.errors import NotFoundError
from citybrain.twin.configuration import read_configuration
from citybrain.twin.configuration_notifications import NotificationSettings


def notification_settings(city: Path) -> NotificationSettings | None:
    """The settings of a city, None where it has none. Raises InputError for what cannot be understood."""
    try:
        return read_configuration(city).notifications
    except NotFoundError:
        return None
