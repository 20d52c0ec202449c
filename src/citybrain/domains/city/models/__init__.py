"""Formulas of the domain city."""
