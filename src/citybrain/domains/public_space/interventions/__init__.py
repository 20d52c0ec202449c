"""Measures in public space."""
