"""Formulas of green."""
