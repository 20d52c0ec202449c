"""Formulas of the air."""
