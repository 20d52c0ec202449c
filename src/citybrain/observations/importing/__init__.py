"""Readings from files."""

LARGEST = 64 << 20
"""Bytes of a file that is looked at while the city is served: it is held in memory several times over."""
