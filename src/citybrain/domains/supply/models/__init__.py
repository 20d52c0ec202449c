"""Formulas of water supply."""
