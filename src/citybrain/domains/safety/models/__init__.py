"""Formulas of the domain safety."""
