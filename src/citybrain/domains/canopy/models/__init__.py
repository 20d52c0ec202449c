"""Formulas of canopy."""
