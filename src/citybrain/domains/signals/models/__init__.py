"""Delay at signals: formulas, timing and a simulation by seconds."""
