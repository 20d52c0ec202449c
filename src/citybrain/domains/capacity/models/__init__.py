"""Formulas of carrying capacity."""
