"""Formulas of trees."""
