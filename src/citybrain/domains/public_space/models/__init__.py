"""Formulas of public space."""
