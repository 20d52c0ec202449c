"""Formulas of the domain health."""
