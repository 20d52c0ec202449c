"""Open City Brain: sense, understand, plan, act and learn with a city."""

__version__ = "0.1.0"
