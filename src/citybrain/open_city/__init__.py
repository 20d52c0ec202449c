"""What one open city holds: the API, the command line and notebooks use it alike."""

from citybrain.open_city.city import OpenCity

__all__ = ["OpenCity"]
