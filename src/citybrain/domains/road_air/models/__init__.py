"""Formulas of air beside the road."""
