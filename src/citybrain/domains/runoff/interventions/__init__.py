"""Measures that hold rain back."""
