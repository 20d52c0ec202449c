"""Formulas of the domain buildings."""
