"""Formulas of travel."""
