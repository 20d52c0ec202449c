"""Readings from files."""
