"""Measures that move square metres."""
