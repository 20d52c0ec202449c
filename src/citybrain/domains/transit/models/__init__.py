"""Formulas of public transport."""
