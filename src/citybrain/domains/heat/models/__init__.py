"""Formulas of heat."""
