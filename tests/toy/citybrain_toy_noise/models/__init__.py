"""Formulas of street noise."""
