"""Electricity from the sun on roofs."""
