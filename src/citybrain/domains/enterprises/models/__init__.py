"""Formulas of enterprises."""
