"""Measures on the ground and on roofs."""
