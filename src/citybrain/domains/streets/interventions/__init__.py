"""Measures on streets and access."""
