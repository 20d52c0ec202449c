"""Measures against noise."""
