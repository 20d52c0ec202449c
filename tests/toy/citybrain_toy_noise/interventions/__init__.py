"""Measures against street noise."""
