"""Formulas of noise."""
