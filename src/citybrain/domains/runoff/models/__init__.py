"""Formulas of rain, runoff, ponds, floods and the control of runoff over a year."""
