"""Measures on buildings."""
