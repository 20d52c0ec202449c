"""Measures that take, join or care for habitats."""
