"""Formulas of the domain carbon."""
