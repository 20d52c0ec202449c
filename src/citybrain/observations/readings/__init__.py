"""Readings of sensors: what came in, what became of each, and how they are read again."""
