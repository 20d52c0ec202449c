"""Formulas of ways over cells of the ground."""
