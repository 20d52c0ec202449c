"""Formulas of the land budget."""
