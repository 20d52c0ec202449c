"""Measures against heat."""
