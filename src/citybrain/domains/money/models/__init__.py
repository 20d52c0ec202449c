"""Formulas of the domain money."""
