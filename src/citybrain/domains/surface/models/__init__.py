"""Formulas of the ground surface."""
