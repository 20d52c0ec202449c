"""Formulas of streets and access."""
