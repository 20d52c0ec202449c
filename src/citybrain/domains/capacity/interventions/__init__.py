"""Measures of carrying capacity."""
