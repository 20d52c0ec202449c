"""Measures on water supply."""
